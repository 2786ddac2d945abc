package ml.spred.spark.regression;

import java.util.List;
import ml.spred.lasso.LassoSolution;
import ml.spred.spark.columns.SelectedGenes;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Attributes;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A solution of the Lasso with the path that led to it. {@link #transform} writes the prediction: the expected value of the label
 * (a vector for many outputs); for survival the log of the relative risk.
 */
public final class SpredLassoModel extends Model<SpredLassoModel> implements LassoColumnSetters<SpredLassoModel>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final LassoContent content;

  SpredLassoModel(String uid, LassoContent content) {
    this.uid = uid;
    this.content = content;
    LassoModelParams.setColumnDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Coefficients of all features, sparse, for a label of one number. */
  public Vector coefficients() {
    requireOneOutput("coefficients", "coefficientMatrix");
    return LassoFrames.vector(content.solution(), numFeatures(), 0);
  }

  /** Coefficients {@code [outputs, features]}, sparse. */
  public Matrix coefficientMatrix() {
    return LassoFrames.matrix(content.solution(), numFeatures());
  }

  /** The intercept for a label of one number; 0 without one. */
  public double intercept() {
    requireOneOutput("intercept", "interceptVector");
    return content.solution().intercept()[0];
  }

  /** The intercepts, {@code [outputs]}. */
  public Vector interceptVector() {
    return Vectors.dense(content.solution().intercept());
  }

  private void requireOneOutput(String one, String many) {
    if (content.numOutputs() != 1) {
      throw new IllegalStateException("the label has " + content.numOutputs() + " outputs, " + one + " is for one; ask for "
          + many + ".");
    }
  }

  /** The strength of the penalty. */
  public double lambda() {
    return content.solution().lambda();
  }

  /** The smallest strength at which no penalised feature is in. */
  public double lambdaMax() {
    return content.lambdaMax();
  }

  /** Indices of the features with a coefficient that is not zero, ascending. */
  public int[] selectedFeatures() {
    return content.solution().features().clone();
  }

  /** Their names; the index as text where the features column has none. */
  public String[] selectedFeatureNames() {
    return content.names(content.solution());
  }

  /** Name of every feature of the fit. */
  public String[] featureNames() {
    return content.featureNames().clone();
  }

  public int numFeatures() {
    return content.featureNames().length;
  }

  /** Every solution, from sparse to dense; the one of {@code regParam} alone where that is set. */
  public List<LassoSolution> path() {
    return content.path();
  }

  /**
   * {@link #path()} as a data frame: {@code lambda}, {@code numFeatures}, {@code objective}, {@code loss}, {@code penalty},
   * {@code gap} (relative to the objective), {@code devianceExplained} (R² for the family gaussian), {@code error} and
   * {@code standardError} of cross-validation (NaN without it), {@code chosen}, {@code features} (names), {@code coefficients}
   * (a sparse vector over all features; a sparse matrix {@code [outputs, features]} for many outputs) and {@code intercept}.
   */
  public Dataset<Row> pathFrame(SparkSession session) {
    return LassoFrames.path(session, content);
  }

  /** How good the solution is on the rows of the fit, what it took, and how it was made. */
  public LassoSummary summary() {
    return content.summary();
  }

  /** The prediction for a label of one number. */
  public double predict(Vector features) {
    requireOneOutput("predict", "predictVector");
    return predictor().predict(features)[0];
  }

  /** The prediction of each output. */
  public Vector predictVector(Vector features) {
    return Vectors.dense(predictor().predict(features));
  }

  private LassoPredictor predictor() {
    return LassoPredictor.of(content, MissingPolicy.of(getMissing()));
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    if (getPredictionCol().isEmpty()) {
      return dataset.toDF();
    }
    Broadcast<Shipped<LassoPredictor>> predictor = JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext())
        .broadcast(new Shipped<>(predictor()));
    UDF1<Vector, Double> one = vector -> predictor.value().value().predict(vector)[0];
    UDF1<Vector, Vector> many = vector -> Vectors.dense(predictor.value().value().predict(vector));
    return dataset.toDF().withColumn(getPredictionCol(), (content.numOutputs() == 1 ? functions.udf(one, DataTypes.DoubleType)
        : functions.udf(many, SQLDataTypes.VectorType())).apply(Columns.of(getFeaturesCol())));
  }

  /**
   * Predicts for samples whose values are a table of genes: of it the features that are in are gathered, nothing else.
   *
   * @param genes a row per gene, see {@link ml.spred.spark.columns.GeneFrame}; genes are found by name
   * @param samples a row per sample with its name in the column {@code sample}
   * @return the rows of the samples with sparse vectors in featuresCol, and what {@link #transform} adds
   */
  public Dataset<Row> transformColumns(Dataset<Row> genes, Dataset<Row> samples) {
    return transform(new SelectedGenes(content.featureNames(), content.solution().features(), getFeaturesCol())
        .vectors(genes, samples));
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, another number of features, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    StructField features = Columns.requireVector(schema, "featuresCol", getFeaturesCol());
    Attributes.requireNumFeatures(features, numFeatures());
    return LassoSchema.withPrediction(schema, this, content.numOutputs() > 1);
  }

  @Override
  public SpredLassoModel copy(ParamMap extra) {
    return copyValues(new SpredLassoModel(uid, content), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this, content);
  }

  public static MLReader<SpredLassoModel> read() {
    return StageFiles.reader(SpredLassoModel.class, LassoContent.class, LassoContent.FORMAT_VERSION, SpredLassoModel::new);
  }

  public static SpredLassoModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "SpredLassoModel: uid=" + uid + ", lambda=" + lambda() + ", supportSize=" + selectedFeatures().length
        + ", numFeatures="
        + numFeatures();
  }
}
