package ml.spred.lasso;

import ml.spred.compute.Lanes;
import ml.spred.compute.Products;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@code ½‖Y − XV‖² + lambda·P(V)} as dense matrices, with P the sum of magnitudes or of the norms of rows. */
final class FactoredProblem {
  private static final int POWER_ROUNDS = 50;

  private final INDArray x;
  private final INDArray y;
  private final boolean group;
  private final Lanes lanes;

  /**
   * @param x {@code [samples, features]}, column-major
   * @param y {@code [samples, outputs]}, column-major
   * @param group whether a feature is in for all outputs or none
   */
  FactoredProblem(INDArray x, INDArray y, boolean group, Lanes lanes) {
    this.x = x;
    this.y = y;
    this.group = group;
    this.lanes = lanes;
  }

  /**
   * A point held against all features.
   *
   * @param coefficients {@code [features][outputs]}
   * @param gap duality gap relative to the objective
   */
  record Point(double[][] coefficients, double loss, double penalty, double gap) {}

  INDArray x() {
    return x;
  }

  INDArray y() {
    return y;
  }

  Lanes lanes() {
    return lanes;
  }

  boolean group() {
    return group;
  }

  int features() {
    return (int) x.size(1);
  }

  int outputs() {
    return (int) y.size(1);
  }

  INDArray zeros(long rows, long columns) {
    return Nd4j.create(DataType.DOUBLE, new long[] {rows, columns}, 'f');
  }

  /** {@code Y − XV}. */
  INDArray residual(INDArray v) {
    INDArray result = zeros(y.size(0), y.size(1));
    Products.multiply(lanes, x, false, columnMajor(v), false, result);
    return result.rsubi(y);
  }

  /** {@code Xᵀ·R}. */
  INDArray correlate(INDArray residual) {
    INDArray result = zeros(x.size(1), y.size(1));
    Products.multiply(lanes, x, true, columnMajor(residual), false, result);
    return result;
  }

  private static INDArray columnMajor(INDArray matrix) {
    return matrix.size(0) == 1 || matrix.stride(0) == 1 ? matrix : matrix.dup('f');
  }

  double lambdaMax() {
    return largest(correlate(y));
  }

  private double largest(INDArray products) {
    return group ? products.norm2(1).maxNumber().doubleValue() : Transforms.abs(products).maxNumber().doubleValue();
  }

  /** The largest eigenvalue of {@code XᵀX}. */
  double largestCurvature() {
    INDArray vector = zeros(x.size(1), 1).addi(1);
    double result = 0;
    for (int k = 0; k < POWER_ROUNDS; k++) {
      vector.divi(Math.max(vector.norm2Number().doubleValue(), Double.MIN_NORMAL));
      INDArray image = zeros(x.size(0), 1);
      Products.multiply(lanes, x, false, vector, false, image);
      Products.multiply(lanes, x, true, image, false, vector);
      result = vector.norm2Number().doubleValue();
      // A start that is orthogonal to all rows says nothing.
      if (result == 0) {
        vector = Nd4j.linspace(DataType.DOUBLE, 1, 1, x.size(1)).reshape('f', x.size(1), 1).dup('f');
      }
    }
    return result;
  }

  /** Values below the threshold at zero, and the gap there. */
  Point fold(INDArray v, double lambda, double threshold) {
    double[][] coefficients = new double[features()][outputs()];
    INDArray folded = v.dup('f');
    for (int feature = 0; feature < coefficients.length; feature++) {
      double size = 0;
      for (int output = 0; output < coefficients[feature].length; output++) {
        double value = folded.getDouble(feature, output);
        coefficients[feature][output] = value;
        size = Math.hypot(size, value);
      }
      for (int output = 0; output < coefficients[feature].length; output++) {
        if ((group ? size : Math.abs(coefficients[feature][output])) < threshold) {
          coefficients[feature][output] = 0;
          folded.putScalar(feature, output, 0);
        }
      }
    }
    INDArray residual = residual(folded);
    double squares = Math.pow(residual.norm2Number().doubleValue(), 2);
    double penalty = lambda * (group ? folded.norm2(1).sumNumber().doubleValue() : folded.norm1Number().doubleValue());
    double scale = Math.min(1, lambda / Math.max(largest(correlate(residual)), Double.MIN_NORMAL));
    double dual = scale * residual.mul(y).sumNumber().doubleValue() - scale * scale * squares / 2;
    double objective = squares / 2 + penalty;
    return new Point(coefficients, squares / 2, penalty, objective > 0 ? Math.max(0, objective - dual) / objective : 0);
  }

  void close() {
    x.close();
    y.close();
  }
}
