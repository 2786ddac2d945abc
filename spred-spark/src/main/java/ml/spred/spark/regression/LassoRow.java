package ml.spred.spark.regression;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.spark.ml.linalg.Vector;

/**
 * One sample as it was read, not yet checked.
 *
 * @param hash of everything below: two samples are equal exactly when their hashes are
 * @param values one per feature, NaN for missing; null where the vector is null
 * @param label one per output; null where it is null
 * @param event NaN where it is null
 * @param weight NaN where it is null
 */
record LassoRow(byte[] hash, double[] values, double[] label, double event, double weight)
    implements Serializable, Comparable<LassoRow> {

  static LassoRow of(Vector features, double[] label, double event, double weight) {
    double[] values = features == null ? null : features.toArray();
    return new LassoRow(hash(values, label, event, weight), values, label, event, weight);
  }

  /**
   * The hash of a row that is not censored.
   *
   * @param values of the features and, behind them, the label
   */
  static byte[] hash(double[] values, double weight) {
    return hash(values, new double[0], 1, weight);
  }

  private static byte[] hash(double[] values, double[] label, double event, double weight) {
    MessageDigest digest = digest();
    for (double[] part : new double[][] {values, label, {event, weight}}) {
      ByteBuffer buffer = ByteBuffer.allocate(part == null ? 0 : part.length * Double.BYTES);
      for (int k = 0; part != null && k < part.length; k++) {
        // Adding 0 makes −0 a 0: a sparse vector cannot hold it, and equal data must have one hash.
        buffer.putDouble(part[k] + 0.0);
      }
      digest.update(buffer.array());
    }
    return digest.digest();
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256.", impossible);
    }
  }

  @Override
  public int compareTo(LassoRow other) {
    return Arrays.compareUnsigned(hash, other.hash);
  }
}
