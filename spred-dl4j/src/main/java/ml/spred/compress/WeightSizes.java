package ml.spred.compress;

import ml.spred.network.ParameterTensor;

/**
 * How large the weights of one array are: numbers of weights by the power of ten of their size, so that what is next to zero and
 * what is large can be seen in one picture.
 *
 * @param counts of the bins, from {@link #lower} of each to that of the next; the first bin has all smaller ones and zeros
 */
public record WeightSizes(long[] counts) {
  /** Bins in a power of ten. */
  private static final int PER_DECADE = 4;
  private static final int LOWEST_POWER = -10;
  private static final int BINS = PER_DECADE * (1 - LOWEST_POWER);

  public static WeightSizes of(ParameterTensor tensor) {
    long[] counts = new long[BINS];
    for (float weight : tensor.values().flat().toFloatVector()) {
      double bin = weight == 0 ? 0 : Math.floor(PER_DECADE * (Math.log10(Math.abs(weight)) - LOWEST_POWER));
      counts[(int) Math.max(0, Math.min(BINS - 1, bin))]++;
    }
    return new WeightSizes(counts);
  }

  /** Smallest size in a bin. */
  public static double lower(int bin) {
    return Math.pow(10, LOWEST_POWER + (double) bin / PER_DECADE);
  }

  /** Share of weights below the lower end of a bin, 0 … 1. */
  public double below(int bin) {
    long sum = 0;
    long all = 0;
    for (int k = 0; k < counts.length; k++) {
      sum += k < bin ? counts[k] : 0;
      all += counts[k];
    }
    return (double) sum / all;
  }
}
