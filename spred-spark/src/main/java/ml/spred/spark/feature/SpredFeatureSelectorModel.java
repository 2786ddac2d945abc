package ml.spred.spark.feature;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.problem.Certificate;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.StabilitySelection;
import ml.spred.select.RelatedGene;
import ml.spred.select.Selection;
import ml.spred.solver.PathPoint;
import ml.spred.spark.columns.SelectedGenes;
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

  /**
   * Transforms samples whose values are a table of genes: of it the selected genes are gathered, nothing else.
   *
   * @param genes a row per gene, see {@link ml.spred.spark.columns.GeneFrame}; genes are found by name
   * @param samples a row per sample with its name in the column {@code sample}
   * @return the rows of the samples, with sparse vectors of the selected genes in featuresCol, and what {@link #transform} adds
   */
  public Dataset<Row> transformColumns(Dataset<Row> genes, Dataset<Row> samples) {
    return transform(new SelectedGenes(content.featureNames(), content.selection().support(), getFeaturesCol())
        .vectors(genes, samples));
  }

  /** Indices of the selected features, ascending. */
  public int[] selectedFeatures() {
    return selection().support().clone();
  }

  /** Name of each selected feature; its index as text where the features column has no names. */
  public String[] selectedFeatureNames() {
    return content.selectedFeatureNames();
  }

  /** Name of every feature of the fit; its index as text where the features column has no names. */
  public String[] featureNames() {
    return content.featureNames().clone();
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

  /** Share of the L1 solution in the predictions; the rest is a refit of the selected features. 1 where there is no refit. */
  public double relaxation() {
    FittedEnsemble.Relaxed relaxed = selection().model().relaxed();
    return relaxed == null ? 1 : relaxed.gamma();
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

  /**
   * {@link #path()} as a data frame, from sparse to dense: {@code kappa}, {@code lambda} (2·kappa, the factor of the penalty),
   * {@code numFeatures}, {@code objective}, {@code loss}, {@code penalty}, {@code gap} (relative to the objective; NaN where the
   * heads have none), {@code violation} (relative to 2·kappa), {@code worstFeature} (its name, null where nothing is violated),
   * {@code holds}, {@code validationAccuracy} and {@code validationLoss} (NaN without validation rows), {@code chosen},
   * {@code features} (names), {@code scores} (norm of each), and of the linear head on standardised values {@code coefficients}
   * (a sparse matrix of classes × all features, as MLlib's coefficientMatrix; no rows without a linear head) and
   * {@code intercept}.
   */
  public Dataset<Row> pathFrame(SparkSession session) {
    return new PathFrames(session, content.featureNames()).path(path());
  }

  /** When each feature enters and leaves, from sparse to dense; the order of entry is a score of its own. */
  public List<EnteringOrder.Entry> enteringOrder() {
    return EnteringOrder.of(path());
  }

  /**
   * {@link #enteringOrder()} as a data frame: {@code order}, {@code feature} (name), {@code index}, {@code entersAt} and
   * {@code leavesAt} (kappa; NaN where it is in at the end), {@code numPoints}.
   */
  public Dataset<Row> enteringOrderFrame(SparkSession session) {
    return new PathFrames(session, content.featureNames()).order(path());
  }

  /** The cross-validation that chose the strength; empty where validation rows or the params did. */
  public Optional<CrossValidation> crossValidation() {
    return Optional.ofNullable(content.resampled().crossValidation());
  }

  /** Accuracy of the whole procedure on rows that had no part in it; empty unless numOuterFolds was set. */
  public Optional<NestedEstimate> nestedEstimate() {
    return Optional.ofNullable(content.resampled().nested());
  }

  /** How often features are selected from half of the rows; empty unless numResamples was set. */
  public Optional<StabilitySelection> stabilitySelection() {
    return Optional.ofNullable(content.resampled().stability());
  }

  /** Features with a control of the false discovery rate, a list of its own beside the selection; empty unless fdr was set. */
  public Optional<FalseDiscoveries> falseDiscoveries() {
    return Optional.ofNullable(content.resampled().falseDiscoveries());
  }

  /** The largest frequency along the path of each selected feature; empty unless numResamples was set. */
  public Optional<double[]> frequencies() {
    return stabilitySelection()
        .map(stability -> IntStream.of(selection().support()).mapToDouble(stability::frequency).toArray());
  }

  /**
   * Features that half-samples selected, most frequent first: {@code feature} (name), {@code index}, {@code frequency}, {@code
   * stable} and {@code selected} (whether it is in the list of this model). No rows unless numResamples was set.
   */
  public Dataset<Row> stabilityFrame(SparkSession session) {
    return StabilityFrame.of(session, content);
  }

  /** Training history and provenance. */
  public SelectionSummary summary() {
    Selection selection = selection();
    return new SelectionSummary(selection.history(), selection.numConstant(), selection.numAllMissing(), selection.numMissing(),
        content.provenance());
  }

  /** Name of each covariate that the model was fitted with, in the order of {@code covariatesCol}; usually none. */
  public String[] covariateNames() {
    return content.covariateNames().clone();
  }

  /** Pathways that are in, the largest score first; empty unless pathways was set. */
  public List<SelectedPathway> selectedPathways() {
    return content.pathways();
  }

  /**
   * For every selected feature the unselected ones that are most correlated with it on the training rows, five at most, the
   * strongest first: an L1 penalty takes one feature of a correlated block, which stands for the others.
   */
  public List<RelatedGene> relatedFeatures() {
    return selection().related();
  }

  /**
   * {@link #relatedFeatures()} as a data frame: {@code feature}, {@code related} (names), {@code index}, {@code relatedIndex} and
   * {@code correlation}.
   */
  public Dataset<Row> relatedFrame(SparkSession session) {
    return RelatedFrame.of(session, content);
  }

  /** Index of the most probable class; for a model without covariates. */
  public double predict(Vector features) {
    return SelectionPredictor.prediction(predictProbability(features));
  }

  /** Index of the most probable class. */
  public double predict(Vector features, Vector covariates) {
    return SelectionPredictor.prediction(predictProbability(features, covariates));
  }

  /** Probability of each class: the mean over the heads in use; for a model without covariates. */
  public Vector predictProbability(Vector features) {
    return predictProbability(features, null);
  }

  /** Probability of each class: the mean over the heads in use. */
  public Vector predictProbability(Vector features, Vector covariates) {
    return SelectionPredictor.of(content).probability(features, covariates);
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
