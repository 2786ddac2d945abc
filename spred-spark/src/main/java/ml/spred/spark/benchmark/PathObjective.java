package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.List;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;

/**
 * Mean multinomial cross-entropy + lambda · P, in double, from the definition: what every solver's answer is worth. P is the sum over
 * genes of the norms of their coefficients (group form) or of all magnitudes (elementwise).
 */
final class PathObjective {
  private final FeatureMatrix x;
  private final int[] labels;
  private final Form form;

  PathObjective(SpeedProblem problem, Form form) {
    this.form = form;
    this.x = problem.x();
    this.labels = problem.labels();
  }

  /**
   * An answer at one strength.
   *
   * @param genes with a coefficient that is not zero
   * @param weights of each, {@code [genes][classes]}
   * @param intercept {@code [classes]}
   */
  record Answer(List<Integer> genes, List<double[]> weights, double[] intercept) {
    static Answer empty(double[] intercept) {
      return new Answer(new ArrayList<>(), new ArrayList<>(), intercept);
    }
  }

  double of(Answer answer, double lambda) {
    double[][] logits = new double[labels.length][];
    for (int sample = 0; sample < logits.length; sample++) {
      logits[sample] = answer.intercept.clone();
    }
    double penalty = 0;
    for (int k = 0; k < answer.genes.size(); k++) {
      double[] weights = answer.weights.get(k);
      double squares = 0;
      double sum = 0;
      for (int label = 0; label < weights.length; label++) {
        squares += weights[label] * weights[label];
        sum += Math.abs(weights[label]);
        for (int sample = 0; sample < logits.length; sample++) {
          logits[sample][label] += x.get(sample, answer.genes.get(k)) * weights[label];
        }
      }
      penalty += form == Form.GROUP ? Math.sqrt(squares) : sum;
    }
    double loss = 0;
    for (int sample = 0; sample < logits.length; sample++) {
      loss += crossEntropy(logits[sample], labels[sample]) / logits.length;
    }
    return loss + lambda * penalty;
  }

  private static double crossEntropy(double[] logits, int label) {
    double top = Double.NEGATIVE_INFINITY;
    for (double value : logits) {
      top = Math.max(top, value);
    }
    double sum = 0;
    for (double value : logits) {
      sum += Math.exp(value - top);
    }
    return Math.log(sum) + top - logits[label];
  }
}
