package ml.spred.expression.singlecell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadLimits;

/**
 * The values of AnnData, cells as rows: a dataset of two dimensions, or a group with {@code data}, {@code indices} and
 * {@code indptr} by rows (CSR) or by columns (CSC).
 */
final class AnnDataMatrix {
  private final Hdf5File file;
  private final String path;
  private final NameTable samples;
  private final NameTable features;
  private final ReadLimits limits;

  AnnDataMatrix(Hdf5File file, String path, NameTable samples, NameTable features, ReadLimits limits) {
    this.file = file;
    this.path = path;
    this.samples = samples;
    this.features = features;
    this.limits = limits;
  }

  /** Puts the values into the set, sparse where they are so in the file. */
  void readInto(ExpressionSet.Builder set) {
    if (file.isGroup(path)) {
      readSparse(set);
    } else {
      readDense(set);
    }
  }

  private void readDense(ExpressionSet.Builder set) {
    Hdf5Array array = file.array(path);
    requireShape(array.dimensions() == 2 ? new long[] {array.size(0), array.size(1)} : new long[array.dimensions()]);
    limits.checkCells(samples.names().size(), features.names().size());
    double[][] values = new double[samples.names().size()][];
    array.rows((row, fromColumn, block) -> {
      int sample = samples.place(row);
      if (sample == NameTable.LEFT_OUT) {
        return;
      }
      if (values[sample] == null) {
        values[sample] = new double[features.names().size()];
      }
      for (int place = 0; place < block.length; place++) {
        set(values[sample], sample, features.place(fromColumn + place), block[place]);
      }
    });
    Arrays.setAll(values, sample -> values[sample] == null ? new double[features.names().size()] : values[sample]);
    set.values(values);
  }

  private void set(double[] row, int sample, int feature, double value) {
    if (feature != NameTable.LEFT_OUT) {
      row[feature] = finite(sample, feature, value);
    }
  }

  private double finite(int sample, int feature, double value) {
    if (Double.isInfinite(value)) {
      throw file.refusal(path, "holds " + value + " for sample '" + samples.names().get(sample) + "', gene '"
          + features.names().get(feature) + "'; replace it by a number, or by NaN if the value is missing.");
    }
    return value;
  }

  private void readSparse(ExpressionSet.Builder set) {
    String encoding = file.texts(path, "encoding-type").or(() -> file.texts(path, "h5sparse_format"))
        .map(texts -> texts.get(0).toLowerCase(Locale.ROOT).replace("_matrix", "")).orElse("none");
    if (!List.of("csr", "csc").contains(encoding)) {
      throw file.refusal(path, "is encoded as '" + encoding + "' where csr_matrix, csc_matrix or an array is expected; write the"
          + " file again with one of them.");
    }
    Optional<long[]> shape = file.numbers(path, "shape").or(() -> file.numbers(path, "h5sparse_shape"));
    requireShape(shape.orElseThrow(() -> file.refusal(path, "has no attribute 'shape'; give a file that AnnData wrote.")));
    boolean byRows = encoding.equals("csr");
    Hdf5Array data = file.array(path + "/data");
    Hdf5Array indices = file.array(path + "/indices");
    requireEqual(indices, data.length());
    limits.checkSparse(samples.size(), features.size(), data.length());
    long[] starts = starts(byRows ? samples.size() : features.size(), data.length());
    SparseBuilder rows = new SparseBuilder(samples.names().size(), features.names().size());
    new Entries(starts, byRows, rows).read(data, indices);
    set.sparse(rows.build((sample, feature) -> file.refusal(path, "lists gene '" + features.names().get(feature) + "' of sample '"
        + samples.names().get(sample) + "' twice; call sum_duplicates() and write the file again.")));
  }

  /** Where the entries of each row or column start; the last is where all end. */
  private long[] starts(int lines, int entries) {
    Hdf5Array array = file.array(path + "/indptr");
    requireEqual(array, lines + 1);
    long[] starts = array.longs();
    for (int line = 0; line <= lines; line++) {
      long least = line == 0 ? 0 : starts[line - 1];
      boolean ends = line == 0 && starts[0] != 0 || line == lines && starts[line] != entries;
      if (starts[line] < least || starts[line] > entries || ends) {
        throw file.refusal(array.path(), "holds " + starts[line] + " at place " + line + " where it must rise from 0 to "
            + entries + "; the file is damaged, so write it again.");
      }
    }
    return starts;
  }

  private void requireEqual(Hdf5Array array, long expected) {
    if (array.length() != expected) {
      throw file.refusal(array.path(), "has " + array.length() + " values where " + expected
          + " are expected; the file is damaged, so write it again.");
    }
  }

  private void requireShape(long[] shape) {
    if (shape.length != 2 || shape[0] != samples.size() || shape[1] != features.size()) {
      throw file.refusal(path, "has the shape " + Arrays.toString(shape) + " where /obs names " + samples.size()
          + " cells and the table of genes " + features.size() + "; the file is damaged, so write it again.");
    }
  }

  /** Walks over the entries in the order of the file. */
  private final class Entries {
    private final long[] starts;
    private final boolean byRows;
    private final SparseBuilder rows;
    private int line;

    Entries(long[] starts, boolean byRows, SparseBuilder rows) {
      this.starts = starts;
      this.byRows = byRows;
      this.rows = rows;
    }

    void read(Hdf5Array data, Hdf5Array indices) {
      data.blocks((from, values) -> {
        double[] numbers = file.guarded(data.path(), () -> Hdf5Array.doubles(values));
        Object block = indices.block(from, numbers.length);
        long[] places = file.guarded(indices.path(), () -> Hdf5Array.longs(block));
        for (int offset = 0; offset < numbers.length; offset++) {
          accept(from + offset, places[offset], numbers[offset]);
        }
      });
    }

    private void accept(int entry, long place, double value) {
      while (starts[line + 1] <= entry) {
        line++;
      }
      int across = byRows ? features.size() : samples.size();
      if (place < 0 || place >= across) {
        throw outside(entry, place, across);
      }
      int sample = samples.place(byRows ? line : (int) place);
      int feature = features.place(byRows ? (int) place : line);
      if (sample != NameTable.LEFT_OUT && feature != NameTable.LEFT_OUT) {
        rows.add(sample, feature, finite(sample, feature, value));
      }
    }

    private InputException outside(int entry, long place, int across) {
      return file.refusal(path + "/indices", "holds " + place + " at place " + entry + " where there are " + across
          + (byRows ? " genes" : " cells") + "; the file is damaged, so write it again.");
    }
  }
}
