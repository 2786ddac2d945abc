package ml.spred.solver;

import java.util.Arrays;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;

/**
 * An independent minimum of the convex problem {@code mean softmax cross-entropy + 2·kappa·P(V)}: proximal gradient with a fixed
 * step on V itself, in plain double loops. Shares no code with the solver, knows nothing of factors.
 */
final class ProximalReference {
  private final FeatureMatrix x;
  private final int[] labels;
  private final int classes;
  private final double threshold;
  private final Form form;
  final double[][] v;
  final double[] intercept;

  ProximalReference(FeatureMatrix x, int[] labels, int classes, double kappa, Form form) {
    this.x = x;
    this.labels = labels;
    this.classes = classes;
    this.threshold = 2 * kappa;
    this.form = form;
    this.v = new double[x.numFeatures()][classes];
    this.intercept = new double[classes];
  }

  /** Runs the given number of iterations. */
  ProximalReference minimize(int iterations) {
    // The loss' curvature is at most 1/2·(1 + largest eigenvalue of XᵀX/n) ≤ 1/2·(1 + trace).
    double step = 2.0 / (1 + x.numFeatures());
    for (int iteration = 0; iteration < iterations; iteration++) {
      double[][] residual = residuals();
      for (int gene = 0; gene < v.length; gene++) {
        double[] slope = slope(gene, residual);
        for (int k = 0; k < classes; k++) {
          v[gene][k] -= step * slope[k];
        }
        shrink(v[gene], step * threshold);
      }
      for (int k = 0; k < classes; k++) {
        final int column = k;
        intercept[k] -= step * Arrays.stream(residual).mapToDouble(row -> row[column]).sum();
      }
    }
    return this;
  }

  private void shrink(double[] group, double by) {
    double norm = Math.sqrt(Arrays.stream(group).map(value -> value * value).sum());
    for (int k = 0; k < classes; k++) {
      group[k] = form == Form.GROUP ? group[k] * Math.max(0, 1 - by / Math.max(norm, 1e-300))
          : Math.signum(group[k]) * Math.max(0, Math.abs(group[k]) - by);
    }
  }

  double[] slope(int gene, double[][] residual) {
    double[] slope = new double[classes];
    for (int sample = 0; sample < labels.length; sample++) {
      for (int k = 0; k < classes; k++) {
        slope[k] += x.get(sample, gene) * residual[sample][k];
      }
    }
    return slope;
  }

  /** {@code (P − Y)/n}. */
  double[][] residuals() {
    double[][] residual = new double[labels.length][];
    for (int sample = 0; sample < labels.length; sample++) {
      double[] p = probabilities(sample);
      p[labels[sample]] -= 1;
      residual[sample] = Arrays.stream(p).map(value -> value / labels.length).toArray();
    }
    return residual;
  }

  private double[] probabilities(int sample) {
    double[] logits = intercept.clone();
    for (int gene = 0; gene < v.length; gene++) {
      for (int k = 0; k < classes; k++) {
        logits[k] += x.get(sample, gene) * v[gene][k];
      }
    }
    double top = Arrays.stream(logits).max().orElseThrow();
    double[] exps = Arrays.stream(logits).map(value -> Math.exp(value - top)).toArray();
    double total = Arrays.stream(exps).sum();
    return Arrays.stream(exps).map(value -> value / total).toArray();
  }

  double objective() {
    double loss = 0;
    for (int sample = 0; sample < labels.length; sample++) {
      loss -= Math.log(probabilities(sample)[labels[sample]]) / labels.length;
    }
    double penalty = Arrays.stream(v).mapToDouble(group -> form == Form.GROUP
        ? Math.sqrt(Arrays.stream(group).map(value -> value * value).sum())
        : Arrays.stream(group).map(Math::abs).sum()).sum();
    return loss + threshold * penalty;
  }

  int numFeatures() {
    return (int) Arrays.stream(v).filter(group -> Arrays.stream(group).anyMatch(value -> value != 0)).count();
  }
}
