package ml.spred.spark.feature;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.spark.Partitioner;

/**
 * Cuts the range of hashes into equal parts, one for each partition. Hashes are spread evenly, so sorted partitions one behind the
 * other hold about as many rows each, in the order of all hashes, and no pass is needed to find the cuts.
 */
final class HashOrder extends Partitioner {
  private static final long serialVersionUID = 1L;
  private final int parts;

  HashOrder(int parts) {
    this.parts = parts;
  }

  @Override
  public int numPartitions() {
    return parts;
  }

  @Override
  public int getPartition(Object hash) {
    return (int) (Integer.toUnsignedLong(ByteBuffer.wrap((byte[]) hash).getInt()) * parts >>> Integer.SIZE);
  }

  /** The order within a partition. */
  static final class Ascending implements Comparator<byte[]>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public int compare(byte[] one, byte[] other) {
      return Arrays.compareUnsigned(one, other);
    }
  }
}
