package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
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
import ml.spred.lasso.MomentsPath;
import ml.spred.problem.MissingValues;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.feature.ProvenanceRecorder;
import ml.spred.spark.param.HasDataMode;
import ml.spred.spark.param.HasSelectionRule;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A fit of many rows: one pass over the data makes the sums of products of each fold on the executors; path and cross-validation
 * are
 * solved from them on the driver. A row's fold depends on its content and the seed. Sums are taken in the order of partitions, so
 * results for another partitioning agree to rounding, not to the last bit.
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
      if (!possible) {
        throw new IllegalArgumentException("dataMode is 'rows', which takes a label of one number, the family gaussian, the "
            + "objective"
            + " glmnet, an intercept, the solver path and no missing values; set dataMode to 'local'.");
      }
      return true;
    }
    if (!possible || dataset.isEmpty()) {
      return false;
    }
    int features = numFeatures(dataset, params);
    return features <= MAX_FEATURES && (double) features * dataset.count() > MANY_VALUES;
  }

  private static int numFeatures(Dataset<?> dataset, LassoParams params) {
    Vector first = dataset.select(Columns.of(params.getFeaturesCol())).head().getAs(0);
    return first == null ? Integer.MAX_VALUE : first.size();
  }

  static LassoContent fit(Dataset<?> dataset, LassoParams params, LassoOptions options, String[] names) {
    long start = System.nanoTime();
    boolean given = params.isSet(params.regParam());
    List<Moments> folds = folds(dataset, params, given ? 1 : params.getNumFolds(), names.length);
    Moments all = sum(folds, -1);
    try (Lanes lanes = new Lanes(1); LassoPath path = new MomentsPath(all, options, lanes)) {
      double[] lambdas = given ? new double[] {params.getRegParam()} : path.lambdas(params.getNumLambdas(),
          params.getLambdaRatio());
      ArrayList<LassoSolution> solved = new ArrayList<>(path.solve(lambdas, solution -> {}));
      LassoCrossValidation.Errors errors = given ? null : crossValidate(folds, options, lambdas, lanes);
      int chosen = given ? 0 : params.getSelectionRule().equals(HasSelectionRule.BEST) ? errors.best() : errors.sparsest();
      double[] explained = solved.stream().mapToDouble(solution -> 1 - 2 * solution.loss() / all.labelVariance()).toArray();
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

  private static List<Moments> folds(Dataset<?> dataset, LassoParams params, int count, int features) {
    Column weight = params.isSet(params.weightCol()) ? Columns.of(params.getWeightCol()).cast("double") : functions.lit(1.0);
    Dataset<Row> columns = dataset.select(Columns.of(params.getFeaturesCol()), Columns.of(params.getLabelCol()).cast("double"),
        weight);
    double[] pivot = values(columns.head(), features);
    long seed = params.getSeed();
    try {
      return columns.toJavaRDD().mapPartitions(rows -> sums(rows, pivot, count, seed)).treeReduce(LassoRows::merge).value();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  private static Shipped<ArrayList<Moments>> merge(Shipped<ArrayList<Moments>> one, Shipped<ArrayList<Moments>> other) {
    for (int fold = 0; fold < one.value().size(); fold++) {
      one.value().get(fold).merge(other.value().get(fold));
    }
    return one;
  }

  private static Iterator<Shipped<ArrayList<Moments>>> sums(Iterator<Row> rows, double[] pivot, int count, long seed) {
    ArrayList<Moments> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      folds.add(new Moments(pivot));
    }
    while (rows.hasNext()) {
      Row row = rows.next();
      double[] values = values(row, pivot.length - 1);
      folds.get(fold(values, count, seed)).add(values, row.isNullAt(2) ? Double.NaN : row.getDouble(2));
    }
    folds.forEach(Moments::packed);
    return List.of(new Shipped<>(folds)).iterator();
  }

  /** By the content of a row alone; the mixing is that of MurmurHash3. */
  private static int fold(double[] values, int count, long seed) {
    long hash = Arrays.hashCode(values) * 0x9E3779B97F4A7C15L + seed;
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return (int) Math.floorMod(hash ^ hash >>> 33, (long) count);
  }

  /** The features and, behind them, the label. */
  private static double[] values(Row row, int features) {
    Vector vector = row.getAs(0);
    if (vector == null || vector.size() != features) {
      throw new InputException("a vector of the features column " + (vector == null ? "is null" : "has " + vector.size()
          + " entries")
          + ", each row needs one of " + features + "; remove the row.");
    }
    double[] values = Arrays.copyOf(vector.toArray(), features + 1);
    values[features] = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
    return values;
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
