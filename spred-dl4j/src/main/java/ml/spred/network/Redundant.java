package ml.spred.network;

import ml.spred.problem.Form;
import ml.spred.problem.Penalty;
import ml.spred.redundant.Initialization;

/**
 * The redundant pair {@code V_g = u_g·W_g} with {@code alpha·u_g² + beta·‖W_g‖²}, coupled (in the gradient) whatever the
 * updater is: every local minimum is one of the loss plus {@code 2·kappa·Σ‖V_g‖}, {@code kappa² = alpha·beta} (paper, Theorems
 * 1 to 4).
 *
 * @param kappa strength, at least 0; a framework's weight decay of {@code 2·kappa} on both factors
 * @param balance {@code alpha/kappa}, positive; 1 decays both alike
 * @param grouping which weights share a factor
 * @param initialization {@link Initialization#INDEPENDENT} draws both factors anew so that the products spread as the network's
 *     present weights do. The two others keep the present weights, freshly drawn ones or those of a pretrained network, whose
 *     outputs are then the same before the first step. {@link Initialization#SQUARE_ROOT} is the published start,
 *     {@code |U| = |W| = √|V|}: gradients keep that, so a single weight that should change its sign is held up at zero, from
 *     where only rounding takes it on.
 *     {@link Initialization#FROM_DENSE}, the default, gives U an excess of the size of the layer's weights, which the decay
 *     takes away again; weights can cross zero meanwhile. What is exactly zero stays zero with both
 */
public record Redundant(double kappa, double balance, Grouping grouping, Initialization initialization) implements Treatment {
  public Redundant {
    new Penalty(kappa, balance, Form.GROUP);
  }

  static Redundant of(double kappa, Grouping grouping) {
    return new Redundant(kappa, 1, grouping, Initialization.FROM_DENSE);
  }

  /** The same from another start. */
  public Redundant withInitialization(Initialization other) {
    return new Redundant(kappa, balance, grouping, other);
  }

  /** The same with {@code alpha/kappa} set. */
  public Redundant withBalance(double other) {
    return new Redundant(kappa, other, grouping, initialization);
  }

  /** The same with other groups. */
  public Redundant withGrouping(Grouping other) {
    return new Redundant(kappa, balance, other, initialization);
  }

  /** The same with another strength. */
  public Redundant withKappa(double other) {
    return new Redundant(other, balance, grouping, initialization);
  }

  double alpha() {
    return kappa * balance;
  }

  double beta() {
    return kappa / balance;
  }

  @Override
  public Parametrisation of(ParameterTensor tensor) {
    return new RedundantPair(tensor, this, grouping.of(tensor));
  }
}
