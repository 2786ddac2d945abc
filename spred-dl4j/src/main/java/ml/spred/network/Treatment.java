package ml.spred.network;

/** How the weights of a layer are trained, and towards which zeros. */
public sealed interface Treatment permits Redundant, Direct, SoftThreshold {
  /** Binds this treatment to one array of weights. */
  Parametrisation of(ParameterTensor tensor);

  /** Every weight as {@code V = U∘W}: penalty {@code 2·kappa·‖V‖₁} (paper, Algorithm 1). */
  static Redundant weights(double kappa) {
    return Redundant.of(kappa, Grouping.WEIGHTS);
  }

  /** One factor for each neuron or filter: penalty {@code 2·kappa·Σ‖V_g‖₂} over their incoming weights (paper, Algorithm 2). */
  static Redundant outputs(double kappa) {
    return Redundant.of(kappa, Grouping.OUTPUTS);
  }

  /** One factor for each input or input channel. */
  static Redundant inputs(double kappa) {
    return Redundant.of(kappa, Grouping.INPUTS);
  }

  /** Trained as it is, with the penalty {@code decay·‖V‖²}. */
  static Direct dense(double decay) {
    return new Direct(decay, Direct.L1.NONE, 0, Grouping.WEIGHTS, false);
  }
}
