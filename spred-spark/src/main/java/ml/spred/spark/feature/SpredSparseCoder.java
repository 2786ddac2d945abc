package ml.spred.spark.feature;

import java.io.Serializable;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import ml.spred.coding.CodingOptions;
import ml.spred.coding.DictionaryLearning;
import ml.spred.compute.Backend;
import ml.spred.compute.Lanes;
import ml.spred.problem.MissingValues;
import ml.spred.problem.OffHeapMatrix;
import ml.spred.solver.Progress;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
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
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Learns a dictionary of {@code numAtoms} atoms of length 1 by which every row is a sum of few: {@code ½·‖x − Da‖² +
 * regParam·‖a‖₁}, on the mean over the rows (Olshausen and Field 1996). Codes are solved to their duality gap, which is what
 * descent on a pair {@code a = u∘w} can reach at best; the atoms follow one by one, after each batch of rows (Mairal et al.
 * 2010).
 *
 * <p>Input: a vector column without missing values, as whitened patches of images. The rows are gathered, and the fit runs in one
 * Spark task on {@code spark.task.cpus} cores. The result depends on rows, params and seed, not on the order or partitioning of
 * the rows.
 *
 * @see SpredSparseCoderModel
 */
public final class SpredSparseCoder extends Estimator<SpredSparseCoderModel>
    implements SparseCoderParams, SparseCoderSetters<SpredSparseCoder>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public SpredSparseCoder() {
    this(Identifiable$.MODULE$.randomUID("spredSparseCoder"));
  }

  public SpredSparseCoder(String uid) {
    this.uid = uid;
    SparseCoderParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  public SpredSparseCoder setNumAtoms(int value) {
    return with(numAtoms(), value);
  }

  public SpredSparseCoder setBatchSize(int value) {
    return with(batchSize(), value);
  }

  public SpredSparseCoder setMaxIter(int value) {
    return with(maxIter(), value);
  }

  public SpredSparseCoder setSeed(long value) {
    return with(seed(), value);
  }

  /** What comes back from the task. */
  private record Fit(DictionaryLearning.Learned learned, String backend, double seconds) implements Serializable {}

  /**
   * Learns.
   *
   * @throws ml.spred.InputException where the data cannot be used
   * @throws IllegalArgumentException where columns or params do not fit
   */
  @Override
  public SpredSparseCoderModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    StructField features = Columns.require(dataset.schema(), "featuresCol", getFeaturesCol());
    List<SampleRow> rows = rows(dataset);
    new SampleChecks(rows, features, new String[0]).require(MissingValues.REFUSE);
    CodingOptions options = SparseCoderParams.options(this);
    Trials<OffHeapMatrix> trials = new Trials<>(JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext()),
        matrix(rows), "spred: sparse coding");
    Fit fit = trials.run(List.of(options), SpredSparseCoder::learn, Progress.NONE).get(0);
    MessageDigest digest = SampleRow.digest();
    rows.forEach(row -> digest.update(row.hash()));
    SparseCoderContent content = new SparseCoderContent(SparseCoderContent.FORMAT_VERSION, fit.learned.dictionary(),
        fit.learned.objectives(), fit.learned.largestGap(), ProvenanceRecorder.of(options, fit.backend, options.seed(),
            HexFormat.of().formatHex(digest.digest()), rows.size(), dataset.sparkSession().version(), fit.seconds));
    return copyValues(new SpredSparseCoderModel(uid, content), ParamMap.empty()).setParent(this);
  }

  private List<SampleRow> rows(Dataset<?> dataset) {
    try {
      return dataset.select(Columns.of(getFeaturesCol())).toJavaRDD()
          .map(row -> new Shipped<>(SampleRow.of(row.getAs(0), 0, null, false))).collect().stream().map(Shipped::value).sorted()
          .toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  private static OffHeapMatrix matrix(List<SampleRow> rows) {
    OffHeapMatrix matrix = new OffHeapMatrix(rows.size(), rows.get(0).values().length);
    float[] values = new float[rows.size()];
    for (int feature = 0; feature < matrix.numFeatures(); feature++) {
      for (int sample = 0; sample < values.length; sample++) {
        values[sample] = rows.get(sample).values()[feature];
      }
      matrix.put(feature, values);
    }
    return matrix;
  }

  private static Fit learn(OffHeapMatrix data, CodingOptions options, int threads, Progress progress) {
    long start = System.nanoTime();
    double[][] samples = new double[data.numSamples()][data.numFeatures()];
    float[] values = new float[data.numSamples()];
    for (int feature = 0; feature < data.numFeatures(); feature++) {
      data.gene(feature, values);
      for (int sample = 0; sample < values.length; sample++) {
        samples[sample][feature] = values[sample];
      }
    }
    try (Lanes lanes = new Lanes(threads)) {
      return new Fit(DictionaryLearning.learn(samples, options, lanes, progress), Backend.name(),
          (System.nanoTime() - start) / 1e9);
    }
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, or an output column that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    SparseCoderParams.options(this);
    return SpredSparseCoderModel.transformed(schema, this, getNumAtoms());
  }

  @Override
  public SpredSparseCoder copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<SpredSparseCoder> read() {
    return StageFiles.reader();
  }

  public static SpredSparseCoder load(String path) {
    return read().load(path);
  }
}
