package ml.spred.expression;

import java.util.Locale;
import ml.spred.InputException;

/** Stops a file that is larger than allowed before memory is taken for it; {@code source} is its name. */
public record ReadLimits(String source, ReadOptions options) {
  // A name, its entry in the set that finds repetitions, and what hangs on it.
  private static final long BYTES_OF_NAME = 160;

  /** So many samples, found or declared. */
  public void checkSamples(long samples) {
    refuseAbove(samples, options.limits().maxSamples(), "samples", "--max-samples");
  }

  /** So many features, found or declared. */
  public void checkFeatures(long features) {
    refuseAbove(features, options.limits().maxFeatures(), "features", "--max-features");
  }

  /** A dense table of that shape. */
  public void checkCells(long samples, long features) {
    refuseAbove(samples * features, options.limits().maxCells(), "values", "--max-cells");
    checkBytes(8.0 * samples * features + BYTES_OF_NAME * (samples + features));
  }

  /** A sparse table of that shape with so many listed entries. */
  public void checkSparse(long samples, long features, long entries) {
    refuseAbove(entries, options.limits().maxCells(), "values", "--max-cells");
    checkBytes(12.0 * entries + BYTES_OF_NAME * (samples + features));
  }

  /** So many lines of a header, of so many bytes together, which are all kept. */
  public void checkHeader(long lines, long bytes) {
    long needed = BYTES_OF_NAME * lines + 4 * bytes;
    if (needed > options.limits().maxBytes() / 4) {
      throw new InputException(String.format(Locale.ROOT, "%s has a header of more than %,d lines and %,d bytes, too long to be"
          + " true; the file is damaged, or no expression file.", source, lines, bytes));
    }
  }

  private void checkBytes(double needed) {
    if (needed > options.limits().maxBytes()) {
      throw new InputException(String.format(Locale.ROOT, "%s needs at least %,d MB of memory, more than the %,d MB that a table"
          + " may take here; give Java more, for example with SPRED_JAVA_OPTS=-Xmx16g.",
          source, (long) needed >> 20, options.limits().maxBytes() >> 20));
    }
  }

  private void refuseAbove(long found, long limit, String what, String option) {
    if (found > limit) {
      throw new InputException(String.format(Locale.ROOT,
          "%s holds at least %,d %s, more than the limit of %,d; raise %s if there is memory for them.",
          source, found, what, limit, option));
    }
  }
}
