package ml.spred.metric;

/** Labels, probabilities and predicted classes of one split, checked against each other. */
record Predictions(int[] labels, double[][] probabilities, int[] predicted, int numClasses) {

  Predictions {
    requireLength("probabilities", probabilities.length, labels.length, "samples");
    requireLength("predicted", predicted.length, labels.length, "samples");
    for (int sample = 0; sample < labels.length; sample++) {
      requireClass("label", labels[sample], sample, numClasses);
      requireClass("predicted class", predicted[sample], sample, numClasses);
      requireProbabilities(probabilities[sample], sample, numClasses);
    }
  }

  /** The most probable class of each sample; the lowest index wins a tie. */
  static int[] mostProbable(double[][] probabilities) {
    int[] predicted = new int[probabilities.length];
    for (int sample = 0; sample < probabilities.length; sample++) {
      for (int label = 1; label < probabilities[sample].length; label++) {
        if (probabilities[sample][label] > probabilities[sample][predicted[sample]]) {
          predicted[sample] = label;
        }
      }
    }
    return predicted;
  }

  private static void requireLength(String what, int found, int expected, String of) {
    if (found != expected) {
      throw new IllegalArgumentException(what + " has " + found + " entries, but there are " + expected + " " + of);
    }
  }

  private static void requireClass(String what, int found, int sample, int numClasses) {
    if (found < 0 || found >= numClasses) {
      throw new IllegalArgumentException(
          what + " of sample " + sample + " is " + found + "; it must lie in 0.." + (numClasses - 1));
    }
  }

  private static void requireProbabilities(double[] row, int sample, int numClasses) {
    requireLength("probabilities of sample " + sample, row.length, numClasses, "classes");
    for (double probability : row) {
      if (!Double.isFinite(probability)) {
        throw new IllegalArgumentException("a probability of sample " + sample + " is " + probability + "; it must be finite");
      }
    }
  }
}
