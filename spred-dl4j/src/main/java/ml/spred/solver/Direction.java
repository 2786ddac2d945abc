package ml.spred.solver;

/** Which way a path is walked. A convex head ends at the same minima either way; an MLP head may find others. */
public enum Direction {
  /** From kappaMax down: every strength starts at the sparser one before. */
  SPARSE_TO_DENSE,
  /**
   * From the weakest strength up: it is reached from the empty model at once, by working sets (never all genes × hidden units), and every
   * other strength starts at the denser one before.
   */
  DENSE_TO_SPARSE
}
