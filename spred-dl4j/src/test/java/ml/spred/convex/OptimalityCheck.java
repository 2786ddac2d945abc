package ml.spred.convex;

import java.util.Arrays;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;

/**
 * The optimality conditions of {@code mean softmax cross-entropy + Σ_g l1·f_g·P(V_g) + ridge/2·f_g·‖V_g‖²}, written from the
 * definition in plain double loops over all genes. Shares no code with the solver.
 */
public final class OptimalityCheck {
  private final FeatureMatrix x;
  private final int[] labels;
  private final double[][] v;
  private final double[] intercept;
  private final int classes;
  /** Group of each gene. */
  private int[] groupOf;
  private double[] factors;

  /** @param v {@code [features][classes]}, rows of zeros for genes that are out */
  public OptimalityCheck(FeatureMatrix x, int[] labels, double[][] v, double[] intercept) {
    this.x = x;
    this.labels = labels;
    this.v = v;
    this.intercept = intercept;
    this.classes = intercept.length;
    this.groupOf = new int[v.length];
    this.factors = new double[v.length];
    Arrays.setAll(groupOf, gene -> gene);
    Arrays.fill(factors, 1);
  }

  public static OptimalityCheck of(FeatureMatrix x, int[] labels, LinearHead.Solution solution) {
    double[][] v = new double[x.numFeatures()][solution.intercept().length];
    for (int k = 0; k < solution.genes().length; k++) {
      v[solution.genes()[k]] = solution.weights()[k];
    }
    return new OptimalityCheck(x, labels, v, solution.intercept());
  }

  public OptimalityCheck withGroups(int[] group, double[] factor) {
    groupOf = group;
    factors = factor;
    return this;
  }

  /** {@code [samples][classes]}. */
  private double[][] logits() {
    double[][] m = new double[labels.length][];
    for (int sample = 0; sample < m.length; sample++) {
      m[sample] = intercept.clone();
    }
    for (int gene = 0; gene < v.length; gene++) {
      for (int sample = 0; sample < m.length && Arrays.stream(v[gene]).anyMatch(value -> value != 0); sample++) {
        for (int k = 0; k < classes; k++) {
          m[sample][k] += x.get(sample, gene) * v[gene][k];
        }
      }
    }
    return m;
  }

  /** {@code log Σ exp(m)}. */
  private static double logSum(double[] m) {
    double top = Arrays.stream(m).max().orElseThrow();
    return top + Math.log(Arrays.stream(m).map(value -> Math.exp(value - top)).sum());
  }

  public double loss() {
    double sum = 0;
    double[][] m = logits();
    for (int sample = 0; sample < m.length; sample++) {
      sum += logSum(m[sample]) - m[sample][labels[sample]];
    }
    return sum / labels.length;
  }

  public double objective(double l1, double ridge, Form form) {
    double[] squares = new double[factors.length];
    double[] sums = new double[factors.length];
    for (int gene = 0; gene < v.length; gene++) {
      for (double value : v[gene]) {
        squares[groupOf[gene]] += value * value;
        sums[groupOf[gene]] += Math.abs(value);
      }
    }
    double penalty = 0;
    for (int group = 0; group < factors.length; group++) {
      if (squares[group] > 0) {
        double norm = form == Form.GROUP ? Math.sqrt(squares[group]) : sums[group];
        penalty += factors[group] * (l1 * norm + ridge / 2 * squares[group]);
      }
    }
    return loss() + penalty;
  }

  /** {@code ∂loss/∂V}, {@code [features][classes]}. */
  private double[][] gradient() {
    double[][] residuals = logits();
    for (int sample = 0; sample < residuals.length; sample++) {
      double total = logSum(residuals[sample]);
      for (int k = 0; k < classes; k++) {
        residuals[sample][k] = (Math.exp(residuals[sample][k] - total) - (labels[sample] == k ? 1 : 0)) / labels.length;
      }
    }
    double[][] gradient = new double[v.length][classes];
    for (int gene = 0; gene < v.length; gene++) {
      for (int sample = 0; sample < residuals.length; sample++) {
        double value = x.get(sample, gene);
        for (int k = 0; k < classes; k++) {
          gradient[gene][k] += value * residuals[sample][k];
        }
      }
    }
    return gradient;
  }

  /** The largest distance of a group (of a weight, elementwise) to its condition, relative to {@code l1}. */
  public double violation(double l1, double ridge, Form form) {
    double[][] gradient = gradient();
    double[] norms = new double[factors.length];
    for (int gene = 0; gene < v.length; gene++) {
      norms[groupOf[gene]] = Math.hypot(norms[groupOf[gene]], Math.sqrt(Arrays.stream(v[gene]).map(value -> value * value).sum()));
    }
    double[] distances = new double[factors.length];
    double worst = 0;
    for (int gene = 0; gene < v.length; gene++) {
      int group = groupOf[gene];
      double factor = factors[group];
      for (int k = 0; k < classes; k++) {
        double weight = v[gene][k];
        double slope = gradient[gene][k] + (factor < Double.POSITIVE_INFINITY ? ridge * factor * weight : 0);
        if (form == Form.ELEMENTWISE) {
          double distance = weight == 0 ? Math.max(0, Math.abs(slope) - l1 * factor) : slope + l1 * factor * Math.signum(weight);
          worst = Math.max(worst, Math.abs(distance));
        } else {
          double pull = norms[group] > 0 && factor > 0 ? l1 * factor * weight / norms[group] : 0;
          distances[group] = Math.hypot(distances[group], slope + pull);
        }
      }
    }
    for (int group = 0; group < factors.length; group++) {
      double allowed = norms[group] == 0 ? l1 * factors[group] : 0;
      worst = Math.max(worst, distances[group] - allowed);
    }
    return worst / l1;
  }
}
