package ml.spred.lasso;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Sums of products of each pair of live features, fold by fold, which grow as features become live. */
final class LiveSums {
  private final RowBlocks blocks;
  private final MomentsGrid grid;
  /** Place of each feature among the live ones; −1 where it is not. */
  private final int[] places;
  /** In the order of their places. */
  private int[] live = new int[0];
  /** {@code [fold][place]}, products with the places up to this one. */
  private final double[][][] sums;

  LiveSums(RowBlocks blocks, MomentsGrid grid) {
    this.blocks = blocks;
    this.grid = grid;
    this.places = new int[grid.numFeatures()];
    Arrays.fill(places, -1);
    this.sums = new double[blocks.numFolds()][0][];
  }

  boolean contains(int feature) {
    return places[feature] >= 0;
  }

  int count() {
    return live.length;
  }

  /** The live features, ascending. */
  int[] features() {
    int[] result = live.clone();
    Arrays.sort(result);
    return result;
  }

  /** Takes features in, by one pass over the live columns. */
  void add(int[] fresh) {
    if (fresh.length == 0) {
      return;
    }
    int before = live.length;
    live = IntStream.concat(Arrays.stream(live), Arrays.stream(fresh)).toArray();
    LiveProducts products = blocks.sum(new LiveProducts(grid, sums.length, fresh, live));
    for (int k = 0; k < fresh.length; k++) {
      places[fresh[k]] = before + k;
    }
    for (int fold = 0; fold < sums.length; fold++) {
      sums[fold] = Arrays.copyOf(sums[fold], live.length);
      for (int k = 0; k < fresh.length; k++) {
        double[] row = new double[before + k + 1];
        for (int other = 0; other < row.length; other++) {
          row[other] = products.value(fold, k, other);
        }
        sums[fold][before + k] = row;
      }
    }
  }

  /** {@code Σ w·(x_i − pivot)·(x_j − pivot)} over the rows of a fold. */
  double product(int fold, int i, int j) {
    int one = places[i];
    int other = places[j];
    return sums[fold][Math.max(one, other)][Math.min(one, other)];
  }
}
