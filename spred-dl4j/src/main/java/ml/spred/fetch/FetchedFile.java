package ml.spred.fetch;

import java.nio.file.Path;

/**
 * A verified file.
 *
 * @param path where it is
 * @param bytes its length
 * @param sha256 its checksum in hexadecimal digits
 * @param downloaded false where it was there already
 */
public record FetchedFile(Path path, long bytes, String sha256, boolean downloaded) {
}
