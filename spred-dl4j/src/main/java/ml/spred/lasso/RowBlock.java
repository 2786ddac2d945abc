package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of one fold, rounded to a {@link MomentsGrid} and stored column after column, so that a look at a few features reads these
 * alone: features, the label, and the roots of the weights, each times the root of the row's weight. A whole number of 22 bits
 * takes a float, the second of a fine grid another one: 4 or 8 bytes a value.
 */
public final class RowBlock implements Serializable {
  private static final long serialVersionUID = 1L;
  /** Values of a block, 16 MiB, for features so many that this limits its rows. */
  private static final int VALUES = 1 << 22;
  /** Floats of an array: beyond 1 MiB Java's collector gives an array regions of its own, and wastes up to half of them. */
  private static final int PIECE = (1 << 18) - 1024;
  /** Floats of a cache line. */
  private static final int LINE = 16;

  private final MomentsGrid grid;
  private final int fold;
  private final int rows;
  /** Columns of a piece, the last one may have fewer. */
  private final int columns;
  /** {@code [pieces][columns·rows]}, column after column. */
  private final float[][] first;
  /** In units of 2⁻²² of the first; null where nothing is left anywhere. */
  private final float[][] second;

  private RowBlock(MomentsGrid grid, int fold, int rows, int columns, float[][] first, float[][] second) {
    this.grid = grid;
    this.fold = fold;
    this.rows = rows;
    this.columns = columns;
    this.first = first;
    this.second = second;
  }

  MomentsGrid grid() {
    return grid;
  }

  int fold() {
    return fold;
  }

  int rows() {
    return rows;
  }

  /** Features, the label, and the ones. */
  int width() {
    return grid.width();
  }

  boolean hasSecond() {
    return second != null;
  }

  /** Writes the first whole numbers of a column, {@code [rows]} from {@code at}. */
  void first(int column, double[] target, int at) {
    copy(first, column, target, at);
  }

  /** Writes the second ones; zeros where there are none. */
  void second(int column, double[] target, int at) {
    if (second == null) {
      Arrays.fill(target, at, at + rows, 0);
    } else {
      copy(second, column, target, at);
    }
  }

  private void copy(float[][] values, int column, double[] target, int at) {
    float[] piece = values[column / columns];
    int from = column % columns * rows;
    for (int k = 0; k < rows; k++) {
      target[at + k] = piece[from + k];
    }
  }

  /** Writes {@code √w·(z − pivot)} of a feature or the label, or {@code √w}, {@code [rows]}. */
  void values(int column, double[] target) {
    double unit = grid.unit(column);
    int from = column % columns * rows;
    float[] piece = first[column / columns];
    for (int k = 0; k < rows; k++) {
      target[k] = unit * piece[from + k];
    }
    if (second != null) {
      piece = second[column / columns];
      for (int k = 0; k < rows; k++) {
        target[k] += unit * MomentsGrid.SECOND * piece[from + k];
      }
    }
  }

  /** Gathers rows of one fold until a block is full. */
  public static final class Builder {
    private final MomentsGrid grid;
    private final int fold;
    private final int capacity;
    private final int columns;
    private final double[] firsts;
    private final double[] seconds;
    private float[][] first;
    private float[][] second;
    private boolean hasSecond;
    private int rows;

    public Builder(MomentsGrid grid, int fold) {
      this.grid = grid;
      this.fold = fold;
      int lines = Math.max(2, Math.min(MomentsGrid.BLOCK, VALUES / grid.width()) / LINE);
      // An odd number of lines: columns whose distance is a power of two would compete for few places of the cache.
      this.capacity = (lines - 1 | 1) * LINE;
      this.columns = PIECE / capacity;
      this.firsts = new double[grid.width()];
      this.seconds = grid.isFine() ? new double[grid.width()] : null;
    }

    public boolean isEmpty() {
      return rows == 0;
    }

    /**
     * Adds a row; returns whether the block is full.
     *
     * @param values of the features and, behind them, the label
     * @throws ml.spred.InputException for a value outside the grid
     */
    public boolean add(double[] values, double weight) {
      if (first == null) {
        first = pieces(capacity);
        second = grid.isFine() ? pieces(capacity) : null;
      }
      hasSecond |= grid.round(values, weight, firsts, seconds, 0);
      set(first, firsts);
      if (second != null) {
        set(second, seconds);
      }
      return ++rows == capacity;
    }

    private float[][] pieces(int length) {
      int width = grid.width();
      return IntStream.range(0, (width + columns - 1) / columns)
          .mapToObj(piece -> new float[Math.min(columns, width - piece * columns) * length]).toArray(float[][]::new);
    }

    private void set(float[][] pieces, double[] values) {
      for (int piece = 0; piece < pieces.length; piece++) {
        int from = piece * columns;
        int count = pieces[piece].length / capacity;
        for (int k = 0; k < count; k++) {
          pieces[piece][k * capacity + rows] = (float) values[from + k];
        }
      }
    }

    /** The block of the rows so far; the next row starts another. */
    public RowBlock build() {
      RowBlock block = new RowBlock(grid, fold, rows, columns, trimmed(first), hasSecond ? trimmed(second) : null);
      first = null;
      second = null;
      rows = 0;
      hasSecond = false;
      return block;
    }

    private float[][] trimmed(float[][] values) {
      if (rows == capacity) {
        return values;
      }
      float[][] result = pieces(rows);
      for (int piece = 0; piece < result.length; piece++) {
        for (int k = 0; k < result[piece].length / rows; k++) {
          System.arraycopy(values[piece], k * capacity, result[piece], k * rows, rows);
        }
      }
      return result;
    }
  }
}
