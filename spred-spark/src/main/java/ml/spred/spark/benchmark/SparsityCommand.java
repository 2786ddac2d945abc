package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoMatrix;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spred benchmark sparsity}. */
@Command(
    name = "sparsity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    header = "Sparsity against the strength on orthogonal features, beside the closed form and the naive subgradient.",
    description = "The share of coefficients below 1e-6 and below 1e-12 in size, for lambda from 3^-9 to 3. Writes "
        + "lasso-sparsity.csv and"
        + " lasso-sparsity.svg.",
    footerHeading = "%nExample:%n",
    footer = "  spred benchmark sparsity --output data/results")
final class SparsityCommand implements Callable<Integer> {
  private static final double[] THRESHOLDS = {1e-6, 1e-12};
  private static final List<String> HEADER = List.of("method", "lambda", "threshold", "sparsity", "largestError");
  private static final double NOISE = 0.1;

  @Option(names = "--output", paramLabel = "DIR", required = true, description = "Directory of the results.")
  private Path output;

  @Option(names = "--size", paramLabel = "N", defaultValue = "256",
      description = "Samples and features, a power of two. Default: ${DEFAULT-VALUE}.")
  private int size;

  @Option(names = "--iterations", paramLabel = "N", defaultValue = "3000",
      description = "Iterations of the trained methods. Default: ${DEFAULT-VALUE}.")
  private int iterations;

  @Override
  public Integer call() {
    if (Integer.bitCount(size) != 1 || size < 2 || size > 4096) {
      throw new ml.spred.InputException("--size is " + size + ", it must be a power of two from 2 to 4096.");
    }
    double[] lambdas = IntStream.rangeClosed(-9, 1).mapToDouble(power -> Math.pow(3, power)).toArray();
    double[][] x = walsh(size);
    double[] y = response(x);
    List<List<String>> rows = new ArrayList<>();
    SvgPlot plot = new SvgPlot("Sparsity against strength, orthogonal features", "lambda", "share of zeros", false);
    double[][] exact = Arrays.stream(lambdas).mapToObj(lambda -> softThresholded(x, y, lambda)).toArray(double[][]::new);
    add(rows, plot, "closed form", lambdas, exact, exact);
    LassoData data = new LassoData(LassoMatrix.ofRows(x), new double[][] {y}, null, null);
    LassoOptions plain = LassoOptions.defaults().withIntercept(false).withStandardization(false);
    for (LassoMethod method : List.of(LassoMethod.PATH, LassoMethod.ADAM, LassoMethod.SUBGRADIENT)) {
      LassoOptions options = plain.withMethod(method)
          .withTraining(plain.training().withMaxIterations(iterations).withThreshold(0));
      add(rows, plot, name(method), lambdas, solve(data, options, lambdas), exact);
    }
    CsvFile.replace(output.resolve("lasso-sparsity.csv"), HEADER, rows);
    CsvFile.replace(output.resolve("lasso-sparsity.svg"), plot.render());
    return 0;
  }

  private static String name(LassoMethod method) {
    return switch (method) {
      case PATH -> "spred path";
      case ADAM -> "Adam on U and W";
      default -> "naive subgradient";
    };
  }

  /** From the largest on, as a path goes; answers in the order of the strengths. */
  private double[][] solve(LassoData data, LassoOptions options, double[] lambdas) {
    double[][] result = new double[lambdas.length][];
    try (Lanes lanes = new Lanes(1); LassoPath path = LassoPath.of(data, options, lanes)) {
      for (int k = lambdas.length - 1; k >= 0; k--) {
        LassoSolution solution = path.solve(lambdas[k]);
        result[k] = solution.dense(size, 0);
      }
    }
    return result;
  }

  private static void add(List<List<String>> rows, SvgPlot plot, String method, double[] lambdas, double[][] found,
      double[][] exact) {
    for (double threshold : THRESHOLDS) {
      double[] shares = new double[lambdas.length];
      for (int k = 0; k < lambdas.length; k++) {
        double[] b = found[k];
        double[] truth = exact[k];
        shares[k] = Arrays.stream(b).filter(value -> Math.abs(value) < threshold).count() / (double) b.length;
        double error = IntStream.range(0, b.length).mapToDouble(j -> Math.abs(b[j] - truth[j])).max().orElse(0);
        rows.add(List.of(method, String.valueOf(lambdas[k]), String.valueOf(threshold), String.valueOf(shares[k]),
            String.valueOf(error)));
      }
      plot.line(method + (threshold == THRESHOLDS[0] ? ", 1e-6" : ", 1e-12"), lambdas, shares);
    }
  }

  /** Columns of 1 and −1 with {@code XᵀX = n·I}. */
  static double[][] walsh(int size) {
    double[][] result = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        result[i][j] = Integer.bitCount(i & j) % 2 == 0 ? 1 : -1;
      }
    }
    return result;
  }

  private static double[] response(double[][] x) {
    Random random = new Random(1);
    double[] effects = random.doubles(x.length).map(value -> Math.log(value)).toArray();
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        y[i] += effects[j] * x[i][j];
      }
      y[i] += NOISE * random.nextGaussian();
    }
    return y;
  }

  private static double[] softThresholded(double[][] x, double[] y, double lambda) {
    double[] result = new double[y.length];
    for (int j = 0; j < y.length; j++) {
      double product = 0;
      for (int i = 0; i < y.length; i++) {
        product += x[i][j] * y[i] / y.length;
      }
      result[j] = Math.signum(product) * Math.max(0, Math.abs(product) - lambda);
    }
    return result;
  }
}
