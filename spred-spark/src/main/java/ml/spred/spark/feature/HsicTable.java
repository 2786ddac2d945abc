package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.List;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.OffHeapMatrix;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** The rows of an HSIC-Lasso, read once, checked, in the order of their hashes. */
final class HsicTable {
  private final SampleTable table;
  private final List<SampleRow> rows;
  private final MissingValues missing;

  /**
   * What trials share.
   *
   * @param x {@code [samples, features]}, nothing missing
   * @param label {@code [samples]}
   */
  record Data(OffHeapMatrix x, double[] label) implements Serializable {}

  private HsicTable(List<SampleRow> rows, MissingValues missing) {
    this.rows = rows;
    this.table = new SampleTable(rows, null);
    this.missing = missing;
  }

  /**
   * @throws InputException for no rows, null or unequal vectors, labels that are none, infinite and (by policy) missing values
   */
  static HsicTable read(Dataset<?> dataset, HsicParams params, StructField features) {
    Dataset<Row> columns =
        dataset.select(Columns.of(params.getFeaturesCol()), Columns.of(params.getLabelCol()).cast("double"));
    List<SampleRow> rows;
    try {
      rows = columns.toJavaRDD().map(row -> new Shipped<>(SampleRow.of(row.getAs(0),
          row.isNullAt(1) ? Double.NaN : row.getDouble(1), null, false))).collect().stream().map(Shipped::value).sorted()
              .toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
    MissingValues missing = MissingPolicy.of(params.getMissing());
    new SampleChecks(rows, features, new String[0]).require(missing);
    rows.stream().filter(row -> !Double.isFinite(row.label())).findFirst().ifPresent(row -> {
      throw new InputException("the label column '" + params.getLabelCol() + "' holds "
          + (Double.isNaN(row.label()) ? "a null or NaN" : row.label()) + ", it must hold finite numbers; remove the row.");
    });
    return new HsicTable(rows, missing);
  }

  int numSamples() {
    return rows.size();
  }

  int numFeatures() {
    return table.numFeatures();
  }

  String fingerprint() {
    return table.fingerprint();
  }

  Data data() {
    OffHeapMatrix matrix = new OffHeapMatrix(rows.size(), numFeatures());
    float[] values = new float[rows.size()];
    for (int feature = 0; feature < numFeatures(); feature++) {
      for (int sample = 0; sample < values.length; sample++) {
        values[sample] = rows.get(sample).values()[feature];
      }
      fill(values);
      matrix.put(feature, values);
    }
    return new Data(matrix, rows.stream().mapToDouble(SampleRow::label).toArray());
  }

  private void fill(float[] values) {
    Standardizer standardizer = Standardizer.fit(new FeatureMatrix(values.length, 1, values), Scaling.CENTER, missing);
    float replacement = (float) (missing == MissingValues.MEAN ? standardizer.mean()[0] : 0);
    for (int sample = 0; sample < values.length; sample++) {
      values[sample] = Float.isNaN(values[sample]) ? replacement : values[sample];
    }
  }
}
