package ml.spred.convex;

/** Mean cross-entropy of the softmax over the classes, natural logarithm. */
final class MultinomialLoss implements Loss {
  /** Rounding of a probability: a dual point this far outside the simplex is on its border. */
  private static final double ROUNDING = 1e-12;

  private final int[] labels;
  private final int numClasses;
  private final double[] probabilities;

  MultinomialLoss(int[] labels, int numClasses) {
    this.labels = labels;
    this.numClasses = numClasses;
    this.probabilities = new double[labels.length * numClasses];
  }

  @Override
  public int numSamples() {
    return labels.length;
  }

  @Override
  public int numOutputs() {
    return numClasses;
  }

  @Override
  public double evaluate(double[] outputs) {
    int samples = labels.length;
    double loss = 0;
    for (int sample = 0; sample < samples; sample++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int k = sample; k < outputs.length; k += samples) {
        largest = Math.max(largest, outputs[k]);
      }
      double total = 0;
      for (int k = sample; k < outputs.length; k += samples) {
        probabilities[k] = Math.exp(outputs[k] - largest);
        total += probabilities[k];
      }
      for (int k = sample; k < outputs.length; k += samples) {
        probabilities[k] /= total;
      }
      loss += Math.log(total) + largest - outputs[labels[sample] * samples + sample];
    }
    return loss / samples;
  }

  @Override
  public void gradient(double[] delta) {
    int samples = labels.length;
    double share = 1.0 / samples;
    for (int k = 0; k < delta.length; k++) {
      delta[k] = probabilities[k] * share;
    }
    for (int sample = 0; sample < samples; sample++) {
      int own = labels[sample] * samples + sample;
      // 1 − p of the own class as the sum of the others: no cancellation where the fit is nearly perfect.
      double others = 0;
      for (int k = sample; k < delta.length; k += samples) {
        others += k == own ? 0 : probabilities[k];
      }
      delta[own] = -others * share;
    }
  }

  @Override
  public void curve(double[] direction, double[] result) {
    int samples = labels.length;
    double share = 1.0 / samples;
    double[] mean = new double[samples];
    for (int k = 0; k < numClasses; k++) {
      for (int sample = 0, at = k * samples; sample < samples; sample++, at++) {
        mean[sample] += probabilities[at] * direction[at];
      }
    }
    for (int k = 0; k < numClasses; k++) {
      for (int sample = 0, at = k * samples; sample < samples; sample++, at++) {
        result[at] = probabilities[at] * (direction[at] - mean[sample]) * share;
      }
    }
  }

  @Override
  public void second(double[] result) {
    int samples = labels.length;
    int at = 0;
    for (int row = 0; row < numClasses; row++) {
      for (int column = 0; column <= row; column++) {
        for (int sample = 0; sample < samples; sample++) {
          double p = probabilities[column * samples + sample];
          result[at++] = p * ((row == column ? 1 : 0) - probabilities[row * samples + sample]) / samples;
        }
      }
    }
  }

  @Override
  public double curvature(int sample, int output) {
    double p = probabilities[output * labels.length + sample];
    return p * (1 - p) / labels.length;
  }

  @Override
  public boolean isShiftInvariant() {
    return true;
  }

  /** The mean entropy of {@code y + n·delta}, which must be a distribution. */
  @Override
  public double dual(double[] delta) {
    int samples = labels.length;
    double entropy = 0;
    for (int k = 0; k < delta.length; k++) {
      double p = samples * delta[k] + (labels[k % samples] == k / samples ? 1 : 0);
      if (p < -ROUNDING) {
        return Double.NEGATIVE_INFINITY;
      }
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return entropy / samples;
  }
}
