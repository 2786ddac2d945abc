package ml.spred.explore;

import java.util.Arrays;
import java.util.Random;
import ml.spred.compute.NativeBlock;
import ml.spred.problem.FeatureMatrix;

/**
 * The directions in which training samples differ most, and where any samples lie along them. With far fewer samples than genes they are
 * found in the space of the samples: the eigenvectors {@code a} of {@code K = X·Xᵀ} give the axes {@code Xᵀa/√λ}, and a sample
 * {@code x} lies at {@code x·Xᵀa/√λ}.
 */
public final class PrincipalComponents {
  private static final int MAX_ITERATIONS = 2_000;
  /** How little an axis turns in an iteration at the end, as the sine of the angle: below what a picture shows. */
  private static final double TURN = 1e-7;
  /** Share of the variance that rounding of the products can make. */
  private static final double ROUNDING = 1e-6;
  /** Genes in a product. */
  private static final int BLOCK = 512;

  private final FeatureMatrix training;
  private final double[][] axes;
  private final double[] variances;
  private final double total;

  private PrincipalComponents(FeatureMatrix training, double[][] axes, double[] variances, double total) {
    this.training = training;
    this.axes = axes;
    this.variances = variances;
    this.total = total;
  }

  /**
   * Finds the leading axes.
   *
   * @param training standardised values {@code [samples, features]}; means must be zero
   * @param number how many axes, at most the number of samples; fewer are found where the samples span fewer
   */
  public static PrincipalComponents fit(FeatureMatrix training, int number) {
    double[][] gram = products(training, training);
    double total = 0;
    for (int k = 0; k < gram.length; k++) {
      total += gram[k][k];
    }
    double[][] axes = new double[Math.min(number, gram.length)][];
    double[] variances = new double[axes.length];
    Random random = new Random(1);
    int found = 0;
    while (found < axes.length) {
      double[] axis = leading(gram, random);
      double variance = norm(times(gram, axis));
      if (!(variance > ROUNDING * total)) {
        break;
      }
      axes[found] = axis;
      variances[found++] = variance;
      deflate(gram, axis, variance);
    }
    return new PrincipalComponents(training, Arrays.copyOf(axes, found), Arrays.copyOf(variances, found), total);
  }

  /** Power iteration from a seeded start; the sign is that of the entry largest in size. */
  private static double[] leading(double[][] gram, Random random) {
    double[] axis = unit(random.doubles(gram.length, -1, 1).toArray());
    for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
      double[] next = times(gram, axis);
      if (norm(next) == 0) {
        return axis;
      }
      next = unit(next);
      double cosine = Math.abs(dot(axis, next));
      axis = next;
      if (1 - cosine * cosine < TURN * TURN) {
        break;
      }
    }
    double largest = Arrays.stream(axis).reduce(0, (best, value) -> Math.abs(value) > Math.abs(best) ? value : best);
    double sign = Math.signum(largest);
    return Arrays.stream(axis).map(value -> sign * value).toArray();
  }

  private static void deflate(double[][] gram, double[] axis, double variance) {
    for (int row = 0; row < gram.length; row++) {
      for (int column = 0; column < gram.length; column++) {
        gram[row][column] -= variance * axis[row] * axis[column];
      }
    }
  }

  /** Number of axes that were found. */
  public int number() {
    return axes.length;
  }

  /** Share of an axis in the variance of the training samples, in [0, 1]. */
  public double share(int axis) {
    return variances[axis] / total;
  }

  /**
   * Where samples lie, {@code [samples][axes]}.
   *
   * @param samples standardised as the training samples were, {@code [samples, features]}
   */
  public double[][] project(FeatureMatrix samples) {
    double[][] products = products(samples, training);
    double[][] places = new double[samples.numSamples()][axes.length];
    for (int sample = 0; sample < places.length; sample++) {
      for (int axis = 0; axis < axes.length; axis++) {
        places[sample][axis] = dot(products[sample], axes[axis]) / Math.sqrt(variances[axis]);
      }
    }
    return places;
  }

  /** {@code A·Bᵀ} over all genes; products of a block in single precision, their sum in double. */
  private static double[][] products(FeatureMatrix a, FeatureMatrix b) {
    double[][] result = new double[a.numSamples()][b.numSamples()];
    for (int from = 0; from < a.numFeatures(); from += BLOCK) {
      int genes = Math.min(BLOCK, a.numFeatures() - from);
      float[] left = byGene(a, from, genes);
      float[] right = byGene(b, from, genes);
      float[] block = NativeBlock.transposedProduct(left, genes, a.numSamples(), right, 0, b.numSamples());
      for (int row = 0; row < result.length; row++) {
        for (int column = 0; column < result[row].length; column++) {
          result[row][column] += block[column * result.length + row];
        }
      }
    }
    return result;
  }

  /** Genes {@code from …} of every sample, one sample after the other. */
  private static float[] byGene(FeatureMatrix x, int from, int genes) {
    float[] values = new float[genes * x.numSamples()];
    for (int gene = 0; gene < genes; gene++) {
      for (int sample = 0; sample < x.numSamples(); sample++) {
        values[sample * genes + gene] = x.get(sample, from + gene);
      }
    }
    return values;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix).mapToDouble(row -> dot(row, vector)).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double norm(double[] vector) {
    return Math.sqrt(dot(vector, vector));
  }

  private static double[] unit(double[] vector) {
    double length = norm(vector);
    return Arrays.stream(vector).map(value -> value / length).toArray();
  }
}
