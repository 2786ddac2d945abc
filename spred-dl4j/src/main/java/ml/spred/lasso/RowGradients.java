package ml.spred.lasso;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One pass over all features for several models: {@code Xᵀr} of each, and {@code ‖r‖²}, which are what the conditions of an optimum
 * and the duality gap ask for.
 */
public final class RowGradients implements RowBlocks.Sums<RowGradients> {
  private static final long serialVersionUID = 1L;

  private final MomentsGrid grid;
  private final RowResiduals residuals;
  private final double[] units;
  private final int[] leftOut;
  /** {@code [model]}, of {@code [width]}. */
  private final ExactSums[] sums;
  private final ExactSums squares;

  /** @param grid that the blocks are on */
  public RowGradients(MomentsGrid grid, List<RowModel> models) {
    this(grid, new RowResiduals(grid, models), models.stream().mapToDouble(RowModel::unit).toArray(),
        models.stream().mapToInt(RowModel::leftOut).toArray());
  }

  private RowGradients(MomentsGrid grid, RowResiduals residuals, double[] units, int[] leftOut) {
    this.grid = grid;
    this.residuals = residuals;
    this.units = units;
    this.leftOut = leftOut;
    this.sums = ExactSums.many(units.length, grid.width());
    this.squares = new ExactSums(units.length);
  }

  @Override
  public RowGradients empty() {
    return new RowGradients(grid, residuals, units, leftOut);
  }

  @Override
  public void add(RowBlock block) {
    int[] chosen = IntStream.range(0, units.length).filter(k -> leftOut[k] != block.fold()).toArray();
    if (chosen.length == 0) {
      return;
    }
    double[] whole = residuals.round(block, chosen);
    ColumnProducts.own().add(block, null, whole, true, MomentsGrid.BITS,
        IntStream.of(chosen).mapToObj(k -> sums[k]).toArray(ExactSums[]::new));
    int rows = block.rows();
    for (int k = 0; k < chosen.length; k++) {
      long large = 0;
      long mixed = 0;
      for (int row = 0; row < rows; row++) {
        double first = whole[k * rows + row];
        large += (long) (first * first);
        mixed += (long) (2 * first * whole[(chosen.length + k) * rows + row]);
      }
      squares.add(chosen[k], large, MomentsGrid.BITS);
      squares.add(chosen[k], mixed, 0);
    }
    squares.settle();
  }

  @Override
  public RowGradients merge(RowGradients other) {
    ExactSums.merge(sums, other.sums);
    squares.add(other.squares);
    return this;
  }

  /** {@code Σ √w·(z − pivot)·r} of a feature or the label; at index {@code features + 1} {@code Σ √w·r}. */
  public double product(int model, int index) {
    return sums[model].value(index) * MomentsGrid.SECOND * grid.unit(index) * units[model];
  }

  /** {@code ‖r‖²}. */
  public double squares(int model) {
    return squares.value(model) * MomentsGrid.SECOND * units[model] * units[model];
  }
}
