package ml.spred.spark.compression;

import ml.spred.image.ImageShape;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Trains an image classifier sparse, prunes it and finetunes it with the zeros held, by spred or one of nine other methods.
 * Images stay on the executors: the rows are dealt out to {@code numWorkers} logical workers by their content, each trains on its
 * own for a round, and U, W, the updater's memory and running statistics are averaged. The result depends on rows, params and
 * seed, not on the order or partitioning of the rows, nor on executors, retries or lost tasks; one worker gives what training in
 * one place gives.
 *
 * <p>A worker is a Spark task on one native thread, or on the GPU that Spark grants to the task.
 *
 * @see SpredCompressedModel
 */
public final class SpredCompressor extends Estimator<SpredCompressedModel>
    implements CompressorSetters<SpredCompressor>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public SpredCompressor() {
    this(Identifiable$.MODULE$.randomUID("spredCompressor"));
  }

  public SpredCompressor(String uid) {
    this.uid = uid;
    CompressorParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /**
   * Fits.
   *
   * @throws ml.spred.InputException where the data cannot be used, a target cannot be met (with the best that was reached), or
   *     the loss is no number any more (with the epoch; the checkpoint of the one before stays)
   * @throws IllegalArgumentException where columns or params do not fit
   */
  @Override
  public SpredCompressedModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    CompressionOptions options = CompressionOptionsReader.read(this);
    try (ImageRows rows = ImageRows.read(dataset, this)) {
      ImageFacts facts = rows.facts();
      ImageShape shape = facts.require(getFeaturesCol(), getLabelCol(), options.workers());
      String[] labels = ImageRows.classNames(Columns.require(dataset.schema(), "labelCol", getLabelCol()), this, facts);
      try (ImageParts training = rows.parts(false, options.workers(), shape, labels.length);
          ImageParts validation = rows.parts(true, options.workers(), shape, labels.length)) {
        CompressedContent content = new CompressionFit(JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext()),
            options, getCheckpointDir(), facts, shape, labels, ImageColumn.isVector(dataset.schema(), getFeaturesCol()))
            .run(training, validation);
        return copyValues(new SpredCompressedModel(uid, content), ParamMap.empty()).setParent(this);
      }
    }
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, an output column that exists, or params that clash */
  @Override
  public StructType transformSchema(StructType schema) {
    CompressionOptionsReader.read(this);
    return CompressionSchema.fitted(schema, this);
  }

  @Override
  public SpredCompressor copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<SpredCompressor> read() {
    return StageFiles.reader();
  }

  public static SpredCompressor load(String path) {
    return read().load(path);
  }
}
