package ml.spred.problem;

/** How genes are brought to one scale before training; fitted on training rows alone. */
public enum Scaling {
  /** Mean 0 and (population) standard deviation 1 for each gene. */
  FEATURE,
  /** Mean 0 for each gene, one standard deviation over all centred values, as in the authors' code. */
  GLOBAL,
  /** Mean 0 for each gene, scale untouched. */
  CENTER,
  /** Values as they are. */
  NONE
}
