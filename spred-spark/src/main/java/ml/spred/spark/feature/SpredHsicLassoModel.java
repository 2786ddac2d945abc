package ml.spred.spark.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.lasso.LassoSolution;
import ml.spred.spark.param.OutputSetters;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The features that HSIC-Lasso selected. {@link #transform} writes the vector of the selected features with their names. */
public final class SpredHsicLassoModel extends Model<SpredHsicLassoModel>
    implements HsicModelParams, OutputSetters<SpredHsicLassoModel>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final HsicContent content;

  SpredHsicLassoModel(String uid, HsicContent content) {
    this.uid = uid;
    this.content = content;
    HsicModelParams.setColumnDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Indices of the selected features, ascending. */
  public int[] selectedFeatures() {
    return content.selection().features();
  }

  /** Name of each selected feature; its index as text where the features column has no names. */
  public String[] selectedFeatureNames() {
    return content.names(selectedFeatures());
  }

  /** Coefficient of each selected feature: its share in the label's kernel matrix, above 0. */
  public double[] scores() {
    return content.selection().scores();
  }

  /** Names of the selected features, the largest coefficient first. */
  public String[] rankedFeatureNames() {
    return content.names(content.selection().ranking());
  }

  /** Names of the features in the order in which they enter along the path, those that left again included. */
  public String[] enteringOrder() {
    return content.names(content.selection().enteringOrder());
  }

  /** Name of every feature of the fit. */
  public String[] featureNames() {
    return content.featureNames().clone();
  }

  /** Number of features that a vector must have. */
  public int numFeatures() {
    return content.featureNames().length;
  }

  /** Strength at which the first feature enters. */
  public double lambdaMax() {
    return content.selection().lambdaMax();
  }

  /** Duality gap relative to the objective: an upper bound of how far it is above the minimum. */
  public double gap() {
    return content.selection().gap();
  }

  /** The solutions at the strengths where a feature enters or leaves, from sparse to dense; the last is the selection. */
  public List<LassoSolution> path() {
    return content.selection().path();
  }

  /**
   * {@link #path()} as a data frame: {@code lambda}, {@code numFeatures}, {@code objective}, {@code loss}, {@code penalty},
   * {@code gap} (relative to the objective), {@code chosen}, {@code features} (names) and {@code coefficients} (a sparse vector
   * over all features).
   */
  public Dataset<Row> pathFrame(SparkSession session) {
    StructType schema = new StructType().add("lambda", DataTypes.DoubleType, false)
        .add("numFeatures", DataTypes.IntegerType, false).add("objective", DataTypes.DoubleType, false)
        .add("loss", DataTypes.DoubleType, false).add("penalty", DataTypes.DoubleType, false)
        .add("gap", DataTypes.DoubleType, false).add("chosen", DataTypes.BooleanType, false)
        .add("features", DataTypes.createArrayType(DataTypes.StringType, false), false)
        .add("coefficients", SQLDataTypes.VectorType(), false);
    List<Row> rows = new ArrayList<>();
    for (LassoSolution solution : path()) {
      rows.add(RowFactory.create(solution.lambda(), solution.features().length, solution.objective(), solution.loss(),
          solution.penalty(), solution.gap(), rows.size() == path().size() - 1, content.names(solution.features()),
          Vectors.sparse(numFeatures(), solution.features(),
              Arrays.stream(solution.coefficients()).mapToDouble(row -> row[0]).toArray())));
    }
    return session.createDataFrame(rows, schema).coalesce(1);
  }

  /** How the model was made. */
  public Provenance provenance() {
    return content.provenance();
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructField output = transformSchema(dataset.schema()).apply(getOutputCol());
    UDF1<Vector, Vector> cut = new FeatureSlice(selectedFeatures(), numFeatures())::slice;
    return dataset.withColumn(getOutputCol(), functions.udf(cut, SQLDataTypes.VectorType()).apply(Columns.of(getFeaturesCol()))
        .as(getOutputCol(), output.metadata()));
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, another number of features, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    StructField features = Columns.requireVector(schema, "featuresCol", getFeaturesCol());
    Attributes.requireNumFeatures(features, numFeatures());
    return Columns.append(schema, "outputCol",
        Attributes.selected(features, getOutputCol(), selectedFeatures(), selectedFeatureNames()).toStructField());
  }

  @Override
  public SpredHsicLassoModel copy(ParamMap extra) {
    return copyValues(new SpredHsicLassoModel(uid, content), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this, content);
  }

  public static MLReader<SpredHsicLassoModel> read() {
    return StageFiles.reader(SpredHsicLassoModel.class, HsicContent.class, HsicContent.FORMAT_VERSION, SpredHsicLassoModel::new);
  }

  public static SpredHsicLassoModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "SpredHsicLassoModel: uid=" + uid + ", numSelected=" + selectedFeatures().length + ", numFeatures=" + numFeatures();
  }
}
