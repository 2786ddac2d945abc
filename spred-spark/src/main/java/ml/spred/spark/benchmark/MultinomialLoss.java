package ml.spred.spark.benchmark;

import java.util.Arrays;
import org.apache.spark.ml.linalg.Matrix;

/**
 * The mean cross-entropy that MLlib minimises, on the scale it works on: features centred and divided by their sample standard
 * deviation (n − 1). Gives where its grid of strengths begins, and how far a solution is from its optimum.
 */
final class MultinomialLoss {
  private final double[][] rows;
  private final int[] labels;
  private final int classes;
  private final double[] mean;
  private final double[] deviation;

  /**
   * @param rows training samples {@code [samples][features]}, no feature constant
   * @param labels their classes
   */
  MultinomialLoss(double[][] rows, int[] labels, int classes) {
    this.rows = rows;
    this.labels = labels;
    this.classes = classes;
    mean = new double[rows[0].length];
    deviation = new double[rows[0].length];
    Arrays.setAll(mean, feature -> Arrays.stream(rows).mapToDouble(row -> row[feature]).average().orElse(0));
    Arrays.setAll(deviation, feature -> Math.sqrt(Arrays.stream(rows)
        .mapToDouble(row -> (row[feature] - mean[feature]) * (row[feature] - mean[feature])).sum() / (rows.length - 1)));
  }

  /** The smallest {@code regParam} at which every coefficient is zero: the largest gradient of the intercept-only model. */
  double lambdaMax() {
    double[] shares = new double[classes];
    Arrays.stream(labels).forEach(label -> shares[label] += 1.0 / labels.length);
    double[][] probabilities = new double[rows.length][];
    Arrays.fill(probabilities, shares);
    double largest = 0;
    for (double[] ofClass : gradient(probabilities)) {
      largest = Math.max(largest, Arrays.stream(ofClass).map(Math::abs).max().orElse(0));
    }
    return largest;
  }

  /**
   * The largest distance to the optimality conditions, {@code |g| ≤ lambda} where a coefficient is zero and
   * {@code g = −lambda·sign} elsewhere, relative to lambda.
   *
   * @param coefficients {@code [classes, features]}; their signs are the same on both scales
   * @param probabilities what the model says about the training samples, {@code [samples][classes]}
   */
  double violation(Matrix coefficients, double[][] probabilities, double lambda) {
    double[][] gradient = gradient(probabilities);
    double worst = 0;
    for (int label = 0; label < classes; label++) {
      for (int feature = 0; feature < mean.length; feature++) {
        double slope = gradient[label][feature];
        double sign = Math.signum(coefficients.apply(label, feature));
        worst = Math.max(worst, sign == 0 ? Math.abs(slope) - lambda : Math.abs(slope + lambda * sign));
      }
    }
    return worst / lambda;
  }

  /** {@code [classes][features]}. */
  private double[][] gradient(double[][] probabilities) {
    double[][] gradient = new double[classes][mean.length];
    for (int sample = 0; sample < rows.length; sample++) {
      for (int label = 0; label < classes; label++) {
        double residual = probabilities[sample][label] - (labels[sample] == label ? 1 : 0);
        add(gradient[label], rows[sample], residual / rows.length);
      }
    }
    return gradient;
  }

  private void add(double[] gradient, double[] row, double residual) {
    for (int feature = 0; feature < row.length; feature++) {
      gradient[feature] += residual * (row[feature] - mean[feature]) / deviation[feature];
    }
  }
}
