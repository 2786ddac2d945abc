package ml.spred.hsic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.lasso.LassoSolution;

/**
 * What HSIC-Lasso selects.
 *
 * @param numFeatures features there were
 * @param path the solutions at the strengths where a feature enters or leaves, from sparse to dense; the last is the selection.
 *     The objective is {@code ½·‖L̄ − Σ b_j·K̄_j‖² + lambda·Σ b_j, b ≥ 0}, with {@code ‖L̄‖ = ‖K̄_j‖ = 1}
 * @param lambdaMax strength at which the first feature enters
 * @param passes kernel columns that were computed, divided by the number of features
 */
public record HsicSelection(int numFeatures, List<LassoSolution> path, double lambdaMax, double passes) implements Serializable {

  /** The solution that the features are taken from. */
  private LassoSolution last() {
    return path.get(path.size() - 1);
  }

  /** Selected features, ascending. */
  public int[] features() {
    return path.isEmpty() ? new int[0] : last().features().clone();
  }

  /** Coefficient of each of {@link #features}, above 0. */
  public double[] scores() {
    return path.isEmpty() ? new double[0] : Arrays.stream(last().coefficients()).mapToDouble(row -> row[0]).toArray();
  }

  /** Selected features, the largest coefficient first; of equal ones the lower index. */
  public int[] ranking() {
    int[] features = features();
    double[] scores = scores();
    return IntStream.range(0, features.length).boxed().sorted(Comparator.<Integer>comparingDouble(k -> -scores[k])
        .thenComparingInt(k -> k)).mapToInt(k -> features[k]).toArray();
  }

  /** Features in the order in which they first enter, those that left again included. */
  public int[] enteringOrder() {
    return path.stream().flatMapToInt(knot -> Arrays.stream(knot.features())).distinct().toArray();
  }

  /** Upper bound of how far the objective is above the minimum, relative to it. */
  public double gap() {
    return path.isEmpty() ? 0 : last().gap();
  }
}
