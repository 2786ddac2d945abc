package ml.spred.spark.feature;

import java.util.List;
import java.util.Optional;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Progress;
import ml.spred.spark.columns.ColumnBlocks;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.columns.SampleRoles;
import ml.spred.spark.distribute.DirectoryCheckpoint;
import ml.spred.spark.distribute.Trials;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.api.java.JavaSparkContext;
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
import org.apache.spark.util.SerializableConfiguration;

/**
 * Selects the features (genes) that tell classes apart: a linear and an MLP head share one mask over the features, and the
 * redundant product of mask and weights under weight decay is a group-L1 penalty {@code 2·kappa·Σ‖V_i‖}, so features drop out
 * exactly. The strength kappa is chosen on validation rows (default: the best score; oneStandardError: the sparsest that is
 * nearly as good), given, or searched for a number of features. Features can be exempted from the penalty, excluded, or tied into
 * groups.
 *
 * <p>Input: a vector column (dense or sparse; 0 is a value, NaN is missing) and a numeric label column with classes 0 to k − 1,
 * as StringIndexer writes it. The rows are gathered into one float array of rows × features, and the fit runs in one Spark task
 * on {@code spark.task.cpus} cores. The result depends on rows, params and seed, not on the order or partitioning of the rows.
 *
 * <p>With {@code validation} cv folds choose the strength and every row trains. {@code numOuterFolds} estimates the accuracy of
 * the whole procedure on rows that had no part in it, {@code numResamples} says how often each feature is selected from half of
 * the rows, {@code fdr} makes a second list with a control of false discoveries. Every fold and every half is a task of its own.
 *
 * <p>Rows that {@code validationIndicatorCol} marks are never trained on, whatever the selectionMode.
 *
 * @see SpredFeatureSelectorModel
 */
public final class SpredFeatureSelector extends Estimator<SpredFeatureSelectorModel>
    implements SelectionSetters<SpredFeatureSelector>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public SpredFeatureSelector() {
    this(Identifiable$.MODULE$.randomUID("spredFeatureSelector"));
  }

  public SpredFeatureSelector(String uid) {
    this.uid = uid;
    SelectionParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Selects.
   *
   * @throws ml.spred.InputException where the data cannot be used
   * @throws IllegalArgumentException where columns or params do not fit
   */
  @Override
  public SpredFeatureSelectorModel fit(Dataset<?> dataset) {
    return fit(dataset, Progress.NONE);
  }

  /** As {@link #fit(Dataset)}; the listener hears on the driver how far the fit is: in local mode at once, else by heartbeat. */
  public SpredFeatureSelectorModel fit(Dataset<?> dataset, Progress progress) {
    transformSchema(dataset.schema());
    SelectionOptions options = SelectionOptionsReader.read(this);
    StructField features = Columns.require(dataset.schema(), "featuresCol", getFeaturesCol());
    StructField label = Columns.require(dataset.schema(), "labelCol", getLabelCol());
    if (new LayoutChoice(this).isColumns(dataset, features, options)) {
      return model(fitColumns(dataset, features, label, options, progress));
    }
    String[] covariates = Covariates.names(dataset, this);
    SampleTable table = table(dataset, features, covariates, label, options);
    SelectionData data = table.data(ValidationRows.of(table, this));
    table.classes().requireTwo(data.labels(), data.validation(), label.name());
    Optional<Pathways> pathways = Pathways.of(this, features, table.numFeatures());
    SelectionOptions grouped = PenaltyGroups.of(this, features, table.numFeatures())
        .map(groups -> options.withProblem(options.problem().withGroups(groups))).orElse(options)
        .withOverlapping(pathways.map(Pathways::groups).orElse(null));
    Trials<SelectionData> trials = new Trials<>(context(dataset), data, "spred: select features");
    Trials<SelectionData> kept = trials.keptIn(getCheckpointDir(), table.fingerprint() + OptionsDigest.of(grouped));
    ResampledFit.Fit fit = new ResampledFit(trials, kept, data, grouped, SelectionOptionsReader.plan(this), table.groups(),
        progress)
        .run(checkpoint(dataset));
    String[] names = Attributes.featureNames(features, table.numFeatures());
    Selection selection = fit.selection().selection();
    return model(new SelectionContent(SelectionContent.FORMAT_VERSION, names, covariates, table.classes().names(), selection,
        pathways.map(known -> known.selected(selection.groupNorms(), names)).orElse(List.of()), fit.resampled(),
            ProvenanceRecorder.of(fit.selection(), data, table.fingerprint(), dataset.sparkSession().version())));
  }

  /**
   * Selects among more genes than one machine holds. The genes go straight to blocks on the executors; only those in work come to
   * the driver, which solves for them.
   *
   * @param genes a row per gene: {@link GeneFrame} says which columns; {@link ml.spred.spark.columns.GeneText} reads text files
   *     so, {@code spark.read().parquet} tables
   * @param samples a row per sample: its name in the column {@code sample}, and the columns that labelCol, groupCol and
   *     validationIndicatorCol name. Samples without a row here are left out
   * @throws ml.spred.InputException where the data cannot be used
   * @throws IllegalArgumentException where params need all genes in one place
   */
  public SpredFeatureSelectorModel fitColumns(Dataset<Row> genes, Dataset<Row> samples) {
    return fitColumns(genes, samples, Progress.NONE);
  }

  /** As {@link #fitColumns(Dataset, Dataset)}; the listener hears how far the path is. */
  public SpredFeatureSelectorModel fitColumns(Dataset<Row> genes, Dataset<Row> samples, Progress progress) {
    SelectionOptions options = SelectionOptionsReader.read(this);
    new LayoutChoice(this).require(options);
    return model(new GeneColumnsFit(this, options, progress).fit(genes, samples));
  }

  /** Whether the params allow {@link #fitColumns}: a linear head solved by newton, without resampling, groups or covariates. */
  public boolean servesColumns() {
    return new LayoutChoice(this).servesColumns(SelectionOptionsReader.read(this));
  }

  private SelectionContent fitColumns(
      Dataset<?> dataset, StructField features, StructField label, SelectionOptions options, Progress progress) {
    RowColumns columns = new RowColumns(dataset, features, this);
    SampleTable table = new SampleTable(columns.samples(), ClassLabels.of(label, columns.samples()));
    boolean[] validation = ValidationRows.of(table, this);
    table.classes().requireTwo(table.labels(), validation, label.name());
    SelectionOptions factored = PenaltyGroups.of(this, features, columns.numFeatures())
        .map(groups -> options.withProblem(options.problem().withGroups(groups))).orElse(options);
    SampleRoles roles = SampleRoles.of(validation, options.problem().scaling(), options.problem().missing());
    try (ColumnBlocks blocks = columns.blocks(roles)) {
      return new ColumnFit(table, validation, factored, checkpoint(dataset))
          .run(blocks, Attributes.featureNames(features, columns.numFeatures()), table.fingerprint(),
              dataset.sparkSession().version(), progress);
    }
  }

  private SampleTable table(Dataset<?> dataset, StructField features, String[] covariates, StructField label,
      SelectionOptions options) {
    List<SampleRow> rows = SampleReader.read(dataset, this);
    new SampleChecks(rows, features, covariates).require(options.problem().missing());
    return new SampleTable(rows, ClassLabels.of(label, rows), covariates.length);
  }

  DirectoryCheckpoint checkpoint(Dataset<?> dataset) {
    return getCheckpointDir().isEmpty() ? null : new DirectoryCheckpoint(getCheckpointDir(),
        new SerializableConfiguration(dataset.sparkSession().sessionState().newHadoopConf()));
  }

  private static JavaSparkContext context(Dataset<?> dataset) {
    return JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
  }

  private SpredFeatureSelectorModel model(SelectionContent content) {
    return copyValues(new SpredFeatureSelectorModel(uid, content), ParamMap.empty()).setParent(this);
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, an output column that exists, or params that clash */
  @Override
  public StructType transformSchema(StructType schema) {
    SelectionOptionsReader.read(this);
    StructType fitted = SelectionSchema.fitted(schema, this);
    StructField features = schema.apply(getFeaturesCol());
    // A column without attributes knows its features only when it is read.
    Attributes.numFeatures(features).ifPresent(count -> {
      PenaltyGroups.of(this, features, count);
      Pathways.of(this, features, count);
    });
    return fitted;
  }

  @Override
  public SpredFeatureSelector copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<SpredFeatureSelector> read() {
    return StageFiles.reader();
  }

  public static SpredFeatureSelector load(String path) {
    return read().load(path);
  }
}
