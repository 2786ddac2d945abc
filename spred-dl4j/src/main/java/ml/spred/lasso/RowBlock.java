package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Rows of one fold, rounded to a {@link MomentsGrid} and stored column after column, so that a look at a few features reads these
 * alone: features, the label, and the roots of the weights, each times the root of the row's weight. A whole number of 22 bits
 * takes a float, the second of a fine grid another one: 4 or 8 bytes a value.
 */
public final class RowBlock implements Serializable {
  private static final long serialVersionUID = 1L;
  /** Values of a block, 16 MiB, for features so many that this limits its rows. */
  private static final int VALUES = 1 << 22;
  /** With fewer rows the sums of a block would cost as much as its products. */
  private static final int FEWEST = 32;
  /** Columns that are transposed at once. */
  private static final int TILE = 16;

  private final MomentsGrid grid;
  private final int fold;
  private final int rows;
  /** {@code [width][rows]}. */
  private final float[] first;
  /** In units of 2⁻²² of the first; null where nothing is left anywhere. */
  private final float[] second;

  private RowBlock(MomentsGrid grid, int fold, int rows, float[] first, float[] second) {
    this.grid = grid;
    this.fold = fold;
    this.rows = rows;
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

  private void copy(float[] values, int column, double[] target, int at) {
    int from = column * rows;
    for (int k = 0; k < rows; k++) {
      target[at + k] = values[from + k];
    }
  }

  /** Writes {@code √w·(z − pivot)} of a feature or the label, or {@code √w}, {@code [rows]}. */
  void values(int column, double[] target) {
    int from = column * rows;
    double unit = grid.unit(column);
    for (int k = 0; k < rows; k++) {
      target[k] = unit * first[from + k];
    }
    for (int k = 0; second != null && k < rows; k++) {
      target[k] += unit * MomentsGrid.SECOND * second[from + k];
    }
  }

  /** Gathers rows of one fold until a block is full. */
  public static final class Builder {
    private final MomentsGrid grid;
    private final int fold;
    private final int capacity;
    private final double[] firsts;
    private final double[] seconds;
    /** {@code [rows][width]}. */
    private float[] first;
    private float[] second;
    private boolean hasSecond;
    private int rows;

    public Builder(MomentsGrid grid, int fold) {
      this.grid = grid;
      this.fold = fold;
      this.capacity = Math.max(FEWEST, Math.min(MomentsGrid.BLOCK, VALUES / grid.width()));
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
        first = new float[capacity * grid.width()];
        second = grid.isFine() ? new float[first.length] : null;
      }
      hasSecond |= grid.round(values, weight, firsts, seconds, 0);
      int from = rows * grid.width();
      for (int k = 0; k < firsts.length; k++) {
        first[from + k] = (float) firsts[k];
      }
      for (int k = 0; second != null && k < seconds.length; k++) {
        second[from + k] = (float) seconds[k];
      }
      return ++rows == capacity;
    }

    /** The block of the rows so far; the next row starts another. */
    public RowBlock build() {
      RowBlock block = new RowBlock(grid, fold, rows, transposed(first), hasSecond ? transposed(second) : null);
      rows = 0;
      hasSecond = false;
      return block;
    }

    /** A few columns at once: their lines, 2 KiB apart, must find room in the few places that a cache has for them. */
    private float[] transposed(float[] values) {
      int width = grid.width();
      float[] result = new float[rows * width];
      for (int tile = 0; tile < width; tile += TILE) {
        for (int row = 0; row < rows; row++) {
          for (int k = tile; k < Math.min(width, tile + TILE); k++) {
            result[k * rows + row] = values[row * width + k];
          }
        }
      }
      return result;
    }
  }
}
