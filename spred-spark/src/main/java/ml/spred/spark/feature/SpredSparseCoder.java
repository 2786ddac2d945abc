package ml.spred.spark.feature;

import ml.spred.coding.CodingOptions;
import ml.spred.coding.DictionaryLearning;
import ml.spred.solver.Progress;
import ml.spred.spark.persist.StageFiles;
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
 * <p>Input: a vector column without missing values, as whitened patches of images. The rows stay on the executors, in single
 * precision, {@code 4·features} bytes each. A batch is one Spark job: the dictionary goes out ({@code 8·atoms·features} bytes to
 * each executor), each task codes the rows of the batch that it holds, and sums over the codes come back, at most
 * {@code 8·atoms·(atoms + 2·features)} bytes from a task whatever the number of rows; the driver holds sums of that size and the
 * dictionary, and moves the atoms. Each executor keeps the products of the atoms in use, at most {@code 8·atoms²} bytes. 2048 atoms on
 * 2·10⁵ patches of 16 × 16: 205 MB of rows on all executors together, 34 MB of products on each, 42 MB of sums a task, less than
 * 300 MB on the driver. The result depends on rows, params and seed alone: not on order or partitioning of the rows, on
 * the number of executors or on tasks that failed.
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
    CodingOptions options = SparseCoderParams.options(this);
    long start = System.nanoTime();
    try (CodingRows rows = CodingRows.read(dataset, features)) {
      DictionaryLearning.Learned learned = DictionaryLearning.learn(rows, options, Progress.NONE);
      SparseCoderContent content = new SparseCoderContent(SparseCoderContent.FORMAT_VERSION, learned.dictionary(),
          learned.objectives(), learned.largestGap(), ProvenanceRecorder.of(options, rows.backend(), options.seed(),
              rows.fingerprint(), rows.count(), dataset.sparkSession().version(), (System.nanoTime() - start) / 1e9));
      return copyValues(new SpredSparseCoderModel(uid, content), ParamMap.empty()).setParent(this);
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
