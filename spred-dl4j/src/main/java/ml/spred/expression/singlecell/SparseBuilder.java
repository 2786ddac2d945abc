package ml.spred.expression.singlecell;

import java.util.Arrays;
import ml.spred.expression.SparseRows;

/** Gathers the entries of a sparse table in any order. Memory is taken for entries that have come, never for declared ones. */
final class SparseBuilder {
  private static final int FIRST_CAPACITY = 8;

  private final int numFeatures;
  private final int[][] indices;
  private final double[][] values;
  private final int[] counts;

  /** Hears of an entry that came twice. */
  interface Duplicate {
    RuntimeException refusal(int sample, int feature);
  }

  SparseBuilder(int numSamples, int numFeatures) {
    this.numFeatures = numFeatures;
    indices = new int[numSamples][];
    values = new double[numSamples][];
    counts = new int[numSamples];
  }

  /** Adds an entry; a zero is what is not listed, and left out. */
  void add(int sample, int feature, double value) {
    if (value == 0) {
      return;
    }
    int count = counts[sample]++;
    if (count == 0) {
      indices[sample] = new int[FIRST_CAPACITY];
      values[sample] = new double[FIRST_CAPACITY];
    } else if (count == indices[sample].length) {
      // By a quarter: at the end an array is at most so much longer than its entries.
      int capacity = count + Math.max(FIRST_CAPACITY, count / 4);
      indices[sample] = Arrays.copyOf(indices[sample], capacity);
      values[sample] = Arrays.copyOf(values[sample], capacity);
    }
    indices[sample][count] = feature;
    values[sample][count] = value;
  }

  /** The table; no more entries are taken afterwards. */
  SparseRows build(Duplicate duplicate) {
    for (int sample = 0; sample < counts.length; sample++) {
      int count = counts[sample];
      indices[sample] = count == 0 ? new int[0] : Arrays.copyOf(indices[sample], count);
      values[sample] = count == 0 ? new double[0] : Arrays.copyOf(values[sample], count);
      if (!ascends(indices[sample])) {
        sort(sample);
        refuseRepeated(sample, duplicate);
      }
    }
    return new SparseRows(numFeatures, indices, values);
  }

  private static boolean ascends(int[] places) {
    for (int entry = 1; entry < places.length; entry++) {
      if (places[entry] <= places[entry - 1]) {
        return false;
      }
    }
    return true;
  }

  private void sort(int sample) {
    int[] places = indices[sample];
    double[] old = values[sample];
    long[] order = new long[places.length];
    Arrays.setAll(order, entry -> (long) places[entry] << 32 | entry);
    Arrays.sort(order);
    indices[sample] = Arrays.stream(order).mapToInt(key -> (int) (key >>> 32)).toArray();
    values[sample] = Arrays.stream(order).mapToDouble(key -> old[(int) key]).toArray();
  }

  private void refuseRepeated(int sample, Duplicate duplicate) {
    int[] places = indices[sample];
    for (int entry = 1; entry < places.length; entry++) {
      if (places[entry] == places[entry - 1]) {
        throw duplicate.refusal(sample, places[entry]);
      }
    }
  }
}
