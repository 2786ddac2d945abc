package ml.spred.expression.singlecell;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A dataset of an HDF5 file, read block by block, in blocks that are whole chunks where it is kept in chunks. */
final class Hdf5Array {
  /** Values of a block, unless a chunk has more: large enough to be quick, small beside any table. */
  private static final int BLOCK_VALUES = 1 << 18;
  private static final int LARGEST_ELEMENT_BYTES = 1 << 12;

  private final Hdf5File file;
  private final String path;
  private final Dataset dataset;
  private final long[] shape;

  /** Takes a block of an array of one dimension. */
  interface Block {
    void accept(int from, Object values);
  }

  /** Takes a row of a block of an array of two dimensions. */
  interface RowBlock {
    void accept(int row, int fromColumn, double[] values);
  }

  Hdf5Array(Hdf5File file, String path, Dataset dataset) {
    this.file = file;
    this.path = path;
    this.dataset = dataset;
    shape = file.guarded(path, dataset::getDimensionsAsLong);
  }

  String path() {
    return path;
  }

  int dimensions() {
    return shape.length;
  }

  /** Size along a dimension. */
  long size(int dimension) {
    return shape[dimension];
  }

  boolean isCompound() {
    return file.guarded(path, dataset::isCompound);
  }

  /** Whether its values are texts, or words of a list such as TRUE and FALSE. */
  boolean isText() {
    return file.guarded(path, dataset::getJavaType) == String.class;
  }

  /** All values of an array of one dimension, as text; null for what is missing in the file. */
  List<String> texts() {
    List<String> texts = new ArrayList<>();
    blocks((from, values) -> IntStream.range(0, Array.getLength(values)).mapToObj(place -> text(Array.get(values, place)))
        .forEach(texts::add));
    return texts;
  }

  private static String text(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : value.toString();
    }
    return value == null ? null : value.toString();
  }

  /** All values of an array of one dimension of whole numbers. */
  long[] longs() {
    long[] all = new long[length()];
    blocks((from, values) -> System.arraycopy(file.guarded(path, () -> longs(values)), 0, all, from, Array.getLength(values)));
    return all;
  }

  /** The values of a block as whole numbers. */
  static long[] longs(Object values) {
    if (values instanceof long[] longs) {
      return longs;
    }
    if (values instanceof int[] ints) {
      return Arrays.stream(ints).asLongStream().toArray();
    }
    if (values instanceof BigInteger[] large) {
      return Arrays.stream(large).mapToLong(BigInteger::longValueExact).toArray();
    }
    if (values instanceof float[] || values instanceof double[] || !values.getClass().getComponentType().isPrimitive()) {
      throw new IllegalArgumentException("its values are not whole numbers");
    }
    return IntStream.range(0, Array.getLength(values)).mapToLong(place -> Array.getLong(values, place)).toArray();
  }

  /** The values of a block as numbers. */
  static double[] doubles(Object values) {
    if (values instanceof double[] doubles) {
      return doubles;
    }
    if (values instanceof BigInteger[] large) {
      return Arrays.stream(large).mapToDouble(BigInteger::doubleValue).toArray();
    }
    if (!values.getClass().getComponentType().isPrimitive()) {
      throw new IllegalArgumentException("its values are not numbers");
    }
    double[] all = new double[Array.getLength(values)];
    Arrays.setAll(all, place -> Array.getDouble(values, place));
    return all;
  }

  /** The length of an array of one dimension that may be held in memory. */
  int length() {
    if (shape.length != 1 || shape[0] > Integer.MAX_VALUE - 8) {
      throw file.refusal(path, "has the shape " + Arrays.toString(shape)
          + " where a list is expected; give a file that AnnData wrote.");
    }
    return (int) shape[0];
  }

  /** Hands over an array of one dimension from its start to its end. */
  void blocks(Block taker) {
    int length = length();
    if (length == 0) {
      return;
    }
    int step = step(chunk()[0], BLOCK_VALUES, length);
    for (int from = 0; from < length; from += step) {
      taker.accept(from, block(from, Math.min(step, length - from)));
      if (from > length - step) {
        return;
      }
    }
  }

  /** Some values of an array of one dimension: an array of what Java has for their type. */
  Object block(int from, int size) {
    chunk();
    long[] offset = {from};
    return file.guarded(path, () -> dataset.getData(offset, new int[] {size}));
  }

  /** Hands over an array of two dimensions: every row in order within a block of columns, blocks of rows in order. */
  void rows(RowBlock taker) {
    int rows = (int) shape[0];
    int columns = (int) shape[1];
    if (rows == 0 || columns == 0) {
      return;
    }
    int[] chunk = chunk();
    int columnStep = step(chunk[1], BLOCK_VALUES, columns);
    int rowStep = step(chunk[0], Math.max(1, BLOCK_VALUES / columnStep), rows);
    for (long row = 0; row < rows; row += rowStep) {
      for (long column = 0; column < columns; column += columnStep) {
        long[] offset = {row, column};
        int[] size = {(int) Math.min(rowStep, rows - row), (int) Math.min(columnStep, columns - column)};
        Object[] block = file.guarded(path, () -> (Object[]) dataset.getData(offset, size));
        for (int place = 0; place < block.length; place++) {
          Object values = block[place];
          taker.accept((int) row + place, (int) column, file.guarded(path, () -> doubles(values)));
        }
      }
    }
  }

  /** A multiple of the chunk near the wanted size, not above the length. */
  private static int step(int chunk, int wanted, int length) {
    long step = (long) chunk * Math.max(1, wanted / chunk);
    return (int) Math.min(step, length);
  }

  /** The shape of a chunk, ones where there are none, once nothing in it is too large. */
  private int[] chunk() {
    int[] none = new int[shape.length];
    Arrays.fill(none, 1);
    return file.guarded(path, () -> {
      int element = dataset.getDataType().getSize();
      int[] chunk = dataset instanceof ChunkedDataset chunked ? chunked.getChunkDimensions() : none;
      double bytes = element;
      for (int size : chunk) {
        bytes *= size;
      }
      if (chunk.length != shape.length || Arrays.stream(chunk).anyMatch(size -> size < 1) || element < 1
          || element > LARGEST_ELEMENT_BYTES || bytes > BoundedDeflate.LARGEST_CHUNK_BYTES) {
        throw file.refusal(path, String.format(Locale.ROOT, "has chunks of shape %s with values of %,d bytes; chunks may have"
            + " up to %,d bytes, so write the file again with smaller ones.", Arrays.toString(chunk), element,
            BoundedDeflate.LARGEST_CHUNK_BYTES));
      }
      return chunk;
    });
  }
}
