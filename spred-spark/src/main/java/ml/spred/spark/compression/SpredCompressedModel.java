package ml.spred.spark.compression;

import java.io.IOException;
import java.nio.file.Files;
import ml.spred.InputException;
import ml.spred.spark.persist.StageFiles;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A compressed image classifier. {@link #transform} adds the class, the probability of each class and its logarithm, in batches;
 * where whole filters and neurons went, the smaller network without them answers.
 */
public final class SpredCompressedModel extends Model<SpredCompressedModel>
    implements CompressedColumnSetters<SpredCompressedModel>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final CompressedContent content;

  SpredCompressedModel(String uid, CompressedContent content) {
    this.uid = uid;
    this.content = content;
    CompressedModelParams.setColumnDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** All weights that may be pruned. */
  public long prunableWeights() {
    return content.summary().prunableWeights();
  }

  /** Those of them that are not zero. */
  public long nonZeroWeights() {
    return content.summary().nonZeroWeights();
  }

  /** The first by the second; infinite where none is left. */
  public double compressionRatio() {
    return content.summary().compressionRatio();
  }

  public int numClasses() {
    return content.labels().length;
  }

  /** Name of each class. */
  public String[] labels() {
    return content.labels().clone();
  }

  /** Channels, height and width of the images. */
  public int[] imageShape() {
    return content.imageShape().clone();
  }

  /** What came of the compression, and how it was made. */
  public CompressionSummary summary() {
    return content.summary();
  }

  /** A data frame of {@code layer}, {@code key}, {@code weights}, {@code nonZero} and {@code sparsity} (share of zeros). */
  public Dataset<Row> layerFrame(SparkSession session) {
    return CompressedFrames.layers(session, content.layers());
  }

  /** The sizes of the weights that are not zero: a data frame of {@code layer}, {@code key}, {@code centre} and {@code count}. */
  public Dataset<Row> histogramFrame(SparkSession session) {
    return CompressedFrames.histograms(session, network());
  }

  /** A data frame of {@code phase} (train, finetune), {@code epoch} and its mean {@code loss} without the penalty. */
  public Dataset<Row> historyFrame(SparkSession session) {
    return CompressedFrames.history(session, content.losses(), content.epochs());
  }

  /** The network with its zeros in place, as DL4J knows it; a copy. */
  public org.deeplearning4j.nn.api.Model network() {
    return content.shipped().whole();
  }

  /** The network that predicts, without dead filters and neurons where the compression was structured; a copy. */
  public org.deeplearning4j.nn.api.Model smallerNetwork() {
    return content.shipped().predictor();
  }

  /**
   * Writes the network that predicts as a zip of DL4J. It takes images {@code [batch, channels, height, width]} that are
   * normalised already ({@link #pixelMeans}, {@link #pixelDeviations}).
   *
   * @param path on any file system that Spark reaches; nothing may be there yet
   */
  public void exportNetwork(String path) throws IOException {
    Configuration hadoop = SparkSession.active().sparkContext().hadoopConfiguration();
    Path target = new Path(path);
    if (target.getFileSystem(hadoop).exists(target)) {
      throw new InputException(path + " exists already; choose another name or remove it.");
    }
    java.nio.file.Path local = Files.createTempFile("spred-", ".zip");
    try {
      ModelSerializer.writeModel(smallerNetwork(), local.toFile(), false);
      target.getFileSystem(hadoop).copyFromLocalFile(false, false, new Path(local.toUri()), target);
    } finally {
      Files.deleteIfExists(local);
    }
  }

  /** Mean of each channel that is subtracted, of byte images on the scale 0 to 1. */
  public double[] pixelMeans() {
    return doubles(content.means());
  }

  /** Deviation of each channel that is divided by. */
  public double[] pixelDeviations() {
    return doubles(content.deviations());
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int k = 0; k < values.length; k++) {
      doubles[k] = values[k];
    }
    return doubles;
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return CompressedTransform.apply(dataset, this, content, transformSchema(dataset.schema()));
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, or an output column that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    if (ImageColumn.isVector(schema, getFeaturesCol()) != content.vectors()) {
      throw new IllegalArgumentException("featuresCol is '" + getFeaturesCol() + "', which holds "
          + (content.vectors() ? "images of Spark's schema, and the model was fitted on vectors"
              : "vectors, and the model was fitted on images of Spark's schema") + "; give what it was fitted on.");
    }
    return CompressionSchema.predictions(schema, this, content.labels());
  }

  @Override
  public SpredCompressedModel copy(ParamMap extra) {
    return copyValues(new SpredCompressedModel(uid, content), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this, content);
  }

  public static MLReader<SpredCompressedModel> read() {
    return StageFiles.reader(SpredCompressedModel.class, CompressedContent.class, CompressedContent.FORMAT_VERSION,
        SpredCompressedModel::checked);
  }

  /** A damaged network is refused when it is loaded, not when it is first asked. */
  private static SpredCompressedModel checked(String uid, CompressedContent content) {
    content.shipped().whole();
    return new SpredCompressedModel(uid, content);
  }

  public static SpredCompressedModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "SpredCompressedModel: uid=" + uid + ", nonZeroWeights=" + nonZeroWeights() + ", prunableWeights=" + prunableWeights()
        + ", numClasses=" + numClasses();
  }
}
