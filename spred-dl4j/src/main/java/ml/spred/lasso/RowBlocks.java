package ml.spred.lasso;

import java.io.Serializable;

/** {@link RowBlock}s that lie anywhere: in other processes, on other machines. A pass visits every block once. */
public interface RowBlocks {
  /** Folds that the rows are dealt to; 1 without cross-validation. */
  int numFolds();

  /**
   * One pass.
   *
   * @param empty sums over no rows yet, which travel to the blocks
   */
  <S extends Sums<S>> S sum(S empty);

  /** Sums over rows without rounding: neither the order of the rows nor the parts that they are added in change a bit. */
  interface Sums<S> extends Serializable {
    /** The same sums over no rows. */
    S empty();

    void add(RowBlock block);

    /** Takes the rows of another in; returns this. */
    S merge(S other);
  }
}
