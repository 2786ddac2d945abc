package ml.spred.network;

/**
 * Weights trained as they are.
 *
 * @param decay strength of {@code decay·‖V‖²}, at least 0
 * @param l1 how a penalty {@code 2·kappa·Σ‖V_g‖} is treated
 * @param kappa its strength, at least 0
 * @param grouping its groups; the subgradient knows single weights only
 * @param zerosHeld whether weights that are zero at the start stay so: finetuning after pruning
 * @param decoupled whether the decay is apart from the gradient: {@code V ← V·(1 − 2·decay·rate)} after each step, which with
 *     Adam is AdamW (Loshchilov and Hutter 2019); otherwise it is coupled, in the gradient
 */
public record Direct(double decay, L1 l1, double kappa, Grouping grouping, boolean zerosHeld, boolean decoupled)
    implements Treatment {
  /** How a penalty without a gradient at zero is treated. */
  public enum L1 {
    /** There is none. */
    NONE,
    /** {@code 2·kappa·sign(V)} is added to the gradient; no weight becomes zero, a threshold afterwards makes zeros. */
    SUBGRADIENT,
    /**
     * Mini-batch proximal gradient: after each step {@code V_g ← V_g·max(0, 1 − 2·kappa·rate/‖V_g‖)} (arXiv 2408.02801,
     * Algorithm 3). The threshold belongs to a plain gradient step, so for SGD.
     */
    PROXIMAL
  }

  /** With the decay in the gradient. */
  public Direct(double decay, L1 l1, double kappa, Grouping grouping, boolean zerosHeld) {
    this(decay, l1, kappa, grouping, zerosHeld, false);
  }

  public Direct {
    requireStrength("decay", decay);
    requireStrength("kappa", kappa);
    if (l1 == L1.SUBGRADIENT && grouping.kind() != Grouping.Kind.WEIGHT) {
      throw new IllegalArgumentException("the subgradient is of single weights; take L1.PROXIMAL for groups.");
    }
  }

  private static void requireStrength(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be a finite number of at least 0.");
    }
  }

  /** Plain L1 by its subgradient. */
  public static Direct subgradient(double kappa) {
    return new Direct(0, L1.SUBGRADIENT, kappa, Grouping.WEIGHTS, false);
  }

  /** L1 by proximal steps. */
  public static Direct proximal(double kappa, Grouping grouping) {
    return new Direct(0, L1.PROXIMAL, kappa, grouping, false);
  }

  /** No penalty but the decay, and zeros stay zeros. */
  public static Direct held(double decay) {
    return new Direct(decay, L1.NONE, 0, Grouping.WEIGHTS, true);
  }

  /** The same with its decay in the gradient or apart from it. */
  public Direct withDecoupled(boolean apart) {
    return new Direct(decay, l1, kappa, grouping, zerosHeld, apart);
  }

  @Override
  public Parametrisation of(ParameterTensor tensor) {
    return new DirectWeights(tensor, this, l1 == L1.PROXIMAL ? grouping.of(tensor) : new WeightGroups(tensor.length()));
  }
}
