package ml.spred.lasso;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.convex.Response;
import ml.spred.problem.Form;

/** Solves one strength after the other, each from the one before; belongs to one thread. */
public interface LassoPath extends AutoCloseable {
  /** The smallest lambda at which no penalised feature is in; 0 where nothing is left to explain. */
  double lambdaMax();

  /**
   * Solves one lambda.
   *
   * @throws InputException for a lambda that is negative or not finite, and for 0 where the minimum is not unique
   */
  LassoSolution solve(double lambda);

  @Override
  void close();

  /**
   * The solver for a family, a number of outputs and a method.
   *
   * @throws InputException for values that cannot be used
   * @throws IllegalArgumentException for options that do not go together
   */
  static LassoPath of(LassoData data, LassoOptions options, Lanes lanes) {
    boolean gaussian = options.family() == Family.GAUSSIAN;
    requireOneOutput(data, options);
    boolean apart = gaussian && (data.numOutputs() == 1 || options.form() == Form.ELEMENTWISE);
    if (options.nonNegative() && (!apart || options.method() != LassoMethod.PATH)) {
      throw new IllegalArgumentException("coefficients that may not be negative need the family gaussian, one output or the"
          + " penalty form elementwise, and the solver path; leave nonNegative at false for others.");
    }
    if (options.method() != LassoMethod.PATH) {
      return new FactoredPath(data, options, lanes);
    }
    if (apart) {
      return new SquaredPath(data, options, lanes);
    }
    return ConvexPath.of(data, options, lanes);
  }

  private static void requireOneOutput(LassoData data, LassoOptions options) {
    boolean gaussian = options.family() == Family.GAUSSIAN;
    if (!gaussian && data.numOutputs() > 1) {
      throw new IllegalArgumentException("the family " + options.family().name().toLowerCase(Locale.ROOT)
          + " has one output,"
          + " the label has " + data.numOutputs() + "; give one column, or take the family gaussian.");
    }
    boolean mllib = options.objective() == LassoObjective.MLLIB;
    if (mllib && (!gaussian || data.numOutputs() > 1 || options.method() != LassoMethod.PATH)) {
      throw new IllegalArgumentException("the objective mllib is that of LinearRegression: the family gaussian, one output "
          + "and the"
          + " solver path; take the objective glmnet for others.");
    }
  }

  /**
   * Strengths from {@link #lambdaMax} down to its share {@code ratio}, evenly on the scale of logarithms; one alone where nothing
   * is left to explain.
   *
   * @param count at least 1
   * @param ratio in (0, 1)
   */
  default double[] lambdas(int count, double ratio) {
    return lambdas(lambdaMax(), count, ratio);
  }

  /** The same from a given {@code lambdaMax}. */
  static double[] lambdas(double top, int count, double ratio) {
    return IntStream.range(0, top > 0 ? count : 1)
        .mapToDouble(k -> k == 0 ? top : top * Math.pow(ratio, k / (count - 1.0))).toArray();
  }

  /** Solves a path; the listener hears of each solution at once. */
  default List<LassoSolution> solve(double[] lambdas, Consumer<LassoSolution> listener) {
    List<LassoSolution> result = new ArrayList<>();
    for (double lambda : lambdas) {
      result.add(solve(lambda));
      listener.accept(result.get(result.size() - 1));
    }
    return result;
  }

  /** The response that a family makes of the data. */
  static Response response(LassoData data, LassoOptions options) {
    return switch (options.family()) {
      case GAUSSIAN -> new Response.Values(data.responses(), data.weights());
      case POISSON -> new Response.Counts(data.responses()[0], data.weights());
      case COX -> new Response.Survival(data.responses()[0], data.events(), options.ties(), data.weights());
    };
  }
}
