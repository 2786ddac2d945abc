package ml.spred.spark.regression;

import java.util.ArrayList;
import ml.spred.InputException;
import ml.spred.compute.Backend;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoObjective;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoSolution;
import ml.spred.problem.MissingValues;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.feature.ProvenanceRecorder;
import ml.spred.spark.param.HasDataMode;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;

/**
 * A fit of many rows, which stay on the executors: by {@link SummedRows} where the products of all pairs of features are few, else
 * by {@link GradientRows}.
 */
final class LassoRows {
  /** Features whose pairs one array holds. */
  private static final int MAX_SUMMED = 5000;
  /** Features from which on gradients cost less than the sums of all pairs, with a path and its folds. */
  private static final int MANY_FEATURES = 2500;
  /** The same of one strength. */
  private static final int MANY_FEATURES_OF_ONE = 500;
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
    if (!params.getDataMode().equals(HasDataMode.AUTO)) {
      requireGaussian(params.getDataMode(), options.family());
      if (!possible) {
        throw new IllegalArgumentException("dataMode is '" + params.getDataMode() + "', which takes a label of one number, the"
            + " objective glmnet, an intercept, the solver path and no missing values; set dataMode to 'local'.");
      }
      return true;
    }
    if (!possible || dataset.isEmpty()) {
      return false;
    }
    int features = numFeatures(dataset, params);
    long rows = dataset.count();
    return (features <= MAX_SUMMED || features <= rows) && (double) features * rows > MANY_VALUES;
  }

  /** Sums of products stand for the rows where the loss is quadratic, and nowhere else. */
  private static void requireGaussian(String mode, Family family) {
    if (family == Family.POISSON) {
      throw new IllegalArgumentException("dataMode is '" + mode + "' and family is 'poisson', whose curvature differs at every"
          + " step, so no sums over the rows can stand for them; set dataMode to 'local'.");
    }
    if (family == Family.COX) {
      throw new IllegalArgumentException("dataMode is '" + mode + "' and family is 'cox', whose sums run over all rows in the"
          + " order of their times; set dataMode to 'local'.");
    }
  }

  private static int numFeatures(Dataset<?> dataset, LassoParams params) {
    Vector first = dataset.select(Columns.of(params.getFeaturesCol())).head().getAs(0);
    if (first == null) {
      throw new InputException("the features column '" + params.getFeaturesCol() + "' holds a null; remove this row.");
    }
    return first.size();
  }

  static LassoContent fit(Dataset<?> dataset, LassoParams params, LassoOptions options, String[] names) {
    long start = System.nanoTime();
    ExecutorRows rows = new ExecutorRows(dataset, params, names.length);
    RowsFound found = rows.look();
    SolvedRows solved = byGradients(params, names.length) ? GradientRows.solve(rows, found, params, options)
        : SummedRows.solve(rows, found, params, options);
    LassoCrossValidation.Errors errors = solved.errors();
    int chosen = LassoFit.chosen(params, errors);
    double variance = solved.labelVariance();
    double[] explained = solved.path().stream()
        .mapToDouble(solution -> variance > 0 ? 1 - 2 * solution.loss() / variance : 0).toArray();
    LassoSolution solution = solved.path().get(chosen);
    LassoSolution last = solved.path().get(solved.path().size() - 1);
    double seconds = (System.nanoTime() - start) / 1e9;
    LassoSummary summary = new LassoSummary(solution.objective(), solution.gap(), options.tolerance(), explained[chosen],
        Double.NaN, solution.features().length, last.steps(), last.passes(), seconds,
        ProvenanceRecorder.of(options, Backend.name(), params.getSeed(), found.fingerprint(),
            (int) Math.min(Integer.MAX_VALUE, found.ranges().count()), dataset.sparkSession().version(), seconds));
    return new LassoContent(LassoContent.FORMAT_VERSION, options.family(), names, new double[names.length], solved.lambdaMax(),
        new ArrayList<>(solved.path()), explained, errors == null ? new double[0] : errors.means(),
        errors == null ? new double[0] : errors.standardErrors(), chosen, summary);
  }

  /** Whether gradients cost less than the sums of all pairs. */
  private static boolean byGradients(LassoParams params, int features) {
    if (!params.getDataMode().equals(HasDataMode.SUMS) && !params.getDataMode().equals(HasDataMode.GRADIENTS)) {
      boolean given = params.isSet(params.regParam());
      boolean least = given && params.getRegParam() == 0;
      return !least && features > (given ? MANY_FEATURES_OF_ONE : MANY_FEATURES) || features > MAX_SUMMED;
    }
    return params.getDataMode().equals(HasDataMode.GRADIENTS);
  }

  /** @throws InputException for no rows, a null, or more features than sums were asked of */
  static int requireFeatures(Dataset<?> dataset, LassoParams params) {
    if (dataset.isEmpty()) {
      throw new InputException("the data has no rows; a regression needs at least 1.");
    }
    int features = numFeatures(dataset, params);
    if (params.getDataMode().equals(HasDataMode.SUMS) && features > MAX_SUMMED) {
      throw new InputException("dataMode is 'sums' and there are " + features + " features, of which at most " + MAX_SUMMED
          + " can be summed up in pairs; set dataMode to 'gradients'.");
    }
    return features;
  }
}
