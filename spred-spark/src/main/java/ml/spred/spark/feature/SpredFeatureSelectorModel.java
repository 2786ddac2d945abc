package ml.spred.spark.feature;

import java.util.List;
import ml.spred.problem.Certificate;
import ml.spred.select.Selection;
import ml.spred.solver.PathPoint;
import ml.spred.spark.persist.RecordRows;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The selected features, the weights that predict from them, and the proof of the optimum. {@link #transform} writes the vector
 * of the selected features with their names, and the prediction columns that are set. To select nothing is legal: the vectors
 * then have size 0 and the prediction is the intercept's.
 */
public final class SpredFeatureSelectorModel extends Model<SpredFeatureSelectorModel>
    implements ColumnSetters<SpredFeatureSelectorModel>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final SelectionContent content;

  SpredFeatureSelectorModel(String uid, SelectionContent content) {
    this.uid = uid;
    this.content = content;
    SelectionModelParams.setColumnDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Indices of the selected features, ascending. */
  public int[] selectedFeatures() {
    return selection().support().clone();
  }

  /** Name of each selected feature; its index as text where the features column has no names. */
  public String[] selectedFeatureNames() {
    return content.selectedFeatureNames().clone();
  }

  /** Group norm {@code ‖V_i‖} of each selected feature. */
  public double[] scores() {
    return selection().scores().clone();
  }

  /** Number of features that a vector must have. */
  public int numFeatures() {
    return selection().numFeatures();
  }

  public int numClasses() {
    return content.labels().length;
  }

  /** Name of each class, by its index; the index as text where the label column has no names. */
  public String[] labels() {
    return content.labels().clone();
  }

  /** Strength of the penalty at the chosen point. */
  public double kappa() {
    return certificate().kappa();
  }

  /** Distance of the result to the optimality conditions, over all features. */
  public Certificate certificate() {
    return selection().certificate();
  }

  /** Every strength that was solved, in the order of solving. */
  public List<PathPoint> path() {
    return selection().path();
  }

  /** {@link #path()} as a data frame: one row per strength, one column per component, the certificate as a struct. */
  public Dataset<Row> pathFrame(SparkSession session) {
    return RecordRows.frame(session, path(), PathPoint.class);
  }

  /** Training history and provenance. */
  public SelectionSummary summary() {
    Selection selection = selection();
    return new SelectionSummary(selection.history(), selection.numConstant(), selection.numAllMissing(), selection.numMissing(),
        content.provenance());
  }

  /** Index of the most probable class. */
  public double predict(Vector features) {
    return SelectionPredictor.prediction(predictProbability(features));
  }

  /** Probability of each class: the mean over the heads in use. */
  public Vector predictProbability(Vector features) {
    return SelectionPredictor.of(content).probability(features);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return new SelectionTransform(this, content, transformSchema(dataset.schema())).apply(dataset);
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, another number of features, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    return SelectionSchema.transformed(schema, this, content);
  }

  @Override
  public SpredFeatureSelectorModel copy(ParamMap extra) {
    return copyValues(new SpredFeatureSelectorModel(uid, content), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this, content);
  }

  public static MLReader<SpredFeatureSelectorModel> read() {
    return StageFiles.reader(SpredFeatureSelectorModel.class, SelectionContent.class, SelectionContent.FORMAT_VERSION,
        SpredFeatureSelectorModel::new);
  }

  public static SpredFeatureSelectorModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "SpredFeatureSelectorModel: uid=" + uid + ", numSelected=" + selection().support().length + ", numFeatures="
        + numFeatures() + ", numClasses=" + numClasses();
  }

  private Selection selection() {
    return content.selection();
  }
}
