package ml.spred.problem;

import java.io.Serializable;

/**
 * What is minimised, apart from the data and the strength.
 *
 * @param heads linear head, MLP head or both
 * @param form penalty on groups (a gene is in or out as a whole) or on single weights
 * @param balance {@code alpha / kappa} of the redundant pair, see {@link Penalty}; 1 by default
 * @param scaling how genes are scaled; {@link Scaling#FEATURE} by default
 * @param missing policy for missing values; {@link MissingValues#REFUSE} by default
 * @param denseDecay strength of the weight decay {@code denseDecay/2·‖θ − θ₀‖²} on the weights behind the first layer, where
 *     θ₀ are their initial values. Decay towards zero would make {@code V = 0, θ = 0} a local minimum at every kappa (the MLP
 *     head could never come alive on a path from sparse to dense); towards the start it leaves kappaMax exact
 */
public record ProblemDefinition(
    Heads heads, Form form, double balance, Scaling scaling, MissingValues missing, double denseDecay) implements Serializable {

  /** Small decay of the dense layers: enough to keep the scale of the first layer from escaping into the layers behind it. */
  public static final double DEFAULT_DENSE_DECAY = 1e-3;

  /** Group penalty and defaults for the given heads. */
  public static ProblemDefinition of(Heads heads) {
    return new ProblemDefinition(heads, Form.GROUP, 1, Scaling.FEATURE, MissingValues.REFUSE, DEFAULT_DENSE_DECAY);
  }

  public ProblemDefinition withForm(Form value) {
    return new ProblemDefinition(heads, value, balance, scaling, missing, denseDecay);
  }

  public ProblemDefinition withBalance(double value) {
    return new ProblemDefinition(heads, form, value, scaling, missing, denseDecay);
  }

  public ProblemDefinition withScaling(Scaling value) {
    return new ProblemDefinition(heads, form, balance, value, missing, denseDecay);
  }

  public ProblemDefinition withMissing(MissingValues value) {
    return new ProblemDefinition(heads, form, balance, scaling, value, denseDecay);
  }

  public ProblemDefinition withDenseDecay(double value) {
    return new ProblemDefinition(heads, form, balance, scaling, missing, value);
  }

  /** The penalty at one strength. */
  public Penalty penalty(double kappa) {
    return new Penalty(kappa, balance, form);
  }
}
