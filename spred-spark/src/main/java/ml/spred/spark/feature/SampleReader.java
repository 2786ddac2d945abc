package ml.spred.spark.feature;

import java.util.List;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads the columns that a selection needs, once, in the order that does not depend on partitions. */
final class SampleReader {
  private SampleReader() {}

  /**
   * The samples, covariates behind their features, sorted by the hash of their content. Vectors shrink to single precision before
   * they leave the executors.
   */
  static List<SampleRow> read(Dataset<?> dataset, SelectionParams params) {
    try {
      return rows(dataset, params).collect().stream().map(Shipped::value).sorted().toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  /** The samples where they are. */
  static JavaRDD<Shipped<SampleRow>> rows(Dataset<?> dataset, SelectionParams params) {
    Column group = params.isSet(params.groupCol()) ? Columns.of(params.getGroupCol()) : functions.lit(null);
    Column validation =
        params.isSet(params.validationIndicatorCol()) ? Columns.of(params.getValidationIndicatorCol()) : functions.lit(false);
    Column covariates = Covariates.isSet(params) ? Columns.of(params.getCovariatesCol()) : functions.lit(null);
    boolean joined = Covariates.isSet(params);
    Dataset<Row> columns = dataset.select(Columns.of(params.getFeaturesCol()), Columns.of(params.getLabelCol()).cast("double"),
        group.cast("string"), validation.cast("boolean"), covariates);
    return columns.toJavaRDD().map(row -> new Shipped<>(sample(row, joined)));
  }

  private static SampleRow sample(Row row, boolean joined) {
    Vector features = joined ? Covariates.join(row.getAs(0), row.getAs(4)) : row.getAs(0);
    double label = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
    Boolean validation = row.isNullAt(3) ? null : row.getBoolean(3);
    return SampleRow.of(features, label, row.getString(2), validation);
  }
}
