package ml.spred.lasso;

import java.util.stream.IntStream;

/** Means and covariances over the rows of some folds: of every feature with the label and itself, of pairs of live ones. */
final class FoldCovariances implements Covariances {
  private final RowFacts facts;
  private final LiveSums live;
  private final int[] folds;
  private final long count;
  private final double weight;
  /** {@code Σ w·(z − pivot)/Σw}. */
  private final double[] shifts;

  /** @param count samples, of all folds together */
  FoldCovariances(RowFacts facts, LiveSums live, int[] folds, long count) {
    this.facts = facts;
    this.live = live;
    this.folds = folds;
    this.count = count;
    int features = facts.numFeatures();
    this.weight = IntStream.of(folds).mapToDouble(fold -> facts.withOnes(fold, features + 1)).sum();
    this.shifts = IntStream.rangeClosed(0, features)
        .mapToDouble(k -> IntStream.of(folds).mapToDouble(fold -> facts.withOnes(fold, k)).sum() / weight).toArray();
  }

  @Override
  public int numFeatures() {
    return facts.numFeatures();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public double weight() {
    return weight;
  }

  /** The mean less the grid's pivot. */
  double shift(int index) {
    return shifts[index];
  }

  @Override
  public double mean(int index) {
    return facts.grid().pivot(index) + shifts[index];
  }

  @Override
  public double covariance(int i, int j) {
    double sum = 0;
    for (int fold : folds) {
      sum += i == j ? facts.square(fold, i) : i == numFeatures() ? facts.withLabel(fold, j)
          : j == numFeatures() ? facts.withLabel(fold, i) : live.product(fold, i, j);
    }
    return sum / weight - shifts[i] * shifts[j];
  }

  /** The same of some features alone, numbered in their order. */
  Covariances of(int[] features) {
    FoldCovariances all = this;
    return new Covariances() {
      private int place(int index) {
        return index == features.length ? all.numFeatures() : features[index];
      }

      @Override
      public int numFeatures() {
        return features.length;
      }

      @Override
      public long count() {
        return count;
      }

      @Override
      public double weight() {
        return weight;
      }

      @Override
      public double mean(int index) {
        return all.mean(place(index));
      }

      @Override
      public double covariance(int i, int j) {
        return all.covariance(place(i), place(j));
      }
    };
  }
}
