package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.param.HasImageShape;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads images of a column: structs of Spark's image schema, whose pixels lie blue, green, red within each place, or vectors.
 *
 * @param name of the column
 * @param vectors whether it holds vectors
 * @param shape that all images must have; null where any will do
 */
public record ImageColumn(String name, boolean vectors, ImageShape shape) implements Serializable {
  /** An image. @param bytes null for vectors @param values null for structs */
  public record Pixels(ImageShape shape, byte[] bytes, float[] values, String origin) {}

  /**
   * The column of a schema, with the size that a param gives.
   *
   * @throws IllegalArgumentException where the column is missing or holds something else, or vectors of a size that is not given
   */
  public static ImageColumn of(StructType schema, String name, HasImageShape params) {
    boolean vectors = isVector(schema, name);
    if (!params.isSet(params.imageShape())) {
      if (vectors) {
        throw new IllegalArgumentException("featuresCol is '" + name
            + "', which holds vectors, and imageShape is not set; set it to channels, height and width.");
      }
      return new ImageColumn(name, false, null);
    }
    int[] sizes = params.getImageShape();
    if (sizes.length != 3) {
      throw new IllegalArgumentException("imageShape has " + sizes.length + " numbers; give three: channels, height and width.");
    }
    return new ImageColumn(name, vectors, new ImageShape(sizes[0], sizes[1], sizes[2]));
  }

  /** @throws IllegalArgumentException where the column is missing or holds something else */
  public static boolean isVector(StructType schema, String name) {
    StructField field = Columns.require(schema, "featuresCol", name);
    if (field.dataType().equals(SQLDataTypes.VectorType())) {
      return true;
    }
    boolean image = field.dataType() instanceof StructType struct
        && Arrays.equals(struct.fieldNames(), ImageSchema.columnSchema().fieldNames());
    if (!image) {
      throw new IllegalArgumentException("featuresCol is '" + name + "', whose type is " + field.dataType().simpleString()
          + "; it must hold images as spark.read().format(\"image\") gives them, or vectors.");
    }
    return false;
  }

  /** Why there is no image in a value; null where there is one. */
  public String absence(Object value) {
    if (value == null) {
      return "a null";
    }
    if (!vectors && ImageSchema.getHeight((Row) value) < 0) {
      return "an image that Spark could not decode" + of(ImageSchema.getOrigin((Row) value));
    }
    return null;
  }

  private static String of(String origin) {
    return origin == null || origin.isEmpty() ? "" : " (" + origin + ")";
  }

  /** @throws InputException for no image */
  public InputException refusal(String absence) {
    return new InputException("the column '" + name + "' holds " + absence
        + "; remove the row, or set handleInvalid to 'skip'.");
  }

  /** @param value with an image in it. @throws InputException for another size, or a value that is no number */
  public Pixels read(Object value) {
    Pixels pixels = vectors ? ofVector((Vector) value) : ofStruct((Row) value);
    if (shape != null && !pixels.shape.equals(shape)) {
      throw new InputException("the column '" + name + "' holds an image of " + pixels.shape + of(pixels.origin)
          + ", it must be " + shape + " (channels x height x width); bring all images to one size.");
    }
    return pixels;
  }

  private Pixels ofVector(Vector vector) {
    if (vector.size() != shape.length()) {
      throw new InputException("the column '" + name + "' holds a vector of " + vector.size() + " numbers, an image of " + shape
          + " (imageShape) has " + shape.length() + "; bring all images to one size.");
    }
    double[] from = vector.toArray();
    float[] values = new float[from.length];
    for (int k = 0; k < values.length; k++) {
      // Makes −0 a 0: a sparse vector cannot hold it, and equal images must have one hash.
      values[k] = (float) from[k] + 0f;
      if (!Float.isFinite(values[k])) {
        throw new InputException("the column '" + name + "' holds an image whose pixel " + k + " is " + from[k]
            + "; pixels must be finite, so correct or remove it.");
      }
    }
    return new Pixels(shape, null, values, "");
  }

  private Pixels ofStruct(Row image) {
    String origin = ImageSchema.getOrigin(image);
    int channels = ImageSchema.getNChannels(image);
    byte[] data = ImageSchema.getData(image);
    int height = ImageSchema.getHeight(image);
    int width = ImageSchema.getWidth(image);
    if (channels < 1 || height < 1 || width < 1 || data.length != (long) channels * height * width) {
      throw new InputException("the column '" + name + "' holds an image" + of(origin) + " of " + channels + " x " + height
          + " x " + width + " with " + data.length + " bytes; it is damaged or not of one byte a value, so replace or remove"
          + " it.");
    }
    int area = height * width;
    byte[] bytes = new byte[data.length];
    for (int place = 0; place < area; place++) {
      for (int channel = 0; channel < channels; channel++) {
        int from = channels >= 3 && channel < 3 ? 2 - channel : channel;
        bytes[channel * area + place] = data[place * channels + from];
      }
    }
    return new Pixels(new ImageShape(channels, height, width), bytes, null, origin);
  }
}
