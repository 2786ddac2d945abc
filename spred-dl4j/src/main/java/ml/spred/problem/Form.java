package ml.spred.problem;

/** Which entries of the first layer share one factor of the redundant pair. */
public enum Form {
  /** One factor per gene: {@code V_i = u_i·W_i}, penalty {@code 2·kappa·Σ‖V_i‖₂} (paper, Algorithm 2). */
  GROUP,
  /** One factor per weight: {@code V = U∘W}, penalty {@code 2·kappa·‖V‖₁} (paper, Algorithm 1). */
  ELEMENTWISE
}
