package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.split.Shuffle;

/**
 * K-fold cross-validation of a path. The error is the mean squared error, summed over the outputs; the mean Poisson deviance; or,
 * for survival, what the left-out samples add to the deviance of all (Verweij and van Houwelingen 1993), per sample.
 */
public final class LassoCrossValidation {
  private LassoCrossValidation() {}

  /**
   * Errors by lambda.
   *
   * @param means over the folds, weighted by their samples
   * @param standardErrors of the means
   * @param best index of the smallest mean; of equal ones the largest lambda
   * @param sparsest index of the largest lambda whose mean is within one standard error of the best
   */
  public record Errors(double[] means, double[] standardErrors, int best, int sparsest) implements Serializable {}

  /**
   * Fold of each sample: as even as can be, drawn by the seed.
   *
   * @param folds from 2 to the number of samples
   */
  public static int[] folds(int samples, int folds, long seed) {
    if (folds < 2 || folds > samples) {
      throw new IllegalArgumentException("the number of folds is " + folds + ", it must be at least 2 and at most the " + samples
          + " samples.");
    }
    return Shuffle.inPlace(IntStream.range(0, samples).map(k -> k % folds).toArray(), new SplittableRandom(seed));
  }

  /** @throws InputException for a fold whose weight is not above 0 */
  public static void requireWeights(double[] weights) {
    for (int fold = 0; fold < weights.length; fold++) {
      if (!(weights[fold] > 0)) {
        throw new InputException("fold " + fold + " of " + weights.length + " has no row of positive weight; take fewer folds.");
      }
    }
  }

  /** Weight of the samples of a fold, relative to all. */
  static double weight(LassoData data, int[] folds, int fold) {
    return IntStream.range(0, folds.length).filter(k -> folds[k] == fold)
        .mapToDouble(k -> data.weights() == null ? 1 : data.weights()[k]).sum();
  }

  /**
   * Error of the samples of one fold at each lambda, by the solutions of the others. Missing cells have the means of these others.
   */
  public static double[] errors(LassoData data, LassoOptions options, double[] lambdas, int[] folds, int fold, Lanes lanes) {
    int[] inside = IntStream.range(0, folds.length).filter(k -> folds[k] != fold).toArray();
    int[] outside = IntStream.range(0, folds.length).filter(k -> folds[k] == fold).toArray();
    LassoData filled = data.filledBy(inside);
    LassoData training = filled.samples(inside);
    LassoData left = filled.samples(outside);
    try (LassoPath path = LassoPath.of(training, options, lanes)) {
      return Arrays.stream(lambdas).map(lambda -> error(filled, training, left, options, path.solve(lambda))).toArray();
    }
  }

  static double error(LassoData all, LassoData training, LassoData left, LassoOptions options, LassoSolution solution) {
    if (options.family() == Family.COX) {
      double full = 2 * total(all) * LassoPath.response(all, options).loss(solution.predict(all.x()));
      double inside = 2 * total(training) * LassoPath.response(training, options).loss(solution.predict(training.x()));
      return (full - inside) / Math.max(total(left), Double.MIN_NORMAL);
    }
    double[] outputs = solution.predict(left.x());
    int samples = left.numSamples();
    double sum = 0;
    for (int k = 0; k < outputs.length; k++) {
      double weight = left.weights() == null ? 1 : left.weights()[k % samples];
      double y = left.responses()[k / samples][k % samples];
      sum += weight * (options.family() == Family.GAUSSIAN ? (y - outputs[k]) * (y - outputs[k]) : deviance(y, outputs[k]));
    }
    return sum / Math.max(total(left), Double.MIN_NORMAL);
  }

  private static double deviance(double count, double output) {
    return 2 * ((count > 0 ? count * (Math.log(count) - output) : 0) - (count - Math.exp(output)));
  }

  private static double total(LassoData data) {
    return data.weights() == null ? data.numSamples() : Arrays.stream(data.weights()).sum();
  }

  /**
   * Puts the folds together.
   *
   * @param errors of each fold, {@code [folds][lambdas]}
   */
  public static Errors combine(LassoData data, int[] folds, List<double[]> errors) {
    return combine(IntStream.range(0, errors.size()).mapToDouble(fold -> weight(data, folds, fold)).toArray(), errors);
  }

  /**
   * Puts the folds together.
   *
   * @param weights of each fold
   * @param errors of each fold, {@code [folds][lambdas]}
   */
  public static Errors combine(double[] weights, List<double[]> errors) {
    double total = Arrays.stream(weights).sum();
    int lambdas = errors.get(0).length;
    double[] means = new double[lambdas];
    double[] standardErrors = new double[lambdas];
    for (int k = 0; k < lambdas; k++) {
      for (int fold = 0; fold < weights.length; fold++) {
        means[k] += weights[fold] / total * errors.get(fold)[k];
      }
      double squares = 0;
      for (int fold = 0; fold < weights.length; fold++) {
        squares += weights[fold] / total * Math.pow(errors.get(fold)[k] - means[k], 2);
      }
      standardErrors[k] = Math.sqrt(squares / (weights.length - 1));
    }
    int best = IntStream.range(0, lambdas).reduce((one, other) -> means[other] < means[one] ? other : one).orElseThrow();
    int sparsest = IntStream.rangeClosed(0, best).filter(k -> means[k] <= means[best] + standardErrors[best]).findFirst()
        .orElse(best);
    return new Errors(means, standardErrors, best, sparsest);
  }
}
