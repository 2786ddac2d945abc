package ml.spred.expression.singlecell;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.DeflatePipelineFilter;
import io.jhdf.filter.FilterManager;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks a chunk of an HDF5 file, and stops where it becomes larger than any that is read here: it may have been made to. */
final class BoundedDeflate extends DeflatePipelineFilter {
  /** Chunks of AnnData are about a megabyte. */
  static final int LARGEST_CHUNK_BYTES = 1 << 28;

  private BoundedDeflate() {
  }

  /** Replaces the filter of the library, which has no bound. */
  static void install() {
    FilterManager.addFilter(new BoundedDeflate());
  }

  @Override
  public byte[] decode(byte[] packed, int[] filterData) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] unpacked = new byte[Math.max(64, Math.min(4 * packed.length, LARGEST_CHUNK_BYTES))];
      int length = 0;
      while (!inflater.finished()) {
        unpacked = length < unpacked.length ? unpacked : grown(unpacked);
        int read = inflater.inflate(unpacked, length, unpacked.length - length);
        if (read == 0 && !inflater.finished()) {
          throw new HdfFilterException("a chunk stops before its end");
        }
        length += read;
      }
      return Arrays.copyOf(unpacked, length);
    } catch (DataFormatException failure) {
      throw new HdfFilterException("a chunk cannot be unpacked: " + failure.getMessage(), failure);
    } finally {
      inflater.end();
    }
  }

  private static byte[] grown(byte[] full) {
    if (full.length >= LARGEST_CHUNK_BYTES) {
      throw new HdfFilterException("a chunk unpacks to more than " + LARGEST_CHUNK_BYTES + " bytes");
    }
    return Arrays.copyOf(full, (int) Math.min(2L * full.length, LARGEST_CHUNK_BYTES));
  }
}
