package ml.spred.lasso;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;

/**
 * The Lasso of one output from the sums of many samples. The factor of the covariance matrix, {@code LLᵀ = X̃ᵀX̃}, stands for the
 * data: {@code Lᵀ} has as many rows as the features' rank, the same products, and so the same objective but for the part of the
 * loss that no feature can explain.
 */
public final class MomentsPath implements LassoPath {
  private final Covariances moments;
  private final Lasso lasso;
  private final double unexplained;
  private final double[] scales;
  /** Features that are neither constant nor excluded. */
  private final int free;
  private final int rank;

  /**
   * @param moments of all samples; an intercept is fitted, the objective is {@link LassoObjective#GLMNET}
   * @throws InputException without a sample of positive weight
   */
  public MomentsPath(Covariances moments, LassoOptions options, Lanes lanes) {
    this.moments = moments;
    if (!(moments.count() > 0 && moments.weight() > 0)) {
      throw new InputException("there are " + moments.count()
          + " samples with a total weight of 0, at least one must be above 0.");
    }
    int features = moments.numFeatures();
    boolean standardization = options.standardization();
    this.scales = new double[features];
    double[][] rows = new double[features][features];
    double[] y = new double[features];
    double[] right = new double[features];
    for (int j = 0; j < features; j++) {
      scales[j] = scale(moments, j, standardization);
      right[j] = scales[j] * moments.covariance(j, features);
    }
    this.free = (int) IntStream.range(0, features)
        .filter(j -> scales[j] > 0 && (options.factors() == null || Double.isFinite(options.factors()[j]))).count();
    this.rank = factor(rows, right, y);
    double explained = Arrays.stream(y).map(value -> value * value).sum();
    this.unexplained = Math.max(0, moments.covariance(features, features) - explained) / 2;
    int samples = Math.max(1, rank);
    LassoMatrix.Builder x = LassoMatrix.builder(samples, features);
    double[] response = new double[samples];
    // The solver's loss is a mean over samples.
    double root = Math.sqrt(samples);
    for (int k = 0; k < rank; k++) {
      response[k] = root * y[k];
      for (int j = 0; j < features; j++) {
        x.set(k, j, root * rows[k][j]);
      }
    }
    LassoDefinition definition = new LassoDefinition(options.alpha(), false, false, null, options.factors(),
        options.nonNegative(), 1);
    this.lasso = new Lasso(x.build(), response, definition, options.tolerance(), lanes);
  }

  /** What a feature's values are multiplied with; 0 where it is constant. */
  static double scale(Covariances moments, int feature, boolean standardization) {
    double variance = moments.covariance(feature, feature);
    double mean = moments.mean(feature);
    boolean constant = variance <= 1e-14 * (mean * mean + variance);
    return constant ? 0 : standardization ? 1 / Math.sqrt(variance) : 1;
  }

  /** Writes the rows of {@code Lᵀ} and {@code L⁻¹·right}; returns the rank. */
  private int factor(double[][] rows, double[] right, double[] y) {
    CholeskyFactor factor = new CholeskyFactor();
    int features = rows.length;
    int[] basis = new int[features];
    for (int j = 0; j < features; j++) {
      double[] column = new double[factor.size()];
      for (int k = 0; k < column.length; k++) {
        column[k] = scales[j] * scales[basis[k]] * moments.covariance(j, basis[k]);
      }
      double square = scales[j] * scales[j] * moments.covariance(j, j);
      int size = factor.size();
      boolean independent = square > 0 && factor.append(column, square);
      double left = square;
      double rest = right[j];
      for (int k = 0; k < size && square > 0; k++) {
        rows[k][j] = column[k];
        left -= column[k] * column[k];
        rest -= column[k] * y[k];
      }
      if (independent) {
        basis[size] = j;
        rows[size][j] = Math.sqrt(left);
        y[size] = rest / rows[size][j];
      }
    }
    return factor.size();
  }

  /** Steps so far. */
  int steps() {
    return lasso.steps();
  }

  @Override
  public double lambdaMax() {
    return lasso.lambdaMax();
  }

  @Override
  public LassoSolution solve(double lambda) {
    if (lambda == 0 && free > rank) {
      throw new InputException("lambda is 0 with " + free + " features that are combinations of " + rank + " over the "
          + moments.count() + " samples, which has infinitely many minima; give a lambda above 0.");
    }
    LassoSolution found = lasso.solve(lambda);
    double[][] coefficients = new double[found.features().length][1];
    double intercept = moments.mean(moments.numFeatures());
    for (int k = 0; k < coefficients.length; k++) {
      int feature = found.features()[k];
      coefficients[k][0] = found.coefficients()[k][0] * scales[feature];
      intercept -= coefficients[k][0] * moments.mean(feature);
    }
    double loss = found.loss() + unexplained;
    double objective = loss + found.penalty();
    return new LassoSolution(lambda, found.features(), coefficients, new double[] {intercept}, loss, found.penalty(),
        objective > 0 ? found.gap() * found.objective() / objective : 0, found.steps(), Double.NaN);
  }

  @Override
  public void close() {
    lasso.close();
  }
}
