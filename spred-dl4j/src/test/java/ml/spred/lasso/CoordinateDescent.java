package ml.spred.lasso;

/** Cyclic coordinate descent (Friedman et al. 2010) to rounding, as a second way to the minimum; slow and plain on purpose. */
final class CoordinateDescent {
  private static final int MAX_SWEEPS = 200_000;

  private CoordinateDescent() {}

  /** Coefficients, and the intercept behind them, {@code [features + 1]}. */
  static double[] solve(double[][] x, double[] y, double lambda, LassoDefinition definition) {
    int features = x[0].length;
    double[] shares = definition.shares(y.length);
    double[] scale = scales(x, shares, definition.standardization());
    double[] b = new double[features + 1];
    double[] residual = y.clone();
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      double moved = 0;
      if (definition.intercept()) {
        double step = 0;
        for (int k = 0; k < y.length; k++) {
          step += shares[k] * residual[k];
        }
        moved = Math.max(moved, Math.abs(step));
        b[features] += step;
        for (int k = 0; k < y.length; k++) {
          residual[k] -= step;
        }
      }
      for (int j = 0; j < features; j++) {
        moved = Math.max(moved, update(x, shares, residual, b, j, lambda, scale[j], definition));
      }
      if (moved < 1e-15) {
        break;
      }
    }
    return b;
  }

  private static double update(double[][] x, double[] shares, double[] residual, double[] b, int j, double lambda, double scale,
      LassoDefinition definition) {
    double factor = definition.factor(j) * lambda;
    double square = 0;
    double product = 0;
    for (int k = 0; k < residual.length; k++) {
      square += shares[k] * x[k][j] * x[k][j];
      product += shares[k] * x[k][j] * residual[k];
    }
    if (scale == 0 || square == 0 || Double.isInfinite(factor)) {
      return 0;
    }
    double target = product + square * b[j];
    double l1 = factor * definition.alpha() * scale;
    double ridge = factor * (1 - definition.alpha()) * definition.ridgeScale() * scale * scale;
    boolean bounded = definition.nonNegative() && factor > 0;
    double next = (bounded ? Math.max(0, target - l1) : Math.signum(target) * Math.max(0, Math.abs(target) - l1))
        / (square + ridge);
    double step = next - b[j];
    b[j] = next;
    for (int k = 0; k < residual.length; k++) {
      residual[k] -= step * x[k][j];
    }
    return Math.abs(step);
  }

  private static double[] scales(double[][] x, double[] shares, boolean standardization) {
    double[] result = new double[x[0].length];
    for (int j = 0; j < result.length; j++) {
      double mean = 0;
      double square = 0;
      for (int k = 0; k < x.length; k++) {
        mean += shares[k] * x[k][j];
      }
      for (int k = 0; k < x.length; k++) {
        square += shares[k] * (x[k][j] - mean) * (x[k][j] - mean);
      }
      result[j] = standardization ? Math.sqrt(square) : 1;
    }
    return result;
  }
}
