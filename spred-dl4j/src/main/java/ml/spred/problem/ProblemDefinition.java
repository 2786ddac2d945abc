package ml.spred.problem;

import java.io.Serializable;

/**
 * What is minimised, apart from the data and the strength.
 *
 * @param heads linear head, MLP head or both; the MLP's rectifier is rounded about its kink, because minima on a kink cannot be
 *     certified: the gradient jumps there
 * @param form penalty on groups (a gene is in or out as a whole) or on single weights
 * @param balance {@code alpha / kappa} of the redundant pair, see {@link Penalty}; 1 by default
 * @param scaling how genes are scaled; {@link Scaling#FEATURE} by default
 * @param missing policy for missing values; {@link MissingValues#REFUSE} by default
 * @param denseDecay strength of the weight decay {@code denseDecay/2·‖θ − θ₀‖²} on hidden biases and the weights behind the first
 *     layer, where θ₀ are their initial values. Decay towards zero would make {@code V = 0, θ = 0} a local minimum at every kappa (the MLP
 *     head could never come alive on a path from sparse to dense); towards the start it leaves kappaMax exact
 * @param elasticNet share of the L1 penalty in (0, 1]: the penalty is {@code 2·kappa·(elasticNet·P(V) + (1 − elasticNet)/2·‖V‖²)};
 *     1 by default
 * @param groups genes that enter together and penalty factors; null for every gene on its own with the factor 1
 */
public record ProblemDefinition(
    Heads heads,
    Form form,
    double balance,
    Scaling scaling,
    MissingValues missing,
    double denseDecay,
    double elasticNet,
    GeneGroups groups)
    implements Serializable {

  public ProblemDefinition {
    if (!(elasticNet > 0 && elasticNet <= 1)) {
      throw new IllegalArgumentException("the share of the L1 penalty (elastic net) is " + elasticNet + ", it must be in (0, 1].");
    }
  }

  /**
   * Decay of the dense parameters: strong enough that the layers behind the first one do not grow wild to fit what a gene or two
   * carry, which overfits and is badly conditioned.
   */
  public static final double DEFAULT_DENSE_DECAY = 1;

  /** Group penalty and defaults for the given heads. */
  public static ProblemDefinition of(Heads heads) {
    return new ProblemDefinition(heads, Form.GROUP, 1, Scaling.FEATURE, MissingValues.REFUSE, DEFAULT_DENSE_DECAY, 1, null);
  }

  public ProblemDefinition withForm(Form value) {
    return new ProblemDefinition(heads, value, balance, scaling, missing, denseDecay, elasticNet, groups);
  }

  public ProblemDefinition withBalance(double value) {
    return new ProblemDefinition(heads, form, value, scaling, missing, denseDecay, elasticNet, groups);
  }

  public ProblemDefinition withScaling(Scaling value) {
    return new ProblemDefinition(heads, form, balance, value, missing, denseDecay, elasticNet, groups);
  }

  public ProblemDefinition withMissing(MissingValues value) {
    return new ProblemDefinition(heads, form, balance, scaling, value, denseDecay, elasticNet, groups);
  }

  public ProblemDefinition withDenseDecay(double value) {
    return new ProblemDefinition(heads, form, balance, scaling, missing, value, elasticNet, groups);
  }

  public ProblemDefinition withElasticNet(double value) {
    return new ProblemDefinition(heads, form, balance, scaling, missing, denseDecay, value, groups);
  }

  public ProblemDefinition withGroups(GeneGroups value) {
    return new ProblemDefinition(heads, form, balance, scaling, missing, denseDecay, elasticNet, value);
  }

  /** The groups of a problem with that many genes. */
  public GeneGroups groups(int numGenes) {
    return groups == null ? GeneGroups.single(numGenes) : groups;
  }

  /** Whether the penalty is the L1 norm of every gene alone. */
  public boolean isPlain() {
    return elasticNet == 1 && (groups == null || groups.isPlain());
  }

  /** The penalty at one strength. */
  public Penalty penalty(double kappa) {
    return new Penalty(kappa, balance, form);
  }
}
