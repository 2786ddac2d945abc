package ml.spred.hsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoSolution;
import ml.spred.problem.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HsicLassoTest {
  private static final HsicOptions FULL = HsicOptions.defaults().withNumFeatures(5).withBlocks(0, 1);

  /** The label is a bump of feature 2 times the sign of feature 5: no correlation with either. */
  private static double[] label(double[][] x) {
    return Arrays.stream(x).mapToDouble(row -> Math.abs(row[2]) < 0.7 ? 1 : row[5] * row[5] > 1 ? 2 : 0).toArray();
  }

  private static double[][] draw(int samples, int features, long seed) {
    Random random = new Random(seed);
    double[][] x = new double[samples][features];
    for (double[] row : x) {
      Arrays.setAll(row, k -> (float) random.nextGaussian());
    }
    return x;
  }

  private static HsicSelection select(double[][] x, double[] label, HsicOptions options, int threads) {
    try (Lanes lanes = new Lanes(threads)) {
      return HsicLasso.select(FeatureMatrix.ofRows(x), label, options, lanes);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20})
  void dependencesWithoutCorrelationAreFound(int blockSize) {
    double[][] x = draw(120, 60, 1);
    HsicSelection found = select(x, label(x), HsicOptions.defaults().withNumFeatures(2).withBlocks(blockSize, 3), 2);
    assertThat(found.features()).containsExactly(2, 5);
    assertThat(found.ranking()[0]).isEqualTo(2);
    assertThat(found.enteringOrder()).startsWith(2, 5);
    assertThat(found.gap()).isLessThan(1e-12);
  }

  /** Written out with matrices, as the definition has it. */
  @Test
  void theObjectiveAndItsConditionsAreThoseOfTheDefinition() {
    double[][] x = draw(15, 12, 2);
    double[] label = label(x);
    HsicSelection found = select(x, label, FULL, 1);
    LassoSolution last = found.path().get(found.path().size() - 1);
    double[][] rest = normalised(label, false);
    double[][][] kernels = new double[12][][];
    for (int j = 0; j < 12; j++) {
      int feature = j;
      kernels[j] = normalised(Arrays.stream(x).mapToDouble(row -> row[feature]).toArray(), true);
      add(rest, -last.dense(12, 0)[j], kernels[j]);
    }
    assertThat(last.loss()).isCloseTo(trace(rest, rest) / 2, within(1e-12));
    assertThat(last.penalty()).isCloseTo(last.lambda() * Arrays.stream(found.scores()).sum(), within(1e-15));
    for (int j = 0; j < 12; j++) {
      double product = trace(kernels[j], rest);
      assertThat(product).as("feature %d", j).isLessThanOrEqualTo(last.lambda() + 1e-12);
      if (last.dense(12, 0)[j] > 0) {
        assertThat(product).isCloseTo(last.lambda(), within(1e-12));
      }
    }
  }

  private static double[][] normalised(double[] values, boolean gaussian) {
    int n = values.length;
    double mean = Arrays.stream(values).average().orElseThrow();
    double deviation = Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    double[][] kernel = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double value = values[i];
        kernel[i][j] = gaussian ? Math.exp(-Math.pow((values[i] - values[j]) / deviation, 2) / 2)
            : values[i] == values[j] ? 1.0 / Arrays.stream(values).filter(other -> other == value).count() : 0;
      }
    }
    double[][] centring = new double[n][n];
    for (int i = 0; i < n; i++) {
      Arrays.fill(centring[i], -1.0 / n);
      centring[i][i] += 1;
    }
    double[][] result = product(product(centring, kernel), centring);
    double length = Math.sqrt(trace(result, result));
    Arrays.stream(result).forEach(row -> Arrays.setAll(row, k -> row[k] / length));
    return result;
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] result = new double[left.length][left.length];
    for (int i = 0; i < left.length; i++) {
      for (int k = 0; k < left.length; k++) {
        for (int j = 0; j < left.length; j++) {
          result[i][j] += left[i][k] * right[k][j];
        }
      }
    }
    return result;
  }

  private static void add(double[][] target, double factor, double[][] matrix) {
    for (int i = 0; i < target.length; i++) {
      for (int j = 0; j < target.length; j++) {
        target[i][j] += factor * matrix[i][j];
      }
    }
  }

  private static double trace(double[][] left, double[][] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < left.length; j++) {
        sum += left[i][j] * right[i][j];
      }
    }
    return sum;
  }

  @Test
  void neitherThreadsNorUnitsChangeTheList() {
    double[][] x = draw(60, 300, 3);
    HsicOptions options = HsicOptions.defaults().withNumFeatures(12);
    HsicSelection one = select(x, label(x), options, 1);
    assertThat(select(x, label(x), options, 3)).usingRecursiveComparison().isEqualTo(one);
    double[][] scaled = Arrays.stream(x).map(row -> Arrays.stream(row).map(value -> 8 * value).toArray())
        .toArray(double[][]::new);
    assertThat(select(scaled, label(x), options, 1).ranking()).isEqualTo(one.ranking());
    assertThat(one.passes()).as("most features are computed a few times, not once a knot").isLessThan(one.path().size());
    assertThat(select(x, label(x), options.withSeed(5), 1).scores()).isNotEqualTo(one.scores());
  }

  @Test
  void oneBlockOfAllNeedsNoPermutation() {
    double[][] x = draw(20, 30, 4);
    assertThat(select(x, label(x), FULL.withBlocks(20, 3).withSeed(9), 1)).usingRecursiveComparison()
        .isEqualTo(select(x, label(x), FULL, 1));
  }

  @Test
  void constantFeaturesStayOutAndTheListEndsWhereNothingIsLeft() {
    double[][] x = draw(30, 8, 5);
    Arrays.stream(x).forEach(row -> row[0] = 3);
    Arrays.stream(x).forEach(row -> row[1] = row[2]);
    HsicSelection found = select(x, label(x), FULL.withNumFeatures(10), 1);
    assertThat(found.features()).contains(5).doesNotContain(0);
    assertThat(Arrays.stream(found.features()).filter(j -> j == 1 || j == 2).count()).as("one of two equal ones").isEqualTo(1);
    assertThat(found.features().length).isBetween(2, 6);
    assertThat(found.numFeatures()).isEqualTo(8);
  }

  @Test
  void whatCannotBeUsedIsRefused() {
    double[][] x = draw(30, 8, 6);
    double[] label = label(x);
    assertThatThrownBy(() -> select(x, new double[30], FULL, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("the label is the same for all samples");
    assertThatThrownBy(() -> select(x, label, FULL.withBlocks(31, 1), 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("there are 30 samples, a block needs 31");
    assertThatThrownBy(() -> FULL.withBlocks(2, 1)).hasMessageContaining("the block size is 2");
    assertThatThrownBy(() -> FULL.withKernelWidth(0)).hasMessageContaining("the width of the kernel is 0.0");
    x[3][1] = Double.NaN;
    assertThatThrownBy(() -> select(x, label, FULL, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("feature 1 of sample 3 is NaN");
  }
}
