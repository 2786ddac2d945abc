package ml.spred.problem;

import java.io.Serializable;

/**
 * The penalty {@code 2·kappa·P(V)} and the weight decays that make it: {@code alpha‖U‖² + beta‖W‖²} with
 * {@code alpha·beta = kappa²} (paper, Theorems 1 and 4). At every minimum {@code alpha·u² = beta·‖W‖²}.
 *
 * @param kappa strength, at least 0; lambda of the Lasso is {@code 2·kappa}
 * @param balance {@code alpha / kappa}, positive; 1 gives {@code alpha = beta = kappa}
 * @param form group or elementwise
 */
public record Penalty(double kappa, double balance, Form form) implements Serializable {
  public Penalty {
    if (!(kappa >= 0) || Double.isInfinite(kappa)) {
      throw new IllegalArgumentException("kappa is " + kappa + ", it must be a finite number of at least 0.");
    }
    if (!(balance > 0) || Double.isInfinite(balance)) {
      throw new IllegalArgumentException("balance (alpha / kappa) is " + balance + ", it must be a finite number above 0.");
    }
  }

  public static Penalty group(double kappa) {
    return new Penalty(kappa, 1, Form.GROUP);
  }

  public static Penalty elementwise(double kappa) {
    return new Penalty(kappa, 1, Form.ELEMENTWISE);
  }

  /** Weight decay on U: the penalty is {@code alpha‖U‖²}, its gradient {@code 2·alpha·U}. */
  public double alpha() {
    return kappa * balance;
  }

  /** Weight decay on W: the penalty is {@code beta‖W‖²}, its gradient {@code 2·beta·W}. */
  public double beta() {
    return kappa / balance;
  }

  public Penalty withKappa(double other) {
    return new Penalty(other, balance, form);
  }
}
