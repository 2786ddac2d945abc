package ml.spred.spark.regression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import ml.spred.compute.Backend;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;
import ml.spred.solver.Progress;

/** What runs inside Spark tasks. */
final class LassoTrials {
  private LassoTrials() {}

  /**
   * Which strengths.
   *
   * @param lambda the one to be solved; NaN for a path
   * @param numLambdas of a path
   * @param ratio of its smallest to its largest
   */
  record PathSetting(LassoOptions options, double lambda, int numLambdas, double ratio) implements Serializable {}

  /** A solved path. */
  record Solved(double lambdaMax, ArrayList<LassoSolution> path, String backend, double seconds) implements Serializable {}

  static Solved path(LassoData data, PathSetting setting, int threads, Progress progress) {
    long start = System.nanoTime();
    try (Lanes lanes = new Lanes(threads); LassoPath path = LassoPath.of(data, setting.options, lanes)) {
      double[] lambdas = Double.isNaN(setting.lambda) ? path.lambdas(setting.numLambdas, setting.ratio)
          : new double[] {setting.lambda};
      List<LassoSolution> solved = path.solve(lambdas, solution -> {});
      return new Solved(path.lambdaMax(), new ArrayList<>(solved), Backend.name(), (System.nanoTime() - start) / 1e9);
    }
  }

  /**
   * One fold of a cross-validation.
   *
   * @param folds fold of each sample
   * @param fold that is left out
   */
  record FoldSetting(LassoOptions options, double[] lambdas, int[] folds, int fold) implements Serializable {}

  static double[] fold(LassoData data, FoldSetting setting, int threads, Progress progress) {
    try (Lanes lanes = new Lanes(threads)) {
      return LassoCrossValidation.errors(data, setting.options, setting.lambdas, setting.folds, setting.fold, lanes);
    }
  }
}
