package ml.spred.spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ml.spred.spark.compression.SpredCompressor;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** An application for spark-submit: a network that two workers train in many rounds, written down as exact numbers. */
public final class CompressionApp {
  private static final int SIDE = 8;
  private static final int IMAGES = 200;

  private CompressionApp() {}

  /** Arguments: file for the numbers, directory of the checkpoint, directory where processes that read images leave their ids. */
  public static void main(String[] args) throws IOException {
    try (SparkSession spark = SparkSession.builder().appName("compression").getOrCreate()) {
      String markers = args[2];
      JavaRDD<Row> rows = JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(images(), 2).map(row -> {
        mark(markers);
        return row;
      });
      StructType schema = new StructType().add("image", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType);
      float[] weights = new SpredCompressor().setFeaturesCol("image").setImageShape(1, SIDE, SIDE).setArchitecture("mlp")
          .setHiddenLayers(12).setKappa(2e-3).setOptimizer("momentum").setLearningRate(0.1).setBatchSize(10).setEpochs(8)
          .setFinetuneEpochs(1).setNumWorkers(2).setAveragingFrequency(2).setCheckpointDir(args[1])
          .fit(spark.createDataFrame(rows, schema)).network().params().toFloatVector();
      Files.writeString(Path.of(args[0]), Arrays.toString(weights));
    }
  }

  /** The class is a bright column among noise. */
  private static List<Row> images() {
    Random random = new Random(1);
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < IMAGES; k++) {
      double[] pixels = random.doubles(SIDE * SIDE).toArray();
      for (int row = 0; row < SIDE; row++) {
        pixels[row * SIDE + 2 * (k % 4)] += 1;
      }
      rows.add(RowFactory.create(Vectors.dense(pixels), (double) (k % 4)));
    }
    return rows;
  }

  private static void mark(String markers) {
    try {
      Path file = Path.of(markers, String.valueOf(ProcessHandle.current().pid()));
      Files.createDirectories(file.getParent());
      if (!Files.exists(file)) {
        Files.writeString(file, "");
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
