package ml.spred.lasso;

import ml.spred.compute.Dots;

/**
 * What each feature has to say alone, fold by fold: its sums with the label and with the ones, and of its squares. They give means,
 * deviations and the gradient before any feature is in.
 */
final class RowFacts implements RowBlocks.Sums<RowFacts> {
  private static final long serialVersionUID = 1L;
  private static final int LABEL = 0;
  private static final int ONES = 1;

  private final MomentsGrid grid;
  /** {@code [fold][2]}, of {@code [width]}: with the label, with the ones. */
  private final ExactSums[][] sums;
  /** {@code [fold]}, of {@code [width]}. */
  private final ExactSums[] squares;

  RowFacts(MomentsGrid grid, int folds) {
    this.grid = grid;
    this.sums = ExactSums.many(folds, 2, grid.width());
    this.squares = ExactSums.many(folds, grid.width());
  }

  @Override
  public RowFacts empty() {
    return new RowFacts(grid, sums.length);
  }

  @Override
  public void add(RowBlock block) {
    int rows = block.rows();
    int label = grid.width() - 2;
    double[] others = new double[4 * rows];
    for (int k = LABEL; k <= ONES; k++) {
      block.first(label + k, others, k * rows);
      block.second(label + k, others, (2 + k) * rows);
    }
    ColumnProducts.own().add(block, null, others, block.hasSecond(), grid.productShift(), sums[block.fold()]);
    double[] first = new double[rows];
    double[] second = new double[rows];
    for (int column = 0; column < grid.width(); column++) {
      block.first(column, first, 0);
      squares[block.fold()].add(column, (long) Dots.dot(first, first), grid.productShift());
      if (block.hasSecond()) {
        block.second(column, second, 0);
        squares[block.fold()].add(column, 2 * (long) Dots.dot(first, second), 0);
      }
    }
    squares[block.fold()].settle();
  }

  @Override
  public RowFacts merge(RowFacts other) {
    ExactSums.merge(sums, other.sums);
    ExactSums.merge(squares, other.squares);
    return this;
  }

  int numFolds() {
    return sums.length;
  }

  int numFeatures() {
    return grid.numFeatures();
  }

  MomentsGrid grid() {
    return grid;
  }

  /** {@code Σ w·(z − pivot)·(y − pivot)} of a feature or the label. */
  double withLabel(int fold, int index) {
    return sums[fold][LABEL].value(index) * grid.productUnit() * grid.unit(index) * grid.unit(grid.width() - 2);
  }

  /** {@code Σ w·(z − pivot)} of a feature or the label; at index {@code features + 1} Σ w. */
  double withOnes(int fold, int index) {
    return sums[fold][ONES].value(index) * grid.productUnit() * grid.unit(index) * grid.unit(grid.width() - 1);
  }

  /** {@code Σ w·(z − pivot)²} of a feature or the label. */
  double square(int fold, int index) {
    return squares[fold].value(index) * grid.productUnit() * grid.unit(index) * grid.unit(index);
  }
}
