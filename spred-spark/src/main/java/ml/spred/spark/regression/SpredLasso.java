package ml.spred.spark.regression;

import ml.spred.lasso.Family;
import ml.spred.lasso.LassoOptions;
import ml.spred.spark.feature.Attributes;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The Lasso, {@code 1/(2n)·‖y − b0 − Xb‖² + lambda·‖b‖₁}, and its relatives: elastic nets, many outputs, counts and survival.
 * With {@code regParam} = lambda one strength is solved; without it a path, and cross-validation takes one. Every solution has a
 * duality gap, an upper bound of how far its objective is above the minimum.
 *
 * <p>Input: a vector column (dense or sparse; 0 is a value, NaN is missing) and a label column. The rows are gathered on the
 * driver; the path and each fold are one Spark task each. With {@code dataMode} rows they stay on the executors, which send sums
 * of products once. {@link #fitColumns} takes tables with a row per gene. Always the result depends on rows, params and seed, not
 * on the order or partitioning of the rows.
 *
 * @see SpredLassoModel
 */
public final class SpredLasso extends Estimator<SpredLassoModel> implements LassoSetters<SpredLasso>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public SpredLasso() {
    this(Identifiable$.MODULE$.randomUID("spredLasso"));
  }

  public SpredLasso(String uid) {
    this.uid = uid;
    LassoParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Fits.
   *
   * @throws ml.spred.InputException where the data cannot be used
   * @throws IllegalArgumentException where columns or params do not fit
   */
  @Override
  public SpredLassoModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    LassoOptions options = LassoOptionsReader.read(this);
    if (LassoRows.applies(dataset, this, options)) {
      return fitRows(dataset, options);
    }
    LassoTable table = LassoTable.read(dataset, this, options.family(), MissingPolicy.of(getMissing()));
    StructField features = Columns.require(dataset.schema(), "featuresCol", getFeaturesCol());
    LassoOptions complete = options.withFactors(LassoOptionsReader.factors(this, features, table.numFeatures()));
    LassoContent content = new LassoFit(this, table, complete, dataset.sparkSession())
        .run(Attributes.featureNames(features, table.numFeatures()));
    return copyValues(new SpredLassoModel(uid, content), ParamMap.empty()).setParent(this);
  }

  /**
   * Fits to more features than one machine holds. They go straight to blocks on the executors; only those in work come to the
   * driver, which solves for them.
   *
   * @param genes a row per gene (feature): {@link ml.spred.spark.columns.GeneFrame} says which columns;
   *     {@link ml.spred.spark.columns.GeneText} reads text files so, {@code spark.read().parquet} tables
   * @param samples a row per sample: its name in the column {@code sample}, and the columns that labelCol and censorCol name
   * @throws ml.spred.InputException where the data cannot be used
   * @throws IllegalArgumentException for params that blocks do not serve: weightCol, no intercept, another solver than path
   */
  public SpredLassoModel fitColumns(Dataset<Row> genes, Dataset<Row> samples) {
    LassoContent content = LassoColumns.fit(genes, samples, this, LassoOptionsReader.read(this));
    return copyValues(new SpredLassoModel(uid, content), ParamMap.empty()).setParent(this);
  }

  private SpredLassoModel fitRows(Dataset<?> dataset, LassoOptions options) {
    int count = LassoRows.requireFeatures(dataset, this);
    StructField features = Columns.require(dataset.schema(), "featuresCol", getFeaturesCol());
    LassoContent content = LassoRows.fit(dataset, this, options.withFactors(LassoOptionsReader.factors(this, features, count)),
        Attributes.featureNames(features, count));
    return copyValues(new SpredLassoModel(uid, content), ParamMap.empty()).setParent(this);
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, an output column that exists, or params that clash */
  @Override
  public StructType transformSchema(StructType schema) {
    LassoOptions options = LassoOptionsReader.read(this);
    StructField features = Columns.requireVector(schema, "featuresCol", getFeaturesCol());
    boolean vector = LassoSchema.requireLabel(schema, this, options.family());
    if (isSet(weightCol())) {
      Columns.requireNumeric(schema, "weightCol", getWeightCol());
    }
    if (options.family() == Family.COX) {
      if (!isSet(censorCol())) {
        throw new IllegalArgumentException("family is 'cox' and censorCol is not set; name the column that is 1 where the "
            + "event was"
            + " seen and 0 where the row is censored.");
      }
      Columns.requireNumeric(schema, "censorCol", getCensorCol());
    }
    // A column without attributes knows its features only when it is read.
    Attributes.numFeatures(features).ifPresent(count -> LassoOptionsReader.factors(this, features, count));
    return LassoSchema.withPrediction(schema, this, vector);
  }

  @Override
  public SpredLasso copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<SpredLasso> read() {
    return StageFiles.reader();
  }

  public static SpredLasso load(String path) {
    return read().load(path);
  }
}
