package ml.spred.spark.feature;

import java.util.Arrays;
import ml.spred.coding.BatchSums;

/**
 * How well a dictionary codes rows.
 *
 * @param numRows rows that were coded
 * @param objective mean over the rows of {@code ½·‖x − Da‖² + regParam·‖a‖₁}
 * @param largestGap of a code, relative to its objective
 * @param uses rows whose code uses an atom, {@code [atoms]}
 */
public record CodingSummary(int numRows, double objective, double largestGap, int[] uses) {
  static CodingSummary of(BatchSums sums) {
    return new CodingSummary(sums.count(), sums.objective() / sums.count(), sums.largestGap(), sums.uses());
  }

  /** Mean number of atoms of a code. */
  public double atomsPerRow() {
    return Arrays.stream(uses).mapToDouble(use -> use).sum() / numRows;
  }
}
