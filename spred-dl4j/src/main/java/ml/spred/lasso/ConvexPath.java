package ml.spred.lasso;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.convex.LinearHead;
import ml.spred.convex.Response;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.Heads;
import ml.spred.problem.ProblemDefinition;

/**
 * Counts, survival, and squared loss of outputs that share their features: the solver of the linear head on standardised values.
 */
final class ConvexPath implements LassoPath {
  /** A start at all features where lambda is 0 would be no path: the smallest share of lambdaMax that is solved. */
  private static final double SMALLEST = 1e-8;

  private final LinearHead head;
  private final Units units;
  private final boolean hasIntercept;
  private final double tolerance;
  private LinearHead.Solution last;
  private int steps;

  /** How the features were standardised: {@code (x − mean)·scale}. */
  interface Units {
    double mean(int feature);

    /** 0 for a feature that is constant. */
    double scale(int feature);
  }

  /** @param head over standardised values */
  ConvexPath(LinearHead head, Units units, boolean hasIntercept, double tolerance) {
    this.head = head;
    this.units = units;
    this.hasIntercept = hasIntercept;
    this.tolerance = tolerance;
  }

  static ConvexPath of(LassoData data, LassoOptions options, Lanes lanes) {
    LassoDefinition definition = options.definition(data.weights());
    for (double[] values : data.responses()) {
      LassoChecks.require(data.x(), values, definition, options.tolerance());
    }
    Response response = LassoPath.response(data, options);
    boolean hasIntercept = options.intercept() && response.allowsIntercept();
    // Survival does not see a shift of all outputs, so centring costs nothing there and is better conditioned.
    Design design = new MatrixDesign(data.x(), definition.withIntercept(hasIntercept || !response.allowsIntercept()),
        definition.shares(data.numSamples()), lanes);
    Units units = new Units() {
      @Override
      public double mean(int feature) {
        return design.mean(feature);
      }

      @Override
      public double scale(int feature) {
        return design.norm(feature) == 0 ? 0 : design.factor(feature);
      }
    };
    LinearHead head = new LinearHead(standardized(data.x(), units), response, problem(options, data.numOutputs(), hasIntercept),
        lanes);
    return new ConvexPath(head, units, hasIntercept, options.tolerance());
  }

  /** What the linear head is asked to minimise. */
  static ProblemDefinition problem(LassoOptions options, int numOutputs, boolean hasIntercept) {
    ProblemDefinition problem = ProblemDefinition.of(new Heads(true, List.of(), hasIntercept))
        .withForm(numOutputs == 1 ? Form.ELEMENTWISE : options.form()).withElasticNet(options.alpha());
    return options.factors() == null ? problem : problem.withGroups(GeneGroups.withFactors(options.factors()));
  }

  private static FeatureMatrix standardized(LassoMatrix raw, Units units) {
    FeatureMatrix result = FeatureMatrix.zeros(raw.numSamples(), raw.numFeatures());
    double[] column = new double[raw.numSamples()];
    for (int feature = 0; feature < raw.numFeatures(); feature++) {
      double mean = units.mean(feature);
      double scale = units.scale(feature);
      raw.column(feature, column);
      for (int sample = 0; sample < column.length && scale != 0; sample++) {
        result.set(sample, feature, (column[sample] - mean) * scale);
      }
    }
    return result;
  }

  @Override
  public double lambdaMax() {
    return 2 * head.kappaMax();
  }

  @Override
  public LassoSolution solve(double lambda) {
    if (!(lambda > 0 && Double.isFinite(lambda)) && !(lambda == 0 && lambdaMax() == 0)) {
      throw new InputException("lambda is " + lambda + ", it must be a finite number above 0 for this family"
          + " or for outputs that share their features.");
    }
    double floor = Math.max(Math.max(lambda, SMALLEST * lambdaMax()), Double.MIN_NORMAL);
    last = head.solve(last, floor / 2, tolerance);
    steps += last.steps();
    Certificate proof = last.certificate();
    int[] kept = IntStream.range(0, last.genes().length)
        .filter(k -> units.scale(last.genes()[k]) != 0 && Arrays.stream(last.weights()[k]).anyMatch(weight -> weight != 0))
        .toArray();
    int[] features = Arrays.stream(kept).map(k -> last.genes()[k]).toArray();
    double[][] coefficients = new double[features.length][];
    double[] intercept = last.intercept().clone();
    for (int k = 0; k < features.length; k++) {
      double scale = units.scale(features[k]);
      coefficients[k] = Arrays.stream(last.weights()[kept[k]]).map(weight -> weight * scale).toArray();
      for (int output = 0; hasIntercept && output < intercept.length; output++) {
        intercept[output] -= coefficients[k][output] * units.mean(features[k]);
      }
    }
    return new LassoSolution(lambda, features, coefficients, intercept, proof.loss(), proof.penalty(), proof.gap(), steps,
        Double.NaN);
  }

  @Override
  public void close() {}
}
