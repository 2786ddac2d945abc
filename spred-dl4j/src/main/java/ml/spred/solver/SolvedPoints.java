package ml.spred.solver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import ml.spred.compute.Transfer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The points of a path. A point of an ensemble has a million dense parameters of which only the next strengths need any: those of
 * older points wait in a temporary file, which is gone when this object is.
 */
final class SolvedPoints {
  /** Points kept whole: the one that the next strength starts from, and the one before it. */
  private static final int KEPT = 2;
  /** Dense parameters from which on they go to the file. */
  private static final int LARGE = 1 << 16;

  /** A point without its dense parameters, and where in the file they are; the point itself while that is negative. */
  private record Slot(SparsePoint point, long at, int length, DataType type) {}

  private final List<Slot> slots = new ArrayList<>();
  private FileChannel file;

  int size() {
    return slots.size();
  }

  void add(SparsePoint point) {
    slots.add(new Slot(point, -1, 0, null));
    int old = slots.size() - 1 - KEPT;
    if (old >= 0 && slots.get(old).point.dense().length() >= LARGE) {
      slots.set(old, park(slots.get(old).point));
    }
  }

  /** A point; twice the same object only for one of the newest. */
  SparsePoint get(int position) {
    Slot slot = slots.get(position);
    return slot.at < 0 ? slot.point : new SparsePoint(slot.point.genes(), slot.point.folded(), read(slot));
  }

  /** Live genes and weights of a point; its dense parameters may be missing. */
  SparsePoint sparse(int position) {
    return slots.get(position).point;
  }

  private Slot park(SparsePoint point) {
    INDArray dense = point.dense();
    int length = (int) dense.length();
    boolean single = dense.dataType() == DataType.FLOAT;
    ByteBuffer bytes = ByteBuffer.allocate(length * (single ? Float.BYTES : Double.BYTES));
    if (single) {
      bytes.asFloatBuffer().put(Transfer.floats(dense));
    } else {
      bytes.asDoubleBuffer().put(Transfer.doubles(dense));
    }
    try {
      if (file == null) {
        Path path = Files.createTempFile("spred-path", ".dense");
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
      }
      long at = file.size();
      while (bytes.hasRemaining()) {
        file.write(bytes, at + bytes.position());
      }
      return new Slot(new SparsePoint(point.genes(), point.folded(), null), at, length, dense.dataType());
    } catch (IOException failure) {
      throw new UncheckedIOException("the dense layers of a path (" + bytes.capacity() + " bytes a strength) cannot be written to the "
          + "temporary directory; make room there or set java.io.tmpdir.", failure);
    }
  }

  private INDArray read(Slot slot) {
    boolean single = slot.type == DataType.FLOAT;
    ByteBuffer bytes = ByteBuffer.allocate(slot.length * (single ? Float.BYTES : Double.BYTES));
    try {
      while (bytes.hasRemaining() && file.read(bytes, slot.at + bytes.position()) >= 0) {
        // A read may give less than was asked for.
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the dense layers of a path cannot be read back from the temporary directory.", failure);
    }
    bytes.flip();
    double[] values = new double[slot.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = single ? bytes.getFloat() : bytes.getDouble();
    }
    return Transfer.matrix(slot.type, 1, values.length, values);
  }
}
