package ml.spred.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import ml.spred.InputException;

/**
 * How files are fetched.
 *
 * @param archive root of the archive's folders; NCBI's by default
 * @param samples what makes the text of a single sample; NCBI's by default
 * @param attempts how often in a row a file may fail without a byte of progress; 6 by default
 * @param patience longest wait for the server's next byte; 30 s by default
 * @param firstPause wait before the second attempt, doubled each time; 1 s by default
 * @param overwrite fetch again what is there; false by default
 */
public record FetchOptions(
    URI archive,
    URI samples,
    int attempts,
    Duration patience,
    Duration firstPause,
    boolean overwrite) {
  private static final URI NCBI_ARCHIVE = URI.create("https://ftp.ncbi.nlm.nih.gov/geo/");
  private static final URI NCBI_SAMPLES = URI.create("https://www.ncbi.nlm.nih.gov/geo/query/acc.cgi");

  /** Refuses numbers that let nothing happen. */
  public FetchOptions {
    if (attempts < 1 || patience.isNegative() || patience.isZero() || firstPause.isNegative()) {
      throw new InputException("The number of attempts (" + attempts + ") must be at least 1 and the wait for a byte ("
          + patience.toMillis() + " ms) positive.");
    }
  }

  /** NCBI's archive, six attempts, 30 s of patience, what is there left alone. */
  public static FetchOptions defaults() {
    return new FetchOptions(NCBI_ARCHIVE, NCBI_SAMPLES, 6, Duration.ofSeconds(30), Duration.ofSeconds(1), false);
  }

  /**
   * Fetches from a mirror with NCBI's folders, where samples come from {@code query/acc.cgi}.
   *
   * @throws InputException where the address is not one of the web
   */
  public FetchOptions withMirror(String address) {
    URI root = address(address.endsWith("/") ? address : address + "/");
    return new FetchOptions(root, root.resolve("query/acc.cgi"), attempts, patience, firstPause, overwrite);
  }

  /** Gives up after so many failures in a row without a byte of progress; at least 1. */
  public FetchOptions withAttempts(int value) {
    return new FetchOptions(archive, samples, value, patience, firstPause, overwrite);
  }

  /** Waits that long for a byte, and that long before the second attempt. */
  public FetchOptions withWaits(Duration forByte, Duration beforeSecond) {
    return new FetchOptions(archive, samples, attempts, forByte, beforeSecond, overwrite);
  }

  /** Fetches what is there again, or leaves it. */
  public FetchOptions withOverwrite(boolean value) {
    return new FetchOptions(archive, samples, attempts, patience, firstPause, value);
  }

  private static URI address(String text) {
    try {
      URI address = new URI(text);
      boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
      if (web && address.getHost() != null) {
        return address;
      }
      throw notAnAddress(text);
    } catch (URISyntaxException failure) {
      throw notAnAddress(text);
    }
  }

  private static InputException notAnAddress(String text) {
    return new InputException("'" + text + "' is not an address of the web; give one that begins with https:// or http://.");
  }
}
