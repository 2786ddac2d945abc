package ml.spred.lasso;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;

/** Squared loss of one output, or of many that share nothing but the features. */
final class SquaredPath implements LassoPath {
  /** Features up to which MLlib solves the normal equations, with deviations by n; beyond, its L-BFGS has them by n − 1. */
  private static final int NORMAL_EQUATIONS = 4096;

  private final List<Lasso> outputs;
  /** What the objective multiplies a lambda with. */
  private final double scale;

  SquaredPath(LassoData data, LassoOptions options, Lanes lanes) {
    LassoDefinition plain = options.definition(data.weights());
    for (double[] values : data.responses()) {
      LassoChecks.require(data.x(), values, plain, options.tolerance());
    }
    double[] shares = plain.shares(data.numSamples());
    double unbiased = data.x().numFeatures() <= NORMAL_EQUATIONS ? 1 : unbiased(shares);
    boolean mllib = options.objective() == LassoObjective.MLLIB;
    this.scale = mllib && options.standardization() ? Math.sqrt(unbiased) : 1;
    LassoDefinition definition = mllib ? plain.withRidgeScale(scale / deviation(data.responses()[0], shares, unbiased)) : plain;
    Design design = new MatrixDesign(data.x(), definition, shares, lanes);
    this.outputs = Arrays.stream(data.responses()).map(values -> new Lasso(design, values, definition, options.tolerance()))
        .toList();
  }

  /** What turns a variance by n into one by n − 1, for weights as MLlib counts them; 1 for a single sample. */
  private static double unbiased(double[] shares) {
    double squares = Arrays.stream(shares).map(share -> share * share).sum();
    return squares < 1 ? 1 / (1 - squares) : 1;
  }

  private static double deviation(double[] values, double[] shares, double unbiased) {
    double mean = IntStream.range(0, values.length).mapToDouble(k -> shares[k] * values[k]).sum();
    double variance = IntStream.range(0, values.length).mapToDouble(k -> shares[k] * (values[k] - mean) * (values[k] - mean))
        .sum();
    double deviation = Math.sqrt(variance * unbiased);
    return deviation > 0 ? deviation : Math.max(Math.abs(mean), Double.MIN_NORMAL);
  }

  @Override
  public double lambdaMax() {
    return outputs.stream().mapToDouble(Lasso::lambdaMax).max().orElse(0) / scale;
  }

  @Override
  public LassoSolution solve(double lambda) {
    List<LassoSolution> solved = outputs.stream().map(output -> output.solve(lambda * scale)).toList();
    int[] features = solved.stream().flatMapToInt(one -> Arrays.stream(one.features())).sorted().distinct().toArray();
    double[][] coefficients = new double[features.length][solved.size()];
    for (int output = 0; output < solved.size(); output++) {
      LassoSolution one = solved.get(output);
      for (int k = 0; k < one.features().length; k++) {
        coefficients[Arrays.binarySearch(features, one.features()[k])][output] = one.coefficients()[k][0];
      }
    }
    double objective = solved.stream().mapToDouble(LassoSolution::objective).sum();
    double gap = solved.stream().mapToDouble(one -> one.gap() * one.objective()).sum();
    return new LassoSolution(lambda, features, coefficients, solved.stream().mapToDouble(one -> one.intercept()[0]).toArray(),
        solved.stream().mapToDouble(LassoSolution::loss).sum(), solved.stream().mapToDouble(LassoSolution::penalty).sum(),
        objective > 0 ? gap / objective : 0, solved.stream().mapToInt(LassoSolution::steps).sum(),
        solved.stream().mapToDouble(LassoSolution::passes).sum());
  }

  @Override
  public void close() {
    outputs.forEach(Lasso::close);
  }
}
