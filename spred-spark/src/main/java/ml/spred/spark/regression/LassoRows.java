package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Backend;
import ml.spred.compute.Lanes;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoObjective;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;
import ml.spred.lasso.Moments;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.MomentsPath;
import ml.spred.problem.MissingValues;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.feature.ProvenanceRecorder;
import ml.spred.spark.param.HasDataMode;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;

/**
 * A fit of many rows: {@link RowMoments} makes the sums of products of each fold on the executors; path and cross-validation are
 * solved from them on the driver.
 */
final class LassoRows {
  private static final int MAX_FEATURES = 5000;
  private static final double MANY_VALUES = 1e9;

  private LassoRows() {}

  /** Whether the rows stay where they are. */
  static boolean applies(Dataset<?> dataset, LassoParams params, LassoOptions options) {
    if (params.getDataMode().equals(HasDataMode.LOCAL)) {
      return false;
    }
    boolean possible = options.family() == Family.GAUSSIAN && options.method() == LassoMethod.PATH && options.intercept()
        && options.objective() == LassoObjective.GLMNET && MissingPolicy.of(params.getMissing()) == MissingValues.REFUSE
        && !dataset.schema().apply(params.getLabelCol()).dataType().equals(org.apache.spark.ml.linalg.SQLDataTypes.VectorType());
    if (params.getDataMode().equals(HasDataMode.ROWS)) {
      requireGaussian(options.family());
      if (!possible) {
        throw new IllegalArgumentException("dataMode is 'rows', which takes a label of one number, the objective glmnet, an"
            + " intercept, the solver path and no missing values; set dataMode to 'local'.");
      }
      return true;
    }
    if (!possible || dataset.isEmpty()) {
      return false;
    }
    int features = numFeatures(dataset, params);
    return features <= MAX_FEATURES && (double) features * dataset.count() > MANY_VALUES;
  }

  /** Sums of products stand for the rows where the loss is quadratic, and nowhere else. */
  private static void requireGaussian(Family family) {
    if (family == Family.POISSON) {
      throw new IllegalArgumentException("dataMode is 'rows' and family is 'poisson', whose curvature differs at every step, so"
          + " no sums over the rows can stand for them; set dataMode to 'local'.");
    }
    if (family == Family.COX) {
      throw new IllegalArgumentException("dataMode is 'rows' and family is 'cox', whose sums run over all rows in the order of"
          + " their times; set dataMode to 'local'.");
    }
  }

  private static int numFeatures(Dataset<?> dataset, LassoParams params) {
    Vector first = dataset.select(Columns.of(params.getFeaturesCol())).head().getAs(0);
    return first == null ? Integer.MAX_VALUE : first.size();
  }

  static LassoContent fit(Dataset<?> dataset, LassoParams params, LassoOptions options, String[] names) {
    long start = System.nanoTime();
    boolean given = params.isSet(params.regParam());
    RowMoments rows = new RowMoments(dataset, params, names.length);
    List<Moments> folds = rows.folds(new MomentsGrid(rows.ranges()), given ? 1 : params.getNumFolds());
    Moments all = sum(folds, -1);
    try (Lanes lanes = new Lanes(1); LassoPath path = new MomentsPath(all, options, lanes)) {
      double[] lambdas = given ? new double[] {params.getRegParam()} : path.lambdas(params.getNumLambdas(),
          params.getLambdaRatio());
      ArrayList<LassoSolution> solved = new ArrayList<>(path.solve(lambdas, solution -> {}));
      LassoCrossValidation.Errors errors = given ? null : crossValidate(folds, options, lambdas, lanes);
      int chosen = LassoFit.chosen(params, errors);
      double variance = all.labelVariance();
      double[] explained = solved.stream()
          .mapToDouble(solution -> variance > 0 ? 1 - 2 * solution.loss() / variance : 0).toArray();
      LassoSolution solution = solved.get(chosen);
      double seconds = (System.nanoTime() - start) / 1e9;
      LassoSummary summary = new LassoSummary(solution.objective(), solution.gap(), options.tolerance(), explained[chosen],
          Double.NaN,
          solution.features().length, solved.get(solved.size() - 1).steps(), Double.NaN, seconds,
          ProvenanceRecorder.of(options, Backend.name(), params.getSeed(), "", (int) Math.min(Integer.MAX_VALUE, all.count()),
              dataset.sparkSession().version(), seconds));
      return new LassoContent(LassoContent.FORMAT_VERSION, options.family(), names, new double[names.length], path.lambdaMax(),
          solved,
          explained, given ? new double[0] : errors.means(), given ? new double[0] : errors.standardErrors(), chosen, summary);
    }
  }

  private static LassoCrossValidation.Errors crossValidate(List<Moments> folds, LassoOptions options, double[] lambdas,
      Lanes lanes) {
    double[] weights = folds.stream().mapToDouble(Moments::weight).toArray();
    List<double[]> errors = new ArrayList<>();
    for (int fold = 0; fold < folds.size(); fold++) {
      Moments left = folds.get(fold);
      if (!(left.weight() > 0)) {
        throw new InputException("fold " + fold + " of " + folds.size() + " has no row of positive weight; take fewer folds.");
      }
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

  /** @throws InputException for no rows or a null */
  static int requireFeatures(Dataset<?> dataset, LassoParams params) {
    if (dataset.isEmpty()) {
      throw new InputException("the data has no rows; a regression needs at least 1.");
    }
    int features = numFeatures(dataset, params);
    if (features > MAX_FEATURES) {
      throw new InputException("dataMode is 'rows' and there are " + features + " features, at most " + MAX_FEATURES
          + " can be summed up; set dataMode to 'local'.");
    }
    return features;
  }
}
