package ml.spred.lasso;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Blocks of rows in this process, cut and summed up in an order that a seed draws. */
final class LocalRows implements RowBlocks {
  private final List<RowBlock> blocks = new ArrayList<>();
  private final int folds;
  private final Random random;
  private final MomentsGrid grid;

  /** @param foldOf of each row */
  LocalRows(double[][] x, double[] y, double[] weights, int[] foldOf, int folds, long seed) {
    this.folds = folds;
    this.random = new Random(seed);
    int features = x[0].length;
    Ranges ranges = new Ranges(features);
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < y.length; k++) {
      ranges.add(row(x[k], y[k]), weights[k]);
      order.add(k);
    }
    Collections.shuffle(order, random);
    this.grid = new MomentsGrid(ranges);
    for (int fold = 0; fold < folds; fold++) {
      RowBlock.Builder builder = new RowBlock.Builder(grid, fold);
      for (int k : order) {
        if (foldOf[k] == fold && (builder.add(row(x[k], y[k]), weights[k]) || random.nextInt(50) == 0)) {
          blocks.add(builder.build());
        }
      }
      if (!builder.isEmpty()) {
        blocks.add(builder.build());
      }
    }
  }

  private static double[] row(double[] x, double y) {
    double[] values = java.util.Arrays.copyOf(x, x.length + 1);
    values[x.length] = y;
    return values;
  }

  MomentsGrid grid() {
    return grid;
  }

  @Override
  public int numFolds() {
    return folds;
  }

  @Override
  public <S extends Sums<S>> S sum(S empty) {
    Collections.shuffle(blocks, random);
    List<S> parts = new ArrayList<>();
    for (RowBlock block : blocks) {
      if (parts.isEmpty() || random.nextInt(3) == 0) {
        parts.add(empty.empty());
      }
      parts.get(parts.size() - 1).add(block);
    }
    Collections.shuffle(parts, random);
    return parts.stream().reduce(empty.empty(), Sums::merge);
  }
}
