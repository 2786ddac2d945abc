package ml.spred.lasso;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.problem.Form;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Squared loss by the methods that train all features at once. Each strength starts anew from a drawn pair: a factor that is zero
 * has no gradient, so a feature that was out would stay out. X is held a second time, in double.
 */
final class FactoredPath implements LassoPath {
  private final Design design;
  private final FactoredProblem problem;
  private final LassoOptions options;
  private final double[] means;
  private final double lambdaMax;
  private int steps;

  FactoredPath(LassoData data, LassoOptions options, Lanes lanes) {
    requireSupported(data, options);
    this.options = options;
    LassoDefinition definition = options.definition(data.weights());
    for (double[] values : data.responses()) {
      LassoChecks.require(data.x(), values, definition, options.tolerance());
    }
    double[] shares = definition.shares(data.numSamples());
    this.design = new MatrixDesign(data.x(), definition, shares, lanes);
    int outputs = data.numOutputs();
    this.means = new double[outputs];
    INDArray y = Nd4j.create(DataType.DOUBLE, new long[] {design.rows(), outputs}, 'f');
    for (int output = 0; output < outputs; output++) {
      double[] values = data.responses()[output];
      means[output] = options.intercept() ? IntStream.range(0, values.length).mapToDouble(k -> shares[k] * values[k]).sum() : 0;
      for (int sample = 0; sample < values.length; sample++) {
        y.putScalar(sample, output, Math.sqrt(shares[sample]) * (values[sample] - means[output]));
      }
    }
    boolean group = options.form() == Form.GROUP && outputs > 1;
    this.problem = new FactoredProblem(columns(), y, group, lanes);
    this.lambdaMax = problem.lambdaMax();
  }

  private static void requireSupported(LassoData data, LassoOptions options) {
    String method = options.method().name().toLowerCase(Locale.ROOT);
    if (options.family() != Family.GAUSSIAN || options.alpha() != 1 || options.factors() != null) {
      throw new IllegalArgumentException("the solver " + method
          + " takes the family gaussian with an L1 penalty of factor 1 alone;"
          + " take the solver path for other families, elastic nets and penalty factors.");
    }
    if (options.method() == LassoMethod.VARIABLE_PROJECTION && data.numOutputs() > 1) {
      throw new IllegalArgumentException("the solver variable projection has one output, the label has " + data.numOutputs()
          + "; take lbfgs or path.");
    }
  }

  private INDArray columns() {
    INDArray x = Nd4j.create(DataType.DOUBLE, new long[] {design.rows(), design.features()}, 'f');
    double[] column = new double[design.rows()];
    for (int feature = 0; feature < design.features(); feature++) {
      design.column(feature, column);
      x.putColumn(feature, Nd4j.createFromArray(column));
    }
    return x;
  }

  @Override
  public double lambdaMax() {
    return lambdaMax;
  }

  @Override
  public LassoSolution solve(double lambda) {
    if (!(lambda > 0 && Double.isFinite(lambda))) {
      throw new InputException("lambda is " + lambda + ", it must be a finite number above 0 for the solver "
          + options.method().name().toLowerCase(Locale.ROOT) + ".");
    }
    FactoredTraining training = training(lambda);
    FactoredProblem.Point point = training.run();
    steps += training.steps();
    double[][] dense = point.coefficients();
    int[] features = IntStream.range(0, dense.length).filter(k -> Arrays.stream(dense[k]).anyMatch(value -> value != 0))
        .toArray();
    double[][] coefficients = new double[features.length][];
    double[] intercept = means.clone();
    for (int k = 0; k < features.length; k++) {
      int feature = features[k];
      coefficients[k] = Arrays.stream(dense[feature]).map(value -> value * design.factor(feature)).toArray();
      for (int output = 0; output < intercept.length; output++) {
        intercept[output] -= coefficients[k][output] * design.mean(feature);
      }
    }
    return new LassoSolution(lambda, features, coefficients, intercept, point.loss(), point.penalty(), point.gap(), steps,
        Double.NaN);
  }

  FactoredTraining training(double lambda) {
    return new FactoredTraining(problem, lambda, options);
  }

  @Override
  public void close() {
    problem.close();
  }
}
