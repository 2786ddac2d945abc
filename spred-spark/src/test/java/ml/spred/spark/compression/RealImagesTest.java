package ml.spred.spark.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import ml.spred.SharedData;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageFiles.Format;
import ml.spred.image.ImageFiles.Part;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;
import ml.spred.spark.SparkTest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as Spark reads them, digits and small photographs. */
class RealImagesTest {
  /** As Spark's own source lays an image out: place by place, blue first. */
  private static Dataset<Row> frame(ImageSet set) {
    ImageShape shape = set.shape();
    int area = shape.height() * shape.width();
    List<Row> rows = IntStream.range(0, set.size()).mapToObj(image -> {
      byte[] data = new byte[shape.length()];
      for (int place = 0; place < area; place++) {
        for (int channel = 0; channel < shape.channels(); channel++) {
          data[place * shape.channels() + shape.channels() - 1 - channel] =
              set.pixels()[(image * shape.channels() + channel) * area + place];
        }
      }
      return RowFactory.create(ImageFixtures.image("", shape.height(), shape.width(), shape.channels(), data),
          (double) set.labels()[image], false);
    }).toList();
    return ImageFixtures.frame(rows);
  }

  @Test
  void sparksOwnSourceGivesTheColoursOfTheFile(@TempDir Path directory) throws IOException {
    SplittableRandom random = new SplittableRandom(4);
    for (int k = 0; k < 6; k++) {
      BufferedImage image = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
      for (int place = 0; place < 20; place++) {
        image.setRGB(place % 5, place / 5, random.nextInt(1 << 24));
      }
      Path kind = Files.createDirectories(directory.resolve("train/kind" + k % 2));
      ImageIO.write(image, "png", kind.resolve("image" + k + ".png").toFile());
    }
    ImageSet expected = ImageFiles.read(directory, Format.IMAGE_FOLDER, Part.TRAIN);
    List<Row> read = SparkTest.session().read().format("image").load(directory.resolve("train/*").toString())
        .orderBy("image.origin").collectAsList();
    ImageColumn column = new ImageColumn("image", false, expected.shape());
    assertThat(read).hasSize(6);
    for (int k = 0; k < 6; k++) {
      assertThat(column.read(read.get(k).get(0)).bytes()).isEqualTo(expected.choose(new int[] {k}).pixels());
    }
  }

  @Test
  void digits() throws IOException {
    Path directory = SharedData.require("images");
    Dataset<Row> train = frame(ImageFiles.read(directory, Format.MNIST, Part.TRAIN).first(2000)).repartition(3);
    Dataset<Row> test = frame(ImageFiles.read(directory, Format.MNIST, Part.TEST).first(500));
    SpredCompressedModel model = new SpredCompressor().setArchitecture("mlp").setHiddenLayers(50).setLearningRate(5e-3)
        .setKappa(2e-3).setZeroThreshold(0.01).setEpochs(8).setFinetuneEpochs(1).setBatchSize(50).setNumWorkers(2).fit(train);
    assertThat(model.compressionRatio()).isGreaterThan(1.5);
    assertThat(model.transform(test).filter("prediction = label").count()).isGreaterThan(380);
  }

  @Test
  void photographs() throws IOException {
    Path directory = SharedData.require("images");
    Dataset<Row> train = frame(ImageFiles.read(directory, Format.CIFAR10, Part.TRAIN).first(96));
    SpredCompressedModel model = new SpredCompressor().setArchitecture("resnet").setWidth(4).setCompressionMethod("magnitude")
        .setCompressionRatio(2).setStructured(true).setCrop(4).setFlip(true).setEpochs(1).setFinetuneEpochs(1).setBatchSize(32)
        .setNumWorkers(2).setAveragingFrequency(1).fit(train);
    assertThat(model.compressionRatio()).isGreaterThanOrEqualTo(2);
    assertThat(model.pixelMeans()).hasSize(3);
    assertThat(model.summary().smallerParameters()).isLessThan(model.summary().parameters());
    assertThat(model.transform(train).filter("prediction between 0 and 9").count()).isEqualTo(96);
  }
}
