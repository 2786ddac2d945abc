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
 */
public record FittedEnsemble(
    Heads heads, int numClasses, Standardizer standardizer, float[][] weights, float[] bias, DenseLayer[] layers)
    implements Serializable {

  /**
   * A dense layer {@code h·weights + bias}.
   *
   * @param weights {@code [inputs][outputs]}
   * @param bias {@code [outputs]}
   */
  public record DenseLayer(float[][] weights, float[] bias) implements Serializable {}

  /**
   * Mean probability over the heads in use.
   *
   * @param values raw values of the selected genes, in the order of the support
   * @return {@code [numClasses]}, sums to 1
   */
  public double[] probabilities(double[] values) {
    double[] first = firstLayer(values);
    double[] mean = new double[numClasses];
    if (heads.linear()) {
      addSoftmax(first, mean);
    }
    if (heads.mlp()) {
      addSoftmax(perceptron(first), mean);
    }
    return mean;
  }

  private double[] firstLayer(double[] values) {
    double[] sum = widen(bias);
    for (int gene = 0; gene < weights.length; gene++) {
      double value = standardizer.apply(values[gene], gene);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += value * weights[gene][k];
      }
    }
    return sum;
  }

  /** Adds this head's share of the mean probability of the first {@code numClasses} entries. */
  private void addSoftmax(double[] logits, double[] mean) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < numClasses; k++) {
      largest = Math.max(largest, logits[k]);
    }
    double total = 0;
    for (int k = 0; k < numClasses; k++) {
      total += Math.exp(logits[k] - largest);
    }
    for (int k = 0; k < numClasses; k++) {
      mean[k] += Math.exp(logits[k] - largest) / total / heads.count();
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
      hidden[k] = Math.max(hidden[k], 0);
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
