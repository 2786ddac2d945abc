package ml.spred.ensemble;

import java.io.Serializable;
import ml.spred.problem.Heads;
import ml.spred.problem.Standardizer;

/**
 * A trained ensemble as plain arrays: what travels between machines and into a saved model. Holds the selected genes only.
 *
 * @param heads the heads in use
 * @param numClasses number of classes
 * @param standardizer of the selected genes
 * @param weights folded first layer {@code V}, {@code [support][firstLayerWidth]}, the linear head's columns first
 * @param bias of the first layer, {@code [firstLayerWidth]}
 * @param layers the dense layers behind the first one, in order; empty without MLP head
 * @param relaxed the refit on the same genes that probabilities are blended with; null for the pure solution
 */
public record FittedEnsemble(
    Heads heads,
    int numClasses,
    Standardizer standardizer,
    float[][] weights,
    float[] bias,
    DenseLayer[] layers,
    Relaxed relaxed)
    implements Serializable {

  /**
   * Multinomial logistic regression on the selected genes with a ridge penalty alone. The L1 penalty that selects genes also shrinks
   * them; this does not.
   *
   * @param gamma share of the pure solution in the blend, in [0, 1]
   * @param weights {@code [support][numClasses]}
   * @param intercept {@code [numClasses]}
   */
  public record Relaxed(double gamma, float[][] weights, float[] intercept) implements Serializable {}

  /** The pure solution. */
  public FittedEnsemble(
      Heads heads, int numClasses, Standardizer standardizer, float[][] weights, float[] bias, DenseLayer[] layers) {
    this(heads, numClasses, standardizer, weights, bias, layers, null);
  }

  /** The same genes, blended with a refit. */
  public FittedEnsemble withRelaxed(Relaxed refit) {
    return new FittedEnsemble(heads, numClasses, standardizer, weights, bias, layers, refit);
  }

  /**
   * A dense layer {@code h·weights + bias}.
   *
   * @param weights {@code [inputs][outputs]}
   * @param bias {@code [outputs]}
   */
  public record DenseLayer(float[][] weights, float[] bias) implements Serializable {}

  /**
   * Mean probability over the heads in use, blended with the refit where there is one.
   *
   * @param values raw values of the selected genes, in the order of the support
   * @return {@code [numClasses]}, sums to 1
   */
  public double[] probabilities(double[] values) {
    double[] pure = relaxed != null && relaxed.gamma == 0 ? null : pureProbabilities(values);
    if (relaxed == null || relaxed.gamma == 1) {
      return pure;
    }
    double[] refitted = new double[numClasses];
    addSoftmax(linear(values, relaxed.weights, relaxed.intercept), refitted, 1);
    for (int k = 0; pure != null && k < numClasses; k++) {
      refitted[k] = relaxed.gamma * pure[k] + (1 - relaxed.gamma) * refitted[k];
    }
    return refitted;
  }

  private double[] pureProbabilities(double[] values) {
    double[] first = linear(values, weights, bias);
    double[] mean = new double[numClasses];
    if (heads.linear()) {
      addSoftmax(first, mean, heads.count());
    }
    if (heads.mlp()) {
      addSoftmax(perceptron(first), mean, heads.count());
    }
    return mean;
  }

  private double[] linear(double[] values, float[][] factors, float[] start) {
    double[] sum = widen(start);
    for (int gene = 0; gene < factors.length; gene++) {
      double value = standardizer.apply(values[gene], gene);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += value * factors[gene][k];
      }
    }
    return sum;
  }

  /** Adds this head's share of the mean probability of the first {@code numClasses} entries. */
  private void addSoftmax(double[] logits, double[] mean, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < numClasses; k++) {
      largest = Math.max(largest, logits[k]);
    }
    double total = 0;
    for (int k = 0; k < numClasses; k++) {
      total += Math.exp(logits[k] - largest);
    }
    for (int k = 0; k < numClasses; k++) {
      mean[k] += Math.exp(logits[k] - largest) / total / count;
    }
  }

  private double[] perceptron(double[] first) {
    int skip = heads.linear() ? numClasses : 0;
    double[] hidden = new double[first.length - skip];
    System.arraycopy(first, skip, hidden, 0, hidden.length);
    for (DenseLayer layer : layers) {
      rectify(hidden);
      hidden = apply(layer, hidden);
    }
    return hidden;
  }

  private static void rectify(double[] hidden) {
    for (int k = 0; k < hidden.length; k++) {
      hidden[k] = RoundedRelu.value(hidden[k]);
    }
  }

  private static double[] apply(DenseLayer layer, double[] input) {
    double[] output = widen(layer.bias);
    for (int i = 0; i < input.length; i++) {
      if (input[i] != 0) {
        float[] row = layer.weights[i];
        for (int k = 0; k < output.length; k++) {
          output[k] += input[i] * row[k];
        }
      }
    }
    return output;
  }

  private static double[] widen(float[] values) {
    double[] wide = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      wide[k] = values[k];
    }
    return wide;
  }
}
