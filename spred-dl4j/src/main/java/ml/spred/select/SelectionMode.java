package ml.spred.select;

/** How the strength of the penalty is chosen. */
public enum SelectionMode {
  /** The kappa that is given. */
  KAPPA,
  /** The number of genes that is given; the strength is searched. */
  NUM_TOP_FEATURES,
  /** The strength with the best score on the validation samples. */
  VALIDATION,
  /** The sparsest strength within one standard error of the best score on the validation samples. */
  ONE_STANDARD_ERROR;

  /** Whether validation samples are needed. */
  public boolean needsValidation() {
    return this == VALIDATION || this == ONE_STANDARD_ERROR;
  }
}
