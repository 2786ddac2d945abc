package ml.spred.compress;

/** Ways to a sparse network, all run by {@link Compressor} with the same data, epochs and counting. */
public enum CompressionMethod {
  /** The redundant pair, threshold, finetuning. Amount: kappa. */
  SPRED(true),
  /** {@code 2·kappa·sign(V)} added to the gradient, threshold, finetuning. Amount: kappa. */
  NAIVE_L1(true),
  /** Proximal gradient steps, threshold, finetuning; needs SGD. Amount: kappa. */
  PROXIMAL_L1(true),
  /** Soft threshold reparametrisation, finetuning. Amount: its decay. */
  STR(true),
  /** Dense training, the smallest weights pruned, finetuning. Amount: the compression ratio. */
  MAGNITUDE(false),
  /** The same in rounds through the training, the same factor in each. Amount: the compression ratio. */
  ITERATIVE_MAGNITUDE(false),
  /** Weights drawn at random pruned before training. Amount: the compression ratio. */
  RANDOM(false),
  /** Pruned before training by {@link InitialScores#snip}. Amount: the compression ratio. */
  SNIP(false),
  /** Pruned before training by {@link InitialScores#grasp}. Amount: the compression ratio. */
  GRASP(false),
  /** Pruned before training by {@link SynFlow} in 100 rounds. Amount: the compression ratio. */
  SYNFLOW(false);

  private final boolean strength;

  CompressionMethod(boolean strength) {
    this.strength = strength;
  }

  /** Whether the amount is the strength of a penalty, from which a ratio follows; else it is the ratio. */
  public boolean takesStrength() {
    return strength;
  }
}
