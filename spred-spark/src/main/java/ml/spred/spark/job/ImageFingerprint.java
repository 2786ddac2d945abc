package ml.spred.spark.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import ml.spred.image.ImageSet;

/** Tells sets of images apart, whatever files they were read from. */
final class ImageFingerprint {
  private ImageFingerprint() {}

  /** SHA-256 of shapes, labels and pixels of all sets, in their order. */
  static String of(ImageSet... sets) {
    MessageDigest digest = sha256();
    for (ImageSet set : sets) {
      digest.update((set.shape() + ", " + set.classes() + " classes, " + set.size()).getBytes(StandardCharsets.UTF_8));
      ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES * set.size());
      labels.asIntBuffer().put(set.labels());
      digest.update(labels);
      digest.update(set.pixels());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
