package ml.spred.spark.regression;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A fingerprint of rows that does not depend on their order: the sums of their SHA-256 hashes, in four lanes of 64 bits, hashed
 * again with their number. It tells data apart that changed by itself; it is no seal against someone who wants a collision.
 */
final class RowFingerprint implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int LANES = 4;

  private final long[] sums = new long[LANES];
  private long count;

  /** Adds a row by {@link LassoRow#hash}. */
  RowFingerprint add(byte[] hash) {
    ByteBuffer buffer = ByteBuffer.wrap(hash);
    for (int lane = 0; lane < LANES; lane++) {
      sums[lane] += buffer.getLong();
    }
    count++;
    return this;
  }

  /** Takes the rows of another in. */
  RowFingerprint merge(RowFingerprint other) {
    for (int lane = 0; lane < LANES; lane++) {
      sums[lane] += other.sums[lane];
    }
    count += other.count;
    return this;
  }

  /** 64 hexadecimal digits. */
  String text() {
    MessageDigest digest = LassoRow.digest();
    ByteBuffer buffer = ByteBuffer.allocate((LANES + 1) * Long.BYTES).putLong(count);
    for (long sum : sums) {
      buffer.putLong(sum);
    }
    return HexFormat.of().formatHex(digest.digest(buffer.array()));
  }
}
