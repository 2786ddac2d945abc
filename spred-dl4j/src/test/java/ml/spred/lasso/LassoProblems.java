package ml.spred.lasso;

import java.util.Random;

/** Problems drawn for tests. */
record LassoProblems(double[][] x, double[] y) {

  /** Columns of which neighbours correlate, a tenth of them with an effect. */
  static LassoProblems draw(int samples, int features, double correlation, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[samples][features];
    double[] y = new double[samples];
    for (int i = 0; i < samples; i++) {
      for (int j = 0; j < features; j++) {
        double own = random.nextGaussian();
        x[i][j] = j == 0 ? own : correlation * x[i][j - 1] + Math.sqrt(1 - correlation * correlation) * own;
        y[i] += j % 10 == 0 ? x[i][j] * (1 + j % 3) * (j % 20 == 0 ? 1 : -1) : 0;
      }
      y[i] += 3 + 0.5 * random.nextGaussian();
    }
    return new LassoProblems(x, y);
  }

  LassoMatrix matrix() {
    return LassoMatrix.ofRows(x);
  }
}
