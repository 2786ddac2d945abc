package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;
import ml.spred.lasso.Moments;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.MomentsPath;

/** A path by the sums of products of all pairs of features, made in one pass; all else happens on the driver. */
final class SummedRows {
  private SummedRows() {}

  static SolvedRows solve(ExecutorRows rows, RowsFound found, LassoParams params, LassoOptions options) {
    boolean given = params.isSet(params.regParam());
    List<Moments> folds = rows.moments(new MomentsGrid(found.ranges()), given ? 1 : params.getNumFolds());
    Moments all = sum(folds, -1);
    try (Lanes lanes = new Lanes(1); LassoPath path = new MomentsPath(all, options, lanes)) {
      double[] lambdas = given ? new double[] {params.getRegParam()} : path.lambdas(params.getNumLambdas(),
          params.getLambdaRatio());
      List<LassoSolution> solved = path.solve(lambdas, solution -> {});
      return new SolvedRows(path.lambdaMax(), solved, given ? null : crossValidate(folds, options, lambdas, lanes),
          all.labelVariance());
    }
  }

  private static LassoCrossValidation.Errors crossValidate(List<Moments> folds, LassoOptions options, double[] lambdas,
      Lanes lanes) {
    double[] weights = folds.stream().mapToDouble(Moments::weight).toArray();
    LassoCrossValidation.requireWeights(weights);
    List<double[]> errors = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      Moments left = folds.get(fold);
      try (LassoPath path = new MomentsPath(sum(folds, fold), options, lanes)) {
        errors.add(Arrays.stream(lambdas).map(lambda -> left.error(path.solve(lambda))).toArray());
      }
    }
    return LassoCrossValidation.combine(weights, errors);
  }

  /** All folds but one together. */
  private static Moments sum(List<Moments> folds, int without) {
    Moments result = folds.get(0).empty();
    IntStream.range(0, folds.size()).filter(fold -> fold != without).forEach(fold -> result.merge(folds.get(fold)));
    return result;
  }
}
