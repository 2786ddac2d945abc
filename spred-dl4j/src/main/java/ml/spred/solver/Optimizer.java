package ml.spred.solver;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The methods that train the redundant pair and the dense layers. Weight decay of the pair is coupled (in the gradient) for all. */
public enum Optimizer {
  /**
   * Newton steps on the live genes with the mask eliminated in closed form: a linear head then has a duality gap, and heads with an MLP
   * are solved upon the inverse of their Gauss-Newton matrix (group form; L-BFGS elsewhere). The default; it needs full batches and
   * screening, and takes no learning rate.
   */
  NEWTON(1),
  /** Plain gradient descent; the paper's choice for mask and first layer. */
  SGD(0.1),
  /** Nesterov momentum 0.9. */
  MOMENTUM(0.05),
  ADAM(4e-3),
  /** Adam with decoupled decay on the dense layers; the redundant pair keeps the coupled one, else the L1 equivalence is lost. */
  ADAMW(4e-3),
  ADAGRAD(0.05),
  /** Limited-memory BFGS with a Wolfe line search; needs full batches, takes no learning rate. */
  LBFGS(1);

  private final double defaultLearningRate;

  Optimizer(double defaultLearningRate) {
    this.defaultLearningRate = defaultLearningRate;
  }

  /** Whether the method moves all parameters together in full batches and takes no learning rate. */
  public boolean isSecondOrder() {
    return this == NEWTON || this == LBFGS;
  }

  public double defaultLearningRate() {
    return defaultLearningRate;
  }

  /** The spelling of params and command line: the lower-case name. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All spellings. */
  public static String[] spellings() {
    return Arrays.stream(values()).map(Optimizer::spelling).toArray(String[]::new);
  }

  /** @throws IllegalArgumentException for a spelling that does not exist; the message lists the ones that do */
  public static Optimizer of(String spelling) {
    return Arrays.stream(values()).filter(o -> o.spelling().equals(spelling)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("optimizer '" + spelling + "' does not exist; choose one of "
            + Arrays.stream(spellings()).collect(Collectors.joining(", ")) + "."));
  }
}
