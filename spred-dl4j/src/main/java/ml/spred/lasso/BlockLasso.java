package ml.spred.lasso;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import ml.spred.convex.LinearHead;
import ml.spred.convex.Response;
import ml.spred.problem.Scaling;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.GeneColumn;
import ml.spred.screen.NearColumns;

/**
 * The path over features that lie in blocks elsewhere: every family, one output, or many that share their features. Features in
 * work come here, and one pass over the blocks certifies that the others stay out.
 *
 * <p>The samples weigh all alike, and features are centred; {@link #scaling} says how the blocks must be standardised. Belongs to
 * one thread.
 */
public final class BlockLasso implements LassoPath {
  private final LassoOptions options;
  private final NearColumns near;
  private final LassoData training;
  private final ConvexPath path;

  /**
   * @param blocks standardised on the training samples as {@link #scaling} says
   * @param responses of the training samples, {@code [outputs][samples]}, finite
   * @param events whether a training sample's event was seen; null but for survival
   * @throws IllegalArgumentException for options that blocks do not serve
   */
  public BlockLasso(GeneBlocks blocks, double[][] responses, boolean[] events, LassoOptions options) {
    requireServed(options);
    this.options = options;
    this.near = new NearColumns(blocks);
    this.training = new LassoData(null, responses, events, null);
    Response response = LassoPath.response(training, options);
    ConvexPath.Units units = new ConvexPath.Units() {
      @Override
      public double mean(int feature) {
        return near.column(feature).mean();
      }

      @Override
      public double scale(int feature) {
        return near.column(feature).factor();
      }
    };
    LinearHead head = new LinearHead(blocks, near, response,
        ConvexPath.problem(options, responses.length, response.allowsIntercept()));
    this.path = new ConvexPath(head, units, response.allowsIntercept(), options.tolerance());
  }

  /** How features must be standardised. */
  public static Scaling scaling(LassoOptions options) {
    return options.standardization() ? Scaling.FEATURE : Scaling.CENTER;
  }

  /** @throws IllegalArgumentException for options that blocks do not serve */
  public static void requireServed(LassoOptions options) {
    String obstacle = !options.intercept() && options.family() != Family.COX ? "there is no intercept"
        : options.nonNegative() ? "coefficients may not be negative"
        : options.objective() != LassoObjective.GLMNET ? "the objective is mllib"
        : options.method() != LassoMethod.PATH ? "the solver is " + options.method().name().toLowerCase(Locale.ROOT)
        : null;
    if (obstacle != null) {
      throw new IllegalArgumentException("features in blocks need an intercept, the objective glmnet, coefficients of either"
          + " sign and the solver path, but " + obstacle + "; change that, or hold the features in one place.");
    }
  }

  @Override
  public double lambdaMax() {
    return path.lambdaMax();
  }

  @Override
  public LassoSolution solve(double lambda) {
    return path.solve(lambda);
  }

  /**
   * The samples with the features of a solution alone, which stand in their order: training samples, then validation samples.
   *
   * @param responses of the validation samples, {@code [outputs][samples]}
   * @param events of the validation samples; null but for survival
   */
  public LassoData samples(LassoSolution solution, double[][] responses, boolean[] events) {
    int[] features = solution.features();
    int numTraining = training.responses()[0].length;
    int numSamples = numTraining + responses[0].length;
    LassoMatrix.Builder x = LassoMatrix.builder(numSamples, Math.max(1, features.length));
    for (int k = 0; k < features.length; k++) {
      GeneColumn column = near.column(features[k]);
      for (int sample = 0; sample < numSamples; sample++) {
        float value = sample < numTraining ? column.training()[sample] : column.validation()[sample - numTraining];
        x.set(sample, k, column.mean() + (column.factor() == 0 ? 0 : value / column.factor()));
      }
    }
    double[][] all = IntStream.range(0, responses.length)
        .mapToObj(output -> joined(training.responses()[output], responses[output])).toArray(double[][]::new);
    return new LassoData(x.build(), all, events == null ? null : joined(training.events(), events), null);
  }

  /** A solution whose features are numbered as in {@link #samples}. */
  public static LassoSolution renumbered(LassoSolution solution) {
    return new LassoSolution(solution.lambda(), IntStream.range(0, solution.features().length).toArray(),
        solution.coefficients(), solution.intercept(), solution.loss(), solution.penalty(), solution.gap(), solution.steps(),
        solution.passes());
  }

  /** Error of the validation samples, as {@link LassoCrossValidation} defines it. */
  public double error(LassoSolution solution, double[][] responses, boolean[] events) {
    LassoData all = samples(solution, responses, events);
    int numTraining = training.responses()[0].length;
    return LassoCrossValidation.error(all, all.samples(IntStream.range(0, numTraining).toArray()),
        all.samples(IntStream.range(numTraining, all.numSamples()).toArray()), options, renumbered(solution));
  }

  private static double[] joined(double[] first, double[] second) {
    double[] result = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    return result;
  }

  private static boolean[] joined(boolean[] first, boolean[] second) {
    boolean[] result = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    return result;
  }

  @Override
  public void close() {}
}
