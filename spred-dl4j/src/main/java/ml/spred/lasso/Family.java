package ml.spred.lasso;

/** What the response is, and so the loss. */
public enum Family {
  /** Real values, squared loss. */
  GAUSSIAN,
  /** Counts, half the mean Poisson deviance of {@code exp(output)}. */
  POISSON,
  /** Right-censored survival, minus the mean log partial likelihood of proportional hazards. */
  COX
}
