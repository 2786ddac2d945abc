package ml.spred.lasso;

import ml.spred.InputException;

/** What is refused before anything is computed. */
final class LassoChecks {
  private LassoChecks() {}

  static void require(LassoMatrix x, double[] y, LassoDefinition definition, double tolerance) {
    int samples = x.numSamples();
    if (samples == 0 || x.numFeatures() == 0) {
      throw new InputException("the data has " + samples + " samples and " + x.numFeatures()
          + " features, both must be at least 1.");
    }
    requireLength("responses", y.length, "samples", samples);
    if (definition.weights() != null) {
      requireLength("sample weights", definition.weights().length, "samples", samples);
    }
    if (definition.factors() != null) {
      requireLength("penalty factors", definition.factors().length, "features", x.numFeatures());
    }
    for (int sample = 0; sample < samples; sample++) {
      if (!Double.isFinite(y[sample])) {
        throw new InputException("the response of sample " + sample + " is " + y[sample]
            + ", it must be finite; remove the sample.");
      }
    }
    if (!(tolerance > 0 && tolerance < 1)) {
      throw new IllegalArgumentException("the tolerance of the duality gap is " + tolerance
          + ", it must be above 0 and below 1.");
    }
  }

  private static void requireLength(String what, int count, String whose, int expected) {
    if (count != expected) {
      throw new IllegalArgumentException("there are " + count + " " + what + " for " + expected + " " + whose
          + ", one for each is needed.");
    }
  }

  static void requireLambda(double lambda, LassoDefinition definition, Design design) {
    if (!(lambda >= 0 && Double.isFinite(lambda))) {
      throw new InputException("lambda is " + lambda + ", it must be a finite number of at least 0.");
    }
    if (lambda == 0 && definition.nonNegative()) {
      throw new InputException("lambda is 0 with coefficients that may not be negative, which is no Lasso; give a small lambda"
          + " above 0.");
    }
    int room = design.rows() - (definition.intercept() ? 1 : 0);
    int free = 0;
    for (int feature = 0; feature < design.features(); feature++) {
      free += Double.isFinite(definition.factor(feature)) && design.norm(feature) > 0 ? 1 : 0;
    }
    if (lambda == 0 && free > room) {
      throw new InputException("lambda is 0 with " + free + " features and " + design.rows()
          + " samples, which has infinitely many"
          + " minima; give a lambda above 0, or at most " + room + " features.");
    }
  }
}
