package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.lasso.GradientPaths;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;
import ml.spred.lasso.MomentsGrid;

/** A path by gradients that are summed up over blocks of rows. */
final class GradientRows {
  private GradientRows() {}

  static SolvedRows solve(ExecutorRows rows, RowsFound found, LassoParams params, LassoOptions options) {
    boolean given = params.isSet(params.regParam());
    MomentsGrid grid = new MomentsGrid(found.ranges());
    try (Lanes lanes = new Lanes(1); CachedRowBlocks blocks = rows.blocks(grid, given ? 1 : params.getNumFolds());
        GradientPaths paths = new GradientPaths(blocks, grid, found.ranges().count(), options, lanes)) {
      double[] lambdas = given ? new double[] {params.getRegParam()}
          : LassoPath.lambdas(paths.lambdaMax(), params.getNumLambdas(), params.getLambdaRatio());
      List<List<LassoSolution>> solved = paths.solve(lambdas);
      LassoCrossValidation.Errors errors = given ? null : crossValidate(paths, solved);
      return new SolvedRows(paths.lambdaMax(), solved.get(0), errors, paths.labelVariance());
    }
  }

  private static LassoCrossValidation.Errors crossValidate(GradientPaths paths, List<List<LassoSolution>> solved) {
    List<double[]> errors = new ArrayList<>();
    for (int fold = 0; fold + 1 < solved.size(); fold++) {
      int own = fold;
      errors.add(solved.get(fold + 1).stream().mapToDouble(solution -> paths.error(own, solution)).toArray());
    }
    return LassoCrossValidation.combine(paths.foldWeights(), errors);
  }
}
