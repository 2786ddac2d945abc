package ml.spred.convex;

import java.util.Arrays;

/** Mean cross-entropy of the softmax over the classes, natural logarithm. */
final class MultinomialLoss implements Loss {
  /** Rounding of a probability: a dual point this far outside the simplex is on its border. */
  private static final double ROUNDING = 1e-12;
  /** A probability below which nothing is left, as of a logit of {@link Response.Classes#ABSENT}. */
  private static final double NOTHING = 1e-15;
  /** What stands in for the curvature of such a class: far more than its gradient, far less than a penalty's. */
  private static final double SPENT = 1e-6;

  private final int[] labels;
  private final int numClasses;
  private final boolean[] absent;
  private final boolean[] spent;
  private final double[] probabilities;

  MultinomialLoss(int[] labels, int numClasses) {
    this.labels = labels;
    this.numClasses = numClasses;
    this.absent = new boolean[numClasses];
    this.spent = new boolean[numClasses];
    Arrays.fill(absent, true);
    for (int label : labels) {
      absent[label] = false;
    }
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

  /** A class without samples has its minimum at −∞: it starts where its probability is below rounding. */
  @Override
  public double[] start() {
    double[] start = new double[numClasses];
    for (int k = 0; k < numClasses; k++) {
      start[k] = absent[k] ? Response.Classes.ABSENT : 0;
    }
    return start;
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
    setSpent();
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
        result[at] = spent[k] ? SPENT * direction[at] * share
            : probabilities[at] * (direction[at] - mean[sample]) * share;
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
          result[at++] = row == column && spent[row] ? SPENT / samples
              : p * ((row == column ? 1 : 0) - probabilities[row * samples + sample]) / samples;
        }
      }
    }
  }

  @Override
  public double curvature(int sample, int output) {
    double p = probabilities[output * labels.length + sample];
    return (spent[output] ? SPENT : p * (1 - p)) / labels.length;
  }

  /** A class without samples whose probability is nothing: it would drift for ever towards its minimum at −∞. */
  @Override
  public boolean isSpent(int output) {
    return spent[output];
  }

  private void setSpent() {
    int samples = labels.length;
    for (int k = 0; k < numClasses; k++) {
      boolean nothing = absent[k];
      for (int at = k * samples; nothing && at < (k + 1) * samples; at++) {
        nothing = probabilities[at] < NOTHING;
      }
      spent[k] = nothing;
    }
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
