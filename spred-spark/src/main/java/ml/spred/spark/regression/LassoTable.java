package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoMatrix;
import ml.spred.lasso.MissingCells;
import ml.spred.problem.MissingValues;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Attributes;
import ml.spred.spark.feature.Columns;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/** The samples of a regression, read once, checked, in an order that does not depend on partitions. */
final class LassoTable {
  private final List<LassoRow> rows;
  private final StructField features;
  private final String label;
  private final MissingValues missing;
  private final Family family;
  /** What stands for a missing value of each feature. */
  private final double[] fills;

  private LassoTable(List<LassoRow> rows, StructField features, String label, MissingValues missing, Family family) {
    this.rows = rows;
    this.features = features;
    this.label = label;
    this.missing = missing;
    this.family = family;
    requireVectors();
    requireLabels(rows, label, family);
    this.fills = new double[numFeatures()];
    setFills();
  }

  /** @throws InputException for no rows, null or unequal vectors, missing labels, and infinite or (by policy) missing values */
  static LassoTable read(Dataset<?> dataset, LassoParams params, Family family, MissingValues missing) {
    StructField features = Columns.require(dataset.schema(), "featuresCol", params.getFeaturesCol());
    StructField label = Columns.require(dataset.schema(), "labelCol", params.getLabelCol());
    boolean vector = label.dataType().equals(SQLDataTypes.VectorType());
    Column response = Columns.of(params.getLabelCol());
    Column event = family == Family.COX ? Columns.of(params.getCensorCol()).cast("double") : functions.lit(1.0);
    Column weight = params.isSet(params.weightCol()) ? Columns.of(params.getWeightCol()).cast("double") : functions.lit(1.0);
    Dataset<Row> columns =
        dataset.select(Columns.of(params.getFeaturesCol()), vector ? response : response.cast("double"), event, weight);
    try {
      List<LassoRow> rows = columns.toJavaRDD().map(row -> new Shipped<>(sample(row, vector))).collect().stream()
          .map(Shipped::value).sorted().toList();
      return new LassoTable(rows, features, label.name(), missing, family);
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  private static LassoRow sample(Row row, boolean vector) {
    Vector features = row.getAs(0);
    double[] label = row.isNullAt(1) ? null : vector ? row.<Vector>getAs(1).toArray() : new double[] {row.getDouble(1)};
    return LassoRow.of(features, label, row.isNullAt(2) ? Double.NaN : row.getDouble(2), row.isNullAt(3) ? Double.NaN
        : row.getDouble(3));
  }

  private void requireVectors() {
    if (rows.isEmpty()) {
      throw new InputException("the data has no rows; a regression needs at least 1.");
    }
    long nulls = rows.stream().filter(row -> row.values() == null).count();
    if (nulls > 0) {
      throw new InputException("the features column '" + features.name() + "' holds " + nulls + " nulls among " + rows.size()
          + " rows; remove these rows.");
    }
    int shortest = rows.stream().mapToInt(row -> row.values().length).min().getAsInt();
    int longest = rows.stream().mapToInt(row -> row.values().length).max().getAsInt();
    if (shortest != longest || longest == 0) {
      throw new InputException("the vectors of the features column '" + features.name() + "' have " + shortest
          + (shortest == longest ? "" : " to " + longest) + " entries; they must all have the same number, at least 1.");
    }
  }

  /** @throws InputException for missing or infinite labels, and marks and weights that cannot be */
  static void requireLabels(List<LassoRow> rows, String label, Family family) {
    int outputs = rows.stream().filter(row -> row.label() != null).mapToInt(row -> row.label().length).findFirst().orElse(0);
    for (LassoRow row : rows) {
      if (row.label() == null || row.label().length != outputs || outputs == 0
          || Arrays.stream(row.label()).anyMatch(value -> !Double.isFinite(value))) {
        throw new InputException("the label column '" + label + "' holds "
            + (row.label() == null ? "null" : Arrays.toString(row.label()))
            + ", it must hold finite numbers, as many in each row and"
            + " at least 1; remove the row.");
      }
      if (family == Family.COX && row.event() != 0 && row.event() != 1) {
        throw new InputException("the censoring column holds " + row.event()
            + ", it must be 1 where the event was seen and 0 where the row is censored.");
      }
      if (Double.isNaN(row.weight())) {
        throw new InputException("the weight column holds a null or NaN, it must hold a number of at least 0 for each row.");
      }
    }
  }

  private void setFills() {
    double[] sums = new double[fills.length];
    double[] counts = new double[fills.length];
    for (LassoRow row : rows) {
      for (int k = 0; k < fills.length; k++) {
        double value = row.values()[k];
        if (Double.isInfinite(value)) {
          throw new InputException(place(k) + " is infinite; correct or remove it.");
        }
        if (Double.isNaN(value) && missing == MissingValues.REFUSE) {
          throw new InputException(place(k) + " is missing (NaN), and the param missing is 'error'; set it to 'mean' or 'zero'.");
        }
        sums[k] += Double.isNaN(value) ? 0 : row.weight() * value;
        counts[k] += Double.isNaN(value) ? 0 : row.weight();
      }
    }
    for (int k = 0; k < fills.length && missing == MissingValues.MEAN; k++) {
      fills[k] = counts[k] > 0 ? sums[k] / counts[k] : 0;
    }
  }

  private String place(int index) {
    return "a value of feature '" + Attributes.featureNames(features, new int[] {index})[0] + "' (index " + index
        + ") in column '" + features.name() + "'";
  }

  int numSamples() {
    return rows.size();
  }

  int numFeatures() {
    return rows.get(0).values().length;
  }

  double[] fills() {
    return fills;
  }

  /** The fingerprint of the samples, the same wherever they lie. */
  String fingerprint() {
    RowFingerprint fingerprint = new RowFingerprint();
    rows.forEach(row -> fingerprint.add(row.hash()));
    return fingerprint.text();
  }

  LassoData data(boolean weighted) {
    int samples = rows.size();
    LassoMatrix.Builder x = LassoMatrix.builder(samples, fills.length);
    double[][] responses = new double[rows.get(0).label().length][samples];
    boolean[] events = family == Family.COX ? new boolean[samples] : null;
    double[] weights = weighted ? new double[samples] : null;
    for (int sample = 0; sample < samples; sample++) {
      LassoRow row = rows.get(sample);
      for (int k = 0; k < fills.length; k++) {
        double value = row.values()[k];
        x.set(sample, k, Double.isNaN(value) ? fills[k] : value);
      }
      for (int output = 0; output < responses.length; output++) {
        responses[output][sample] = row.label()[output];
      }
      if (events != null) {
        events[sample] = row.event() == 1;
      }
      if (weights != null) {
        weights[sample] = row.weight();
      }
    }
    return new LassoData(x.build(), responses, events, weights, missing == MissingValues.MEAN ? missingCells() : null);
  }

  private MissingCells missingCells() {
    List<int[]> cells = new ArrayList<>();
    for (int feature = 0; feature < fills.length; feature++) {
      for (int sample = 0; sample < rows.size(); sample++) {
        if (Double.isNaN(rows.get(sample).values()[feature])) {
          cells.add(new int[] {sample, feature});
        }
      }
    }
    return new MissingCells(cells.stream().mapToInt(cell -> cell[0]).toArray(),
        cells.stream().mapToInt(cell -> cell[1]).toArray());
  }
}
