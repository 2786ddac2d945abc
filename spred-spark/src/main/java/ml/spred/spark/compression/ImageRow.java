package ml.spred.spark.compression;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ml.spred.image.ImageShape;

/**
 * One image as it was read.
 *
 * @param key hash of all that follows but the origin, 64 hexadecimal digits: rows are equal exactly when their keys are
 * @param shape of the image
 * @param bytes {@code [channels, height, width]}; null where the pixels are numbers
 * @param values the same as numbers; null where they are bytes
 * @param label class
 * @param validation whether it is not trained on
 * @param origin for messages; empty where it is not known
 */
record ImageRow(String key, ImageShape shape, byte[] bytes, float[] values, int label, boolean validation, String origin)
    implements Serializable {
  static ImageRow of(ImageShape shape, byte[] bytes, float[] values, int label, boolean validation, String origin) {
    MessageDigest digest = digest();
    digest.update(ByteBuffer.allocate(5 * Integer.BYTES).putInt(shape.channels()).putInt(shape.height()).putInt(shape.width())
        .putInt(label).putInt(validation ? 1 : 0).array());
    if (bytes != null) {
      digest.update(bytes);
    } else {
      ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
      for (float value : values) {
        buffer.putInt(Float.floatToIntBits(value));
      }
      digest.update(buffer.array());
    }
    return new ImageRow(HexFormat.of().formatHex(digest.digest()), shape, bytes, values, label, validation, origin);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256.", impossible);
    }
  }
}
