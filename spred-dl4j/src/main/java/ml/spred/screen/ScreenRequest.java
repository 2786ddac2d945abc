package ml.spred.screen;

import java.io.Serializable;
import ml.spred.problem.Form;

/**
 * What every block of genes is asked in one pass.
 *
 * @param delta {@code D = ∂loss/∂M}, {@code [samples, outputs]}, one output after the other
 * @param form what the strength of a gene is: {@code ‖G_i‖₂} or {@code max_k |G_ik|}
 * @param floor genes whose strength is proven to be at most this times their factor are not reported
 * @param limit how many genes a block reports at most, the strongest first
 * @param exempt genes with a factor of their own, ascending
 * @param factors of these: 0 is never penalised, positive infinity is excluded; all other genes have 1
 */
public record ScreenRequest(double[] delta, Form form, double floor, int limit, int[] exempt, double[] factors)
    implements Serializable {

  /** Penalty factor of a gene. */
  public double factor(int gene) {
    int at = java.util.Arrays.binarySearch(exempt, gene);
    return at < 0 ? 1 : factors[at];
  }
}
