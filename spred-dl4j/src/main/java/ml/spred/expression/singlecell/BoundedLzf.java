package ml.spred.expression.singlecell;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.FilterManager;
import io.jhdf.filter.LzfFilter;
import java.util.Arrays;

/**
 * Unpacks a chunk that h5py packed with LZF, with a bound on what it becomes. The library's filter takes the unpacked length
 * from the filter's settings, which h5py leaves out for texts; the packed bytes themselves say where they end.
 */
final class BoundedLzf extends LzfFilter {
  private static final int LITERALS = 32;
  private static final int LONG_COPY = 7;

  private byte[] packed;
  private byte[] unpacked;
  private int in;
  private int out;

  /** Replaces the filter of the library. */
  static void install() {
    FilterManager.addFilter(new BoundedLzf());
  }

  @Override
  public byte[] decode(byte[] bytes, int[] filterData) {
    boolean known = filterData.length > 2;
    if (known && bytes.length == filterData[2]) {
      // What does not become smaller is kept as it is.
      return bytes;
    }
    return new BoundedLzf().unpack(bytes);
  }

  private byte[] unpack(byte[] bytes) {
    packed = bytes;
    unpacked = new byte[4 * bytes.length];
    while (in < packed.length) {
      int control = packed[in++] & 0xff;
      if (control < LITERALS) {
        literals(control + 1);
      } else {
        copy(control);
      }
    }
    return Arrays.copyOf(unpacked, out);
  }

  private void literals(int length) {
    makeRoom(length);
    requireInput(length);
    System.arraycopy(packed, in, unpacked, out, length);
    in += length;
    out += length;
  }

  private void copy(int control) {
    int length = control >> 5;
    requireInput(length == LONG_COPY ? 2 : 1);
    length += 2 + (length == LONG_COPY ? packed[in++] & 0xff : 0);
    int from = out - ((control & 0x1f) << 8) - (packed[in++] & 0xff) - 1;
    if (from < 0) {
      throw new HdfFilterException("a chunk packed with LZF refers to what is before its start");
    }
    makeRoom(length);
    for (int end = out + length; out < end; out++, from++) {
      unpacked[out] = unpacked[from];
    }
  }

  private void requireInput(int length) {
    if (length > packed.length - in) {
      throw new HdfFilterException("a chunk packed with LZF stops before its end");
    }
  }

  private void makeRoom(int length) {
    if (out + length > BoundedDeflate.LARGEST_CHUNK_BYTES) {
      throw new HdfFilterException("a chunk unpacks to more than " + BoundedDeflate.LARGEST_CHUNK_BYTES + " bytes");
    }
    if (out + length > unpacked.length) {
      unpacked = Arrays.copyOf(unpacked, Math.max(2 * unpacked.length, out + length));
    }
  }
}
