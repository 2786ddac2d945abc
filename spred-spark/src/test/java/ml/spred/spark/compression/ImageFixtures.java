package ml.spred.spark.compression;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Small images whose class is a bright column among noise. */
final class ImageFixtures {
  static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  static final StructType SCHEMA = new StructType().add("image", ImageSchema.columnSchema()).add("label", DataTypes.DoubleType)
      .add("validation", DataTypes.BooleanType);

  private ImageFixtures() {}

  static List<Row> rows(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      byte[] pixels = new byte[SHAPE.length()];
      for (int pixel = 0; pixel < pixels.length; pixel++) {
        pixels[pixel] = (byte) (random.nextInt(120) + (pixel % 8 == 2 * (k % 4) ? 90 : 0));
      }
      rows.add(RowFactory.create(image("image" + k, 8, 8, 1, pixels), (double) (k % 4), k % 5 == 4));
    }
    return rows;
  }

  static Row image(String origin, int height, int width, int channels, byte[] pixels) {
    return RowFactory.create(origin, height, width, channels, channels == 1 ? 0 : 16, pixels);
  }

  static Row unreadable() {
    return RowFactory.create("broken.png", -1, -1, -1, -1, new byte[0]);
  }

  static Dataset<Row> frame(List<Row> rows) {
    return SparkTest.session().createDataFrame(rows, SCHEMA);
  }

  static Dataset<Row> images(int count, long seed) {
    return frame(rows(count, seed));
  }

  /** The same images as vectors of numbers from 0 to 1. */
  static Dataset<Row> vectors(int count, long seed) {
    List<Row> rows = rows(count, seed).stream().map(row -> {
      byte[] pixels = ImageSchema.getData(row.getStruct(0));
      double[] values = new double[pixels.length];
      for (int k = 0; k < values.length; k++) {
        values[k] = (pixels[k] & 0xFF) / 255.0;
      }
      return RowFactory.create(Vectors.dense(values), row.get(1), row.get(2));
    }).toList();
    return SparkTest.session().createDataFrame(rows, new StructType().add("image", SQLDataTypes.VectorType())
        .add("label", DataTypes.DoubleType).add("validation", DataTypes.BooleanType));
  }

  /** All rows as one set, in the order that the compressor gives them. */
  static ImageSet inOrder(List<Row> rows) {
    ImageColumn column = new ImageColumn("image", false, SHAPE);
    List<ImageRow> images = rows.stream().map(row -> {
      ImageColumn.Pixels pixels = column.read(row.get(0));
      return ImageRow.of(pixels.shape(), pixels.bytes(), null, (int) row.getDouble(1), false, pixels.origin());
    }).sorted(java.util.Comparator.comparing(ImageRow::key)).toList();
    byte[] pixels = new byte[images.size() * SHAPE.length()];
    int[] labels = new int[images.size()];
    for (int k = 0; k < labels.length; k++) {
      System.arraycopy(images.get(k).bytes(), 0, pixels, k * SHAPE.length(), SHAPE.length());
      labels[k] = images.get(k).label();
    }
    return new ImageSet(SHAPE, 4, pixels, labels);
  }

  /** Of a small network and a few seconds. */
  static SpredCompressor compressor() {
    return new SpredCompressor("c").setArchitecture("mlp").setHiddenLayers(12).setKappa(0.01).setOptimizer("sgd")
        .setLearningRate(0.5).setBatchSize(20).setEpochs(6).setFinetuneEpochs(1).setZeroThreshold(0.02).setSeed(3);
  }
}
