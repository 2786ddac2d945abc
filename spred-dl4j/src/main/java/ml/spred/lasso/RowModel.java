package ml.spred.lasso;

import java.io.Serializable;

/**
 * A model whose gradient over the rows is asked for.
 *
 * @param features with a coefficient, ascending
 * @param coefficients of these, on the scale of the input
 * @param intercept on the scale of the input
 * @param leftOut fold whose rows do not count; −1 for none
 * @param largest what {@code √w·|y − b0 − x·b|} of a row is at most
 */
public record RowModel(int[] features, double[] coefficients, double intercept, int leftOut, double largest) implements Serializable {
  /** The unit of its residuals' first whole numbers, a power of two. */
  double unit() {
    return MomentsGrid.unitOf(largest);
  }
}
