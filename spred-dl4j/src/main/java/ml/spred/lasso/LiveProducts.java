package ml.spred.lasso;

/** Sums of products of features that have just become live with all live ones, fold by fold. */
final class LiveProducts implements RowBlocks.Sums<LiveProducts> {
  private static final long serialVersionUID = 1L;

  private final MomentsGrid grid;
  private final int[] fresh;
  private final int[] live;
  /** {@code [fold][fresh]}, of {@code [live]}. */
  private final ExactSums[][] sums;

  LiveProducts(MomentsGrid grid, int folds, int[] fresh, int[] live) {
    this.grid = grid;
    this.fresh = fresh;
    this.live = live;
    this.sums = ExactSums.many(folds, fresh.length, live.length);
  }

  @Override
  public LiveProducts empty() {
    return new LiveProducts(grid, sums.length, fresh, live);
  }

  @Override
  public void add(RowBlock block) {
    int rows = block.rows();
    double[] others = new double[(block.hasSecond() ? 2 : 1) * fresh.length * rows];
    for (int k = 0; k < fresh.length; k++) {
      block.first(fresh[k], others, k * rows);
      if (block.hasSecond()) {
        block.second(fresh[k], others, (fresh.length + k) * rows);
      }
    }
    ColumnProducts.own().add(block, live, others, block.hasSecond(), grid.productShift(),
        sums[block.fold()]);
  }

  @Override
  public LiveProducts merge(LiveProducts other) {
    ExactSums.merge(sums, other.sums);
    return this;
  }

  /** {@code Σ w·(x_i − pivot)·(x_j − pivot)} of the fresh feature number i and the live one number j. */
  double value(int fold, int i, int j) {
    return sums[fold][i].value(j) * grid.productUnit() * grid.unit(fresh[i]) * grid.unit(live[j]);
  }
}
