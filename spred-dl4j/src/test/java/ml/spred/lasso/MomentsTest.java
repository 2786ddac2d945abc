package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  private static final int FEATURES = 25;
  private static final LassoProblems PROBLEM = LassoProblems.draw(700, FEATURES, 0.5, 31);
  private static final double[] WEIGHTS = new Random(2).doubles(700, 0, 2).toArray();

  static {
    for (double[] row : PROBLEM.x()) {
      row[3] = 1000 + row[3];
      row[7] = 5;
      row[9] = 2 * row[8];
    }
  }

  private static final MomentsGrid GRID = new MomentsGrid(ranges(WEIGHTS.length));

  /** Ranges of the samples with the given number of copies: more copies ask for a coarser grid. */
  private static Ranges ranges(int count) {
    Ranges ranges = new Ranges(FEATURES);
    for (int k = 0; k < count; k++) {
      ranges.add(sample(k % WEIGHTS.length), WEIGHTS[k % WEIGHTS.length]);
    }
    return ranges;
  }

  private static Moments moments(int from, int to) {
    return moments(GRID, IntStream.range(from, to).toArray());
  }

  private static Moments moments(MomentsGrid grid, int... samples) {
    Moments moments = new Moments(grid);
    for (int k : samples) {
      moments.add(sample(k), WEIGHTS[k]);
    }
    return moments.packed();
  }

  private static double[] sample(int k) {
    double[] values = Arrays.copyOf(PROBLEM.x()[k], FEATURES + 1);
    values[FEATURES] = PROBLEM.y()[k];
    return values;
  }

  @ParameterizedTest
  @CsvSource({"1,true", "1,false", "0.5,true"})
  void sumsLeadToTheSolutionOfTheSamples(double alpha, boolean standardization) {
    LassoOptions options = LassoOptions.defaults().withAlpha(alpha).withStandardization(standardization).withTolerance(1e-10);
    LassoData data = new LassoData(PROBLEM.matrix(), new double[][] {PROBLEM.y()}, null, WEIGHTS);
    try (Lanes lanes = new Lanes(1); LassoPath rows = LassoPath.of(data, options, lanes);
        LassoPath sums = new MomentsPath(moments(0, 300).merge(moments(300, 700)), options, lanes)) {
      assertThat(sums.lambdaMax()).isCloseTo(rows.lambdaMax(), within(1e-8));
      for (double lambda : rows.lambdas(12, 0.01)) {
        LassoSolution expected = rows.solve(lambda);
        LassoSolution found = sums.solve(lambda);
        assertThat(found.objective()).isCloseTo(expected.objective(), within(1e-8));
        assertThat(found.loss()).isCloseTo(expected.loss(), within(1e-7));
        assertThat(found.predict(data.x())).containsExactly(expected.predict(data.x()), within(1e-5));
        assertThat(found.gap()).isLessThanOrEqualTo(1e-9);
      }
    }
  }

  @Test
  void errorsOfLeftOutSamplesComeFromTheirSums() {
    LassoOptions options = LassoOptions.defaults();
    try (Lanes lanes = new Lanes(1); LassoPath path = new MomentsPath(moments(0, 500), options, lanes)) {
      LassoSolution solution = path.solve(0.1);
      double[] fit = solution.predict(PROBLEM.matrix());
      double sum = 0;
      double total = 0;
      for (int k = 500; k < 700; k++) {
        sum += WEIGHTS[k] * Math.pow(PROBLEM.y()[k] - fit[k], 2);
        total += WEIGHTS[k];
      }
      assertThat(moments(500, 700).error(solution)).isCloseTo(sum / total, within(1e-9));
    }
  }

  /** In random order, in parts of random size, merged in random order. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void neitherOrderNorPartsChangeABit(boolean fine) {
    MomentsGrid grid = fine ? GRID : new MomentsGrid(ranges(MomentsGrid.MANY + 1));
    assertThat(grid.isFine()).isEqualTo(fine);
    Moments expected = moments(grid, IntStream.range(0, 700).toArray());
    Random random = new Random(17);
    for (int round = 0; round < 5; round++) {
      List<Integer> order = new ArrayList<>(IntStream.range(0, 700).boxed().toList());
      Collections.shuffle(order, random);
      List<Moments> parts = new ArrayList<>();
      for (int from = 0; from < 700;) {
        int to = Math.min(700, from + random.nextInt(300));
        parts.add(moments(grid, order.subList(from, to).stream().mapToInt(k -> k).toArray()));
        from = to;
      }
      Collections.shuffle(parts, random);
      Moments found = parts.stream().reduce(new Moments(grid), Moments::merge);
      for (int i = 0; i <= FEATURES; i++) {
        assertThat(found.mean(i)).isEqualTo(expected.mean(i));
        for (int j = 0; j <= FEATURES; j++) {
          assertThat(found.covariance(i, j)).isEqualTo(expected.covariance(i, j));
        }
      }
      assertThat(found.weight()).isEqualTo(expected.weight());
    }
  }

  /** The grid's half unit on each value, and what rounds in double. */
  @ParameterizedTest
  @CsvSource({"true,1e-12", "false,2e-7"})
  void covariancesAreThoseOfTheSamples(boolean fine, double tolerance) {
    MomentsGrid grid = fine ? GRID : new MomentsGrid(ranges(MomentsGrid.MANY + 1));
    Moments moments = moments(grid, IntStream.range(0, 700).toArray());
    double total = Arrays.stream(WEIGHTS).sum();
    double[] means = new double[FEATURES + 1];
    for (int k = 0; k < 700; k++) {
      for (int i = 0; i <= FEATURES; i++) {
        means[i] += WEIGHTS[k] / total * sample(k)[i];
      }
    }
    for (int i = 0; i <= FEATURES; i++) {
      assertThat(moments.mean(i)).isCloseTo(means[i], within(tolerance * Math.max(1, Math.abs(means[i]))));
      for (int j = 0; j <= FEATURES; j++) {
        double sum = 0;
        for (int k = 0; k < 700; k++) {
          sum += WEIGHTS[k] / total * (sample(k)[i] - means[i]) * (sample(k)[j] - means[j]);
        }
        assertThat(moments.covariance(i, j)).isCloseTo(sum, within(tolerance * 50));
      }
    }
  }

  /** Far more than a long holds. */
  @Test
  void sumsOfWholeNumbersAreExact() {
    ExactSums sums = new ExactSums(1);
    BigInteger expected = BigInteger.ZERO;
    Random random = new Random(3);
    for (int k = 0; k < 20_000; k++) {
      long value = random.nextLong() >> 10;
      sums.add(0, value, k % 2 == 0 ? MomentsGrid.BITS : 0);
      sums.settle();
      expected = expected.add(BigInteger.valueOf(value).shiftLeft(k % 2 == 0 ? MomentsGrid.BITS : 0));
    }
    ExactSums twice = new ExactSums(1);
    twice.add(sums);
    twice.add(sums);
    assertThat(twice.value(0)).isEqualTo(expected.shiftLeft(1).doubleValue());
  }

  @Test
  void valuesThatCannotBeUsedAreRefused() {
    Ranges ranges = new Ranges(2);
    assertThatThrownBy(() -> ranges.add(new double[] {1, Double.NaN, 0}, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("a value of feature 1 is NaN");
    assertThatThrownBy(() -> ranges.add(new double[3], -1)).isInstanceOf(InputException.class)
        .hasMessageContaining("the weight of a sample is -1.0");
    Moments none = new Moments(new MomentsGrid(ranges));
    try (Lanes lanes = new Lanes(1)) {
      assertThatThrownBy(() -> new MomentsPath(none, LassoOptions.defaults(), lanes)).isInstanceOf(InputException.class);
    }
    Moments small = new Moments(new MomentsGrid(new Ranges(2).add(new double[] {1, 2, 3}, 1).add(new double[] {2, 3, 4}, 1)));
    assertThatThrownBy(() -> small.add(new double[] {1, 200, 3}, 1)).isInstanceOf(InputException.class)
        .hasMessageContaining("the value 1 of a sample is out of the range");
    assertThatThrownBy(() -> small.add(new double[] {1, Double.NaN, 3}, 1)).isInstanceOf(InputException.class);
  }
}
