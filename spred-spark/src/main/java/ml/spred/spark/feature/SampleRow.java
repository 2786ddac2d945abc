package ml.spred.spark.feature;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * One sample as it was read, not yet checked.
 *
 * @param hash of everything below: two samples are equal exactly when their hashes are
 * @param values one per feature in single precision, as the core trains; NaN for missing; null where the vector is null
 * @param label as read; NaN where it is null
 * @param group null where there is none
 * @param validation null where the indicator is null
 */
record SampleRow(byte[] hash, float[] values, double label, String group, Boolean validation)
    implements Serializable, Comparable<SampleRow> {

  static SampleRow of(Vector features, double label, String group, Boolean validation) {
    float[] values = features == null ? null : toFloats(features);
    return new SampleRow(hash(values, label, group, validation), values, label, group, validation);
  }

  /** Adding 0 makes −0 a 0: a sparse vector cannot hold it, and equal data must have one hash. */
  private static float[] toFloats(Vector features) {
    float[] values = new float[features.size()];
    if (features instanceof SparseVector sparse) {
      for (int k = 0; k < sparse.indices().length; k++) {
        values[sparse.indices()[k]] = (float) sparse.values()[k] + 0f;
      }
    } else {
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) features.apply(k) + 0f;
      }
    }
    return values;
  }

  private static byte[] hash(float[] values, double label, String group, Boolean validation) {
    MessageDigest digest = digest();
    digest.update(bytes(values == null ? new float[0] : values));
    digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(label + 0.0).array());
    digest.update((byte) (validation == null ? 2 : validation ? 1 : 0));
    if (group != null) {
      digest.update(group.getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    for (float value : values) {
      buffer.putInt(Float.floatToIntBits(value));
    }
    return buffer.array();
  }

  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256.", impossible);
    }
  }

  @Override
  public int compareTo(SampleRow other) {
    return Arrays.compareUnsigned(hash, other.hash);
  }
}
