package ml.spred.fetch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Whether a downloaded file is whole and the one that was asked for. */
final class FileCheck {
  /** The record's name is among the first lines. */
  private static final int HEAD_BYTES = 1 << 20;
  private static final int BUFFER_BYTES = 1 << 16;

  private FileCheck() {
  }

  /** What is wrong with a file. */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedException(String message) {
      super(message);
    }
  }

  /**
   * Unpacks the file to its end, which compares gzip's own checksum, and reads in its head which record it is.
   *
   * @return the SHA-256 of the file as it is on disk
   * @throws EOFException where it stops before its end
   * @throws DamagedException where it cannot be unpacked or is another record
   */
  static String check(Path path, RemoteFile file) throws IOException {
    try (DigestInputStream raw = Checksum.watching(Files.newInputStream(path));
        InputStream text = file.kind().packed() ? new GZIPInputStream(raw, BUFFER_BYTES) : new BufferedInputStream(raw)) {
      String head = new String(text.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      text.transferTo(OutputStream.nullOutputStream());
      requireRecord(head, file);
      raw.transferTo(OutputStream.nullOutputStream());
      return Checksum.text(raw.getMessageDigest());
    } catch (ZipException failure) {
      throw new DamagedException("its gzip stream cannot be unpacked: " + failure.getMessage());
    }
  }

  private static void requireRecord(String head, RemoteFile file) throws DamagedException {
    String key = file.kind().key(file.accession());
    Optional<String> found = head.lines().filter(line -> keyOf(line).equals(key)).findFirst().map(FileCheck::valueOf);
    if (found.isEmpty()) {
      throw new DamagedException("it has no line '" + key + "' that says which record it is");
    }
    if (!GeoAccession.find(found.get()).equals(Optional.of(file.accession()))) {
      throw new DamagedException("it is the record '" + found.get() + "', not " + file.accession());
    }
  }

  private static String keyOf(String line) {
    return line.split("[\\s=]", 2)[0].toLowerCase(Locale.ROOT);
  }

  private static String valueOf(String line) {
    return line.substring(keyOf(line).length()).replaceAll("^[\\s=\"]+|[\\s\"]+$", "");
  }
}
