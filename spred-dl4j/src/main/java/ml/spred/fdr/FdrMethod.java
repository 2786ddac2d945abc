package ml.spred.fdr;

/** What the genes are held against. */
public enum FdrMethod {
  /** Model-X knockoffs: imitations that keep the correlations between genes, see {@link GaussianKnockoffs}. */
  KNOCKOFFS,
  /** Copies with permuted samples, cheaper and weaker, see {@link ShadowGenes}. */
  SHADOW
}
