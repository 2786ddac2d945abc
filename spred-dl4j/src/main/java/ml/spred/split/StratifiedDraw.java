package ml.spred.split;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws within each class. */
final class StratifiedDraw {
  private static final Split[] SPLITS = Split.values();

  private final SplitOptions options;
  /** What rounding has withheld from each split so far, so that the shares also hold over all classes together. */
  private final double[] owed = new double[SPLITS.length];

  StratifiedDraw(SplitOptions options) {
    this.options = options;
  }

  void assign(Map<String, List<Integer>> classes, Split[] bySample) {
    SplittableRandom random = new SplittableRandom(options.seed());
    for (List<Integer> samples : classes.values()) {
      int[] sizes = sizes(samples.size());
      int[] shuffled = Shuffle.of(samples, random);
      int next = 0;
      for (Split split : SPLITS) {
        for (int taken = 0; taken < sizes[split.ordinal()]; taken++) {
          bySample[shuffled[next++]] = split;
        }
      }
    }
  }

  /** Whole numbers that add up to the class and differ from the shares by less than one, save that no split is left empty. */
  private int[] sizes(int classSize) {
    int[] sizes = new int[SPLITS.length];
    double[] remainders = new double[SPLITS.length];
    int left = classSize;
    for (Split split : SPLITS) {
      double exact = options.fraction(split) * classSize;
      int whole = (int) Math.floor(exact + 1e-9);
      sizes[split.ordinal()] = whole;
      remainders[split.ordinal()] = exact - whole;
      left -= whole;
    }
    giveOut(left, sizes, remainders);
    fillEmpty(sizes);
    for (Split split : SPLITS) {
      owed[split.ordinal()] += options.fraction(split) * classSize - sizes[split.ordinal()];
    }
    return sizes;
  }

  private void giveOut(int left, int[] sizes, double[] remainders) {
    for (int given = 0; given < left; given++) {
      int best = -1;
      for (int split = 0; split < sizes.length; split++) {
        boolean open = remainders[split] > 1e-9;
        if (open && (best < 0 || remainders[split] + owed[split] > remainders[best] + owed[best] + 1e-9)) {
          best = split;
        }
      }
      sizes[best]++;
      remainders[best] = 0;
    }
  }

  private void fillEmpty(int[] sizes) {
    for (Split split : SPLITS) {
      if (sizes[split.ordinal()] == 0 && options.fraction(split) > 0) {
        sizes[largest(sizes)]--;
        sizes[split.ordinal()]++;
      }
    }
  }

  private static int largest(int[] sizes) {
    int largest = 0;
    for (int split = 1; split < sizes.length; split++) {
      largest = sizes[split] > sizes[largest] ? split : largest;
    }
    return largest;
  }
}
