package ml.spred.expression;

import ml.spred.InputException;

/**
 * What a reader refuses for its size, whether a file declares it or holds it.
 *
 * @param maxSamples most samples; 1,000,000 by default
 * @param maxFeatures most features; 10,000,000 by default
 * @param maxCells most values: samples times features, or listed entries of a sparse table; 4,000,000,000 by default
 * @param maxBytes most bytes of memory for values and names; three quarters of Java's heap by default
 * @param maxLineBytes longest line of a text file in bytes; by default 256 MiB, or a sixteenth of the heap if that is less
 */
public record SizeLimits(int maxSamples, int maxFeatures, long maxCells, long maxBytes, int maxLineBytes) {
  private static final int MAX_LINE_BYTES = 1 << 28;
  // A line is held as bytes, twice while its buffer grows, as characters and as a string.
  private static final int LINES_IN_HEAP = 16;

  /** Refuses limits that let nothing pass. */
  public SizeLimits {
    if (maxSamples < 1 || maxFeatures < 1 || maxCells < 1 || maxBytes < 1 || maxLineBytes < 1) {
      throw new InputException("The limits on samples (" + maxSamples + "), features (" + maxFeatures + "), values ("
          + maxCells + "), bytes (" + maxBytes + ") and bytes of a line (" + maxLineBytes + ") must be at least 1.");
    }
  }

  /** Limits that only this machine's memory sets in practice. */
  public static SizeLimits defaults() {
    long heap = Runtime.getRuntime().maxMemory();
    return new SizeLimits(1_000_000, 10_000_000, 4_000_000_000L, heap / 4 * 3,
        (int) Math.min(MAX_LINE_BYTES, heap / LINES_IN_HEAP));
  }
}
