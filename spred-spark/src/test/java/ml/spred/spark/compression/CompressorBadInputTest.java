package ml.spred.spark.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.network.NetworkTrainer;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be used gets one sentence. */
class CompressorBadInputTest {
  private static final List<Row> ROWS = ImageFixtures.rows(60, 1);

  private static AbstractThrowableAssert<?, ?> refused(SpredCompressor stage, Dataset<Row> data) {
    return assertThatThrownBy(() -> stage.fit(data)).isInstanceOf(InputException.class);
  }

  private static Dataset<Row> with(Object... cells) {
    List<Row> rows = new ArrayList<>(ROWS);
    rows.add(17, RowFactory.create(cells));
    return ImageFixtures.frame(rows);
  }

  private static SpredCompressor stage() {
    return ImageFixtures.compressor().setEpochs(1);
  }

  @Test
  void anImageOfAnotherSize() {
    Dataset<Row> data = with(ImageFixtures.image("wide.png", 8, 9, 1, new byte[72]), 0.0, false);
    refused(stage(), data).hasMessageContaining("images of 1 x 8 x 8").hasMessageContaining("1 x 8 x 9 (wide.png)");
    refused(stage().setImageShape(1, 8, 8), data).hasMessageContaining("an image of 1 x 8 x 9 (wide.png), it must be 1 x 8 x 8");
    SpredCompressedModel model = stage().fit(ImageFixtures.frame(ROWS));
    assertThatThrownBy(() -> model.transform(data).collect()).hasStackTraceContaining("wide.png");
  }

  @Test
  void anImageThatCannotBeRead() {
    Dataset<Row> data = with(ImageFixtures.unreadable(), 0.0, false);
    refused(stage(), data).hasMessage("the column 'image' holds an image that Spark could not decode (broken.png); remove the"
        + " row, or set handleInvalid to 'skip'.");
    refused(stage(), with(null, 0.0, false)).hasMessageContaining("holds a null");
    SpredCompressedModel skipping = stage().setHandleInvalid("skip").fit(data);
    assertThat(skipping.network().params()).isEqualTo(stage().fit(ImageFixtures.frame(ROWS)).network().params());
    assertThat(skipping.transform(data).count()).isEqualTo(60);
    assertThatThrownBy(() -> skipping.setHandleInvalid("error").transform(data).collect()).hasStackTraceContaining("broken.png");
    refused(stage(), with(ImageFixtures.image("cut.png", 8, 8, 1, new byte[63]), 0.0, false))
        .hasMessageContaining("(cut.png) of 1 x 8 x 8 with 63 bytes");
  }

  @Test
  void labelsOutsideTheClasses() {
    Row image = ROWS.get(0).getStruct(0);
    refused(stage().setNumClasses(4), with(image, 4.0, false)).hasMessageContaining("holds the value 4.0; labels are whole"
        + " numbers from 0 to 3");
    refused(stage(), with(image, -1.0, false)).hasMessageContaining("the value -1.0");
    refused(stage(), with(image, 0.5, false)).hasMessageContaining("the value 0.5");
    refused(stage(), with(image, null, false)).hasMessageContaining("a null or NaN");
    refused(stage(), with(image, Double.NaN, false)).hasMessageContaining("a null or NaN");
    refused(stage(), ImageFixtures.frame(ROWS).filter("label = 1")).hasMessageContaining("only the class 1");
    refused(stage(), ImageFixtures.frame(List.of())).hasMessageContaining("no training rows");
  }

  @Test
  void pixelsThatAreNoNumbersAndVectorsOfAnotherLength() {
    double[] values = new double[64];
    values[5] = Double.NaN;
    Dataset<Row> data = ImageFixtures.vectors(40, 1);
    SpredCompressor stage = stage().setImageShape(1, 8, 8);
    refused(stage, data.union(one(data, values))).hasMessageContaining("pixel 5 is NaN");
    refused(stage, data.union(one(data, new double[63]))).hasMessageContaining("a vector of 63 numbers");
    assertThatThrownBy(() -> stage().fit(data)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("imageShape is not set");
    SpredCompressedModel model = stage().fit(ImageFixtures.frame(ROWS));
    assertThatThrownBy(() -> model.transform(data)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vectors, and the model was fitted on images");
  }

  private static Dataset<Row> one(Dataset<Row> data, double[] values) {
    return data.sparkSession().createDataFrame(List.of(RowFactory.create(Vectors.dense(values), 1.0, false)), data.schema());
  }

  @Test
  void columnsAndParamsThatDoNotFit() {
    Dataset<Row> data = ImageFixtures.frame(ROWS);
    assertThatThrownBy(() -> stage().setFeaturesCol("label").fit(data)).hasMessageContaining("whose type is double");
    assertThatThrownBy(() -> stage().setFeaturesCol("other").fit(data)).hasMessageContaining("does not have");
    assertThatThrownBy(() -> stage().fit(data.withColumn("prediction", functions.lit(1)))).hasMessageContaining("has already");
    assertThatThrownBy(() -> stage().setLabelCol("image").fit(data)).hasMessageContaining("must be a number");
    SpredCompressor none = stage();
    none.clear(none.kappa());
    assertThatThrownBy(() -> none.fit(data)).hasMessageContaining("neither kappa nor compressionRatio");
    assertThatThrownBy(() -> stage().setCompressionMethod("snip").fit(data)).hasMessageContaining("takes a compressionRatio");
    assertThatThrownBy(() -> stage().setCompressionRatio(3).setMaxAccuracyDrop(0.1).fit(data)).hasMessageContaining("both set");
    assertThatThrownBy(() -> stage().setPruningScope("layer").fit(data)).hasMessageContaining("nothing is pruned to");
    SpredCompressor both = stage().setPruningScope("layer").setCompressionRatio(4).setLayerKappas("layer1=0.1");
    both.clear(both.kappa());
    assertThatThrownBy(() -> both.fit(data)).hasMessageContaining("a strength of each layer is searched");
    assertThatThrownBy(() -> stage().setCompressionMethod("proximalL1").setOptimizer("adam").fit(data))
        .hasMessageContaining("the optimizer sgd");
    assertThatThrownBy(() -> stage().setPixelMeans(0.5).fit(data)).hasMessageContaining("pixelDeviations");
    assertThatThrownBy(() -> stage().setBatchSize(0)).hasMessageContaining("batchSize is 0");
    refused(stage().setPixelMeans(0.5, 0.5).setPixelDeviations(1, 1), data).hasMessageContaining("the images have 1 channels");
    refused(stage().setNumWorkers(61), data).hasMessageContaining("numWorkers is 61 and there are 60 training rows");
    refused(stage().setLayerKappas("layer9=0.1"), data).hasMessageContaining("no layer 'layer9'");
    refused(stage().setLayerKappas("layer1"), data).hasMessageContaining("layerKappas holds 'layer1'");
    refused(stage().setKeptLayers("layer9"), data).hasMessageContaining("no layer 'layer9'");
  }

  @Test
  void aTargetThatCannotBeMetSaysTheBestReached() {
    Dataset<Row> data = ImageFixtures.frame(ROWS);
    refused(ImageFixtures.compressor().setCompressionMethod("magnitude").setStructured(true).setHiddenLayers(12)
        .setCompressionRatio(500), data).hasMessageContaining("cannot be reached").hasMessageContaining("the most is 17");
    SpredCompressor search = ImageFixtures.compressor().setCompressionRatio(30).setSparsityTolerance(1e-4).setMaxTrainings(2);
    search.clear(search.kappa());
    refused(search, data).hasMessageContaining("was not met within").hasMessageContaining("the nearest was");
  }

  @Test
  void aLossThatIsNoNumberStopsAndKeepsTheLastGoodCheckpoint(@TempDir Path directory) throws IOException {
    SpredCompressor stage = ImageFixtures.compressor().setEpochs(30).setLearningRate(1e25).setHiddenLayers(12, 12)
        .setNumWorkers(2).setBatchSize(30).setCheckpointDir(directory.toString());
    refused(stage, ImageFixtures.frame(ROWS)).hasMessageContaining("the loss is NaN in epoch");
    try (Stream<Path> all = Files.walk(directory)) {
      Path kept = all.filter(file -> file.endsWith("phase-1.zip")).findFirst().orElseThrow();
      assertThat(NetworkTrainer.load(kept).epoch()).isPositive();
    }
  }

  @Test
  void startNetworksThatDoNotFit(@TempDir Path directory) throws IOException {
    Dataset<Row> data = ImageFixtures.frame(ROWS);
    refused(stage().setStartNetwork(directory.resolve("none.zip").toString()), data).hasMessageContaining("none.zip");
    Path other = directory.resolve("other.zip");
    Files.writeString(other, "no network");
    refused(stage().setStartNetwork(other.toString()), data).hasMessageContaining("no DL4J network that can be read");
    Path small = directory.resolve("small.zip");
    stage().fit(data).exportNetwork(small.toString());
    refused(stage().setNumClasses(5).setStartNetwork(small.toString()), data).hasMessageContaining("4 outputs")
        .hasMessageContaining("5 classes");
    Dataset<Row> larger = ImageFixtures.frame(ROWS.stream().map(row -> RowFactory.create(
        ImageFixtures.image("", 9, 9, 1, new byte[81]), row.get(1), false)).toList());
    refused(stage().setStartNetwork(small.toString()), larger).hasMessageContaining("does not take images of 1 x 9 x 9");
  }

  @Test
  void aDamagedModelFile(@TempDir Path directory) throws IOException {
    Path path = directory.resolve("model");
    SpredCompressedModel model = stage().fit(ImageFixtures.frame(ROWS));
    model.save(path.toString());
    try (Stream<Path> files = Files.list(path.resolve("data"))) {
      Path parquet = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(parquet);
      for (int k = bytes.length / 4; k < bytes.length / 2; k++) {
        bytes[k] ^= 0x55;
      }
      Files.write(parquet, bytes);
      Files.deleteIfExists(parquet.resolveSibling("." + parquet.getFileName() + ".crc"));
    }
    assertThatThrownBy(() -> SpredCompressedModel.load(path.toString())).isInstanceOf(InputException.class)
        .hasMessageMatching("(?s).*(damaged|cannot be read).*");
  }
}
