package ml.spred.spark.feature;

import java.util.List;
import ml.spred.compute.Backend;
import ml.spred.compute.Lanes;
import ml.spred.hsic.HsicLasso;
import ml.spred.hsic.HsicOptions;
import ml.spred.hsic.HsicSelection;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.Trials;
import ml.spred.spark.param.OutputSetters;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Selects features whose kernel matrices explain that of the label: HSIC-Lasso, in blocks (the default) or full ({@code
 * blockSize} 0). It finds dependences of any shape between a feature and the label, and takes one of several redundant features.
 * It is a non-negative Lasso, followed along its path until {@code numTopFeatures} are in, with a duality gap.
 *
 * <p>Input: a vector column (dense or sparse; 0 is a value, NaN is missing) and a numeric label. The rows are gathered into one
 * float array of rows × features, and the fit runs in one Spark task on {@code spark.task.cpus} cores. The result depends on
 * rows, params and seed, not on the order or partitioning of the rows.
 *
 * @see SpredHsicLassoModel
 */
public final class SpredHsicLasso extends Estimator<SpredHsicLassoModel>
    implements HsicParams, OutputSetters<SpredHsicLasso>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public SpredHsicLasso() {
    this(Identifiable$.MODULE$.randomUID("spredHsicLasso"));
  }

  public SpredHsicLasso(String uid) {
    this.uid = uid;
    HsicParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  public SpredHsicLasso setLabelCol(String value) {
    return with(labelCol(), value);
  }

  public SpredHsicLasso setNumTopFeatures(int value) {
    return with(numTopFeatures(), value);
  }

  public SpredHsicLasso setFeatureKernel(String value) {
    return with(featureKernel(), value);
  }

  public SpredHsicLasso setLabelKernel(String value) {
    return with(labelKernel(), value);
  }

  public SpredHsicLasso setKernelWidth(double value) {
    return with(kernelWidth(), value);
  }

  public SpredHsicLasso setBlockSize(int value) {
    return with(blockSize(), value);
  }

  public SpredHsicLasso setNumPermutations(int value) {
    return with(numPermutations(), value);
  }

  public SpredHsicLasso setMissing(String value) {
    return with(missing(), value);
  }

  public SpredHsicLasso setSeed(long value) {
    return with(seed(), value);
  }

  /**
   * Selects.
   *
   * @throws ml.spred.InputException where the data cannot be used
   * @throws IllegalArgumentException where columns or params do not fit
   */
  @Override
  public SpredHsicLassoModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    StructField features = Columns.require(dataset.schema(), "featuresCol", getFeaturesCol());
    HsicTable table = HsicTable.read(dataset, this, features);
    HsicOptions options = HsicParams.options(this);
    Trials<HsicTable.Data> trials = new Trials<>(JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext()),
        table.data(), "spred: HSIC-Lasso");
    HsicContent.Fit fit = trials.run(List.of(options), SpredHsicLasso::select, Progress.NONE).get(0);
    HsicContent content = new HsicContent(HsicContent.FORMAT_VERSION, Attributes.featureNames(features, table.numFeatures()),
        fit.selection(), ProvenanceRecorder.of(options, fit.backend(), options.seed(), table.fingerprint(), table.numSamples(),
            dataset.sparkSession().version(), fit.seconds()));
    return copyValues(new SpredHsicLassoModel(uid, content), ParamMap.empty()).setParent(this);
  }

  private static HsicContent.Fit select(HsicTable.Data data, HsicOptions options, int threads, Progress progress) {
    long start = System.nanoTime();
    try (Lanes lanes = new Lanes(threads)) {
      HsicSelection selection = HsicLasso.select(data.x(), data.label(), options, lanes);
      return new HsicContent.Fit(selection, Backend.name(), (System.nanoTime() - start) / 1e9);
    }
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, or an output column that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    HsicParams.options(this);
    Columns.requireVector(schema, "featuresCol", getFeaturesCol());
    Columns.requireNumeric(schema, "labelCol", getLabelCol());
    return Columns.append(schema, "outputCol", new AttributeGroup(getOutputCol()).toStructField());
  }

  @Override
  public SpredHsicLasso copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<SpredHsicLasso> read() {
    return StageFiles.reader();
  }

  public static SpredHsicLasso load(String path) {
    return read().load(path);
  }
}
