package ml.spred.redundant;

/** Where a redundant pair starts. */
public enum Initialization {
  /** Mask and weights drawn independently: the mask standard normal, the weights with the usual fan-in scale. */
  INDEPENDENT,
  /** {@code |U| = |W| = √|V|} from a drawn V, its sign on W: balanced from the first step. */
  SQUARE_ROOT,
  /** Factors of a dense V that was trained before: what it computes stays. */
  FROM_DENSE
}
