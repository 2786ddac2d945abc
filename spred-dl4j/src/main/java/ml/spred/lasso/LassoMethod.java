package ml.spred.lasso;

/** How a strength is solved. */
public enum LassoMethod {
  /** Working sets along a path, with a duality gap. */
  PATH,
  /** Gradient descent on the redundant pair, as the paper has it. */
  GRADIENT_DESCENT,
  /** Adam on the redundant pair, as the paper has it. */
  ADAM,
  /** Limited-memory BFGS on the redundant pair. */
  LBFGS,
  /** W eliminated in closed form, limited-memory BFGS on U (Poon and Peyré 2021). */
  VARIABLE_PROJECTION,
  /** Gradient descent on the L1 norm itself, by its subgradient: for comparison, it does not reach zeros. */
  SUBGRADIENT
}
