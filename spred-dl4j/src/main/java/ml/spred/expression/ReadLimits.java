package ml.spred.expression;

import java.util.Locale;
import ml.spred.InputException;

/** Stops a file that is larger than allowed before memory is taken for it. */
record ReadLimits(String source, ReadOptions options) {

  void checkSamples(long samples) {
    refuseAbove(samples, options.maxSamples(), "samples", "--max-samples");
  }

  void checkFeatures(long features) {
    refuseAbove(features, options.maxFeatures(), "features", "--max-features");
  }

  void checkCells(long samples, long features) {
    refuseAbove(samples * features, options.maxCells(), "values", "--max-cells");
  }

  private void refuseAbove(long found, long limit, String what, String option) {
    if (found > limit) {
      throw new InputException(String.format(Locale.ROOT,
          "%s holds at least %,d %s, more than the limit of %,d; raise %s if there is memory for them.",
          source, found, what, limit, option));
    }
  }
}
