package ml.spred.lasso;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compute.Dots;

/**
 * Residuals {@code √w·(y − b0 − x·b)} of several models over a block, as whole numbers. A row's is computed feature by feature, so
 * it depends on nothing but the row and the model.
 */
final class RowResiduals implements Serializable {
  private static final long serialVersionUID = 1L;

  private final MomentsGrid grid;
  /** Features of any model, ascending. */
  private final int[] features;
  /** {@code [models][features]}. */
  private final double[][] coefficients;
  /** What is left of each intercept about the pivots. */
  private final double[] intercepts;
  private final double[] units;

  RowResiduals(MomentsGrid grid, List<RowModel> models) {
    this.grid = grid;
    this.features = models.stream().flatMapToInt(model -> Arrays.stream(model.features())).sorted().distinct().toArray();
    this.coefficients = new double[models.size()][features.length];
    this.intercepts = new double[models.size()];
    this.units = models.stream().mapToDouble(RowModel::unit).toArray();
    for (int k = 0; k < intercepts.length; k++) {
      RowModel model = models.get(k);
      intercepts[k] = model.intercept() - grid.pivot(grid.numFeatures());
      for (int at = 0; at < model.features().length; at++) {
        int feature = model.features()[at];
        coefficients[k][Arrays.binarySearch(features, feature)] = model.coefficients()[at];
        intercepts[k] += model.coefficients()[at] * grid.pivot(feature);
      }
    }
  }

  /**
   * Rounds the residuals of some models, in units of their {@link RowModel#unit}.
   *
   * @param chosen models
   * @return firsts, {@code [chosen][rows]}, and behind them their seconds
   */
  double[] round(RowBlock block, int[] chosen) {
    int rows = block.rows();
    double[][] residuals = residuals(block, chosen);
    double[] result = new double[2 * chosen.length * rows];
    for (int k = 0; k < chosen.length; k++) {
      double inverse = 1 / units[chosen[k]];
      int second = (chosen.length + k) * rows;
      for (int row = 0; row < rows; row++) {
        double value = residuals[k][row] * inverse;
        double first = Math.rint(value);
        if (!(Math.abs(first) <= 1 << MomentsGrid.BITS)) {
          throw new InputException("the residual of a row is larger than the sums over all rows allow; cache or write out data"
              + " that changes between two passes over it.");
        }
        result[k * rows + row] = first;
        result[second + row] = Math.rint((value - first) * (1 << MomentsGrid.BITS));
      }
    }
    return result;
  }

  private double[][] residuals(RowBlock block, int[] chosen) {
    int rows = block.rows();
    double[] column = new double[rows];
    double[][] residuals = new double[chosen.length][];
    block.values(grid.numFeatures(), column);
    for (int k = 0; k < chosen.length; k++) {
      residuals[k] = column.clone();
    }
    block.values(grid.numFeatures() + 1, column);
    for (int k = 0; k < chosen.length; k++) {
      Dots.add(residuals[k], -intercepts[chosen[k]], column);
    }
    for (int at = 0; at < features.length; at++) {
      block.values(features[at], column);
      for (int k = 0; k < chosen.length; k++) {
        if (coefficients[chosen[k]][at] != 0) {
          Dots.add(residuals[k], -coefficients[chosen[k]][at], column);
        }
      }
    }
    return residuals;
  }
}
