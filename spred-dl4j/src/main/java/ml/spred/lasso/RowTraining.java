package ml.spred.lasso;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;

/**
 * One training set of {@link GradientPaths}, all rows or all but a fold: solves over the live features from their sums, and says what
 * a gradient over all features proves.
 */
final class RowTraining implements AutoCloseable {
  /** Share of the variance of the label that the loss may be off by. */
  private static final double ROUNDING = 1e-9;
  /** Share of the tolerance that the live features are solved to. */
  private static final double SAFETY = 0.1;
  private static final double FINEST = 1e-12;

  private final FoldCovariances covariances;
  private final LassoOptions options;
  private final LassoDefinition definition;
  private final int leftOut;
  private final Lanes lanes;
  private final double[] scales;
  private int[] live = new int[0];
  private MomentsPath path;
  private double accuracy;
  private int steps;
  /** {@code x̃_j·r̃} at the smallest lambda so far. */
  private double[] products;
  private double reached = Double.POSITIVE_INFINITY;

  /** @param leftOut fold that is left out; −1 for none */
  RowTraining(FoldCovariances covariances, LassoOptions options, int leftOut, Lanes lanes) {
    this.covariances = covariances;
    this.options = options;
    this.definition = new LassoDefinition(options.alpha(), false, false, null, options.factors(), options.nonNegative(), 1);
    this.leftOut = leftOut;
    this.lanes = lanes;
    this.accuracy = Math.max(FINEST, SAFETY * options.tolerance());
    int features = covariances.numFeatures();
    this.scales = IntStream.range(0, features).mapToDouble(j -> MomentsPath.scale(covariances, j, options.standardization()))
        .toArray();
    this.products = IntStream.range(0, features).mapToDouble(j -> scales[j] * covariances.covariance(j, features)).toArray();
  }

  private boolean isPenalized(int feature) {
    double factor = definition.factor(feature);
    return factor > 0 && Double.isFinite(factor) && scales[feature] > 0;
  }

  /** The largest pull over its factor, at the smallest lambda so far. */
  double lambdaMax() {
    double largest = IntStream.range(0, products.length).filter(this::isPenalized)
        .mapToDouble(j -> definition.pull(products[j]) / definition.factor(j)).max().orElse(0);
    // Products with what rounding leaves of a response that is explained already.
    return largest > 1e-14 * Math.sqrt(covariances.labelVariance()) ? largest / definition.alpha() : 0;
  }

  /** Takes the live features, ascending. */
  void setLive(int[] features) {
    live = features;
    close();
  }

  /** Asks for the finest that double allows; false where that is so already. */
  boolean refine() {
    if (accuracy <= FINEST) {
      return false;
    }
    accuracy = FINEST;
    close();
    return true;
  }

  /** The minimum over the live features. */
  LassoSolution solve(double lambda) {
    if (live.length == 0) {
      return new LassoSolution(lambda, live, new double[0][], new double[] {covariances.mean(covariances.numFeatures())},
          covariances.labelVariance() / 2, 0, 0, steps, Double.NaN);
    }
    if (path == null) {
      double[] factors = options.factors() == null ? null : IntStream.of(live).mapToDouble(j -> options.factors()[j]).toArray();
      path = new MomentsPath(covariances.of(live), options.withFactors(factors).withTolerance(accuracy), lanes);
    }
    int before = path.steps();
    LassoSolution found = path.solve(lambda);
    steps += path.steps() - before;
    return new LassoSolution(lambda, Arrays.stream(found.features()).map(k -> live[k]).toArray(), found.coefficients(),
        found.intercept(), found.loss(), found.penalty(), found.gap(), steps, Double.NaN);
  }

  /** What a pass is asked. */
  RowModel model(LassoSolution solution) {
    double squares = covariances.weight() * (2 * Math.max(0, solution.loss()) + ROUNDING * covariances.labelVariance());
    return new RowModel(solution.features(), Arrays.stream(solution.coefficients()).mapToDouble(b -> b[0]).toArray(),
        solution.intercept()[0], leftOut, Math.sqrt(squares));
  }

  /**
   * The solution with loss, penalty and gap as a pass over all features found them.
   *
   * @param candidate from {@link #solve}
   * @param number of its model in the pass
   * @param passes so far
   * @param scores of features that are not live: raised to how many times its threshold a feature's pull is
   */
  LassoSolution certify(LassoSolution candidate, RowGradients pass, int number, int passes, double[] scores) {
    double weight = covariances.weight();
    int label = covariances.numFeatures();
    double bias = pass.product(number, label + 1) / weight;
    double[] found = new double[label];
    for (int j = 0; j < label; j++) {
      found[j] = scales[j] * (pass.product(number, j) / weight - covariances.shift(j) * bias);
    }
    double squares = Math.max(0, pass.squares(number) / weight - bias * bias);
    double along = pass.product(number, label) / weight - covariances.shift(label) * bias;
    double l1 = candidate.lambda() * definition.alpha();
    LassoGap gap = new LassoGap(squares, along, definition, l1, candidate.lambda() * (1 - definition.alpha()));
    for (int j = 0; j < label && l1 > 0; j++) {
      if (isPenalized(j)) {
        gap.add(found[j], definition.factor(j));
        scores[j] = Math.max(scores[j], definition.pull(found[j]) / (l1 * definition.factor(j)));
      }
    }
    for (int k = 0; k < candidate.features().length; k++) {
      int feature = candidate.features()[k];
      gap.addPenalty(candidate.coefficients()[k][0] / scales[feature], definition.factor(feature));
    }
    if (candidate.lambda() <= reached) {
      reached = candidate.lambda();
      products = found;
    }
    return new LassoSolution(candidate.lambda(), candidate.features(), candidate.coefficients(), candidate.intercept(), gap.loss(),
        gap.penalty(), gap.relative(), candidate.steps(), passes);
  }

  /** Raises the scores to how many times a limit a feature's pull is, at the smallest lambda so far. */
  void score(double limit, double[] scores) {
    for (int j = 0; j < scores.length; j++) {
      if (isPenalized(j)) {
        scores[j] = Math.max(scores[j], definition.pull(products[j]) / (limit * definition.factor(j)));
      }
    }
  }

  /** Forgets which lambda the last pass was at: it was for the features without a penalty. */
  void start() {
    reached = Double.POSITIVE_INFINITY;
  }

  @Override
  public void close() {
    if (path != null) {
      path.close();
      path = null;
    }
  }
}
