package ml.spred.lasso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.screen.InMemoryBlocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockLassoTest {
  private static final int SAMPLES = 60;
  private static final int FEATURES = 1300;
  private static final int FOLDS = 3;

  /** Correlated features on scales of their own, of which six have an effect; singles, as blocks hold them. */
  private static LassoData draw(Family family) {
    Random random = new Random(5);
    FeatureMatrix x = FeatureMatrix.zeros(SAMPLES, FEATURES);
    double[] response = new double[SAMPLES];
    boolean[] events = new boolean[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      double last = random.nextGaussian();
      double effect = 0;
      for (int feature = 0; feature < FEATURES; feature++) {
        last = 0.6 * last + 0.8 * random.nextGaussian();
        x.set(sample, feature, 3 + (1 + feature % 4) * last);
        effect += feature % 217 == 0 ? (feature % 2 == 0 ? 0.5 : -0.5) * last : 0;
      }
      events[sample] = random.nextInt(4) > 0;
      response[sample] = switch (family) {
        case GAUSSIAN -> effect + 0.3 * random.nextGaussian();
        case POISSON -> Math.floor(Math.exp(1 + effect) + random.nextDouble());
        case COX -> -Math.log(1 - random.nextDouble()) * Math.exp(-effect);
      };
    }
    return new LassoData(LassoMatrix.of(x), new double[][] {response}, family == Family.COX ? events : null, null);
  }

  private static FeatureMatrix matrix(LassoData data, int[] samples) {
    FeatureMatrix x = FeatureMatrix.zeros(samples.length, FEATURES);
    for (int k = 0; k < samples.length; k++) {
      for (int feature = 0; feature < FEATURES; feature++) {
        x.set(k, feature, data.x().get(samples[k], feature));
      }
    }
    return x;
  }

  private static BlockLasso blocks(LassoData data, int[] inside, int[] outside, LassoOptions options) {
    LassoData training = data.samples(inside);
    return new BlockLasso(new InMemoryBlocks(matrix(data, inside), matrix(data, outside), 512), training.responses(),
        training.events(), options);
  }

  @ParameterizedTest
  @EnumSource
  void isThePathOfFeaturesInOnePlace(Family family) {
    LassoData data = draw(family);
    LassoOptions options = LassoOptions.defaults().withFamily(family).withTolerance(1e-9);
    BlockLasso there = blocks(data, IntStream.range(0, SAMPLES).toArray(), new int[0], options);
    try (Lanes lanes = new Lanes(1); LassoPath here = LassoPath.of(data, options, lanes)) {
      assertThat(there.lambdaMax()).isCloseTo(here.lambdaMax(), within(1e-6 * here.lambdaMax()));
      for (double lambda : here.lambdas(8, 0.2)) {
        LassoSolution expected = here.solve(lambda);
        LassoSolution found = there.solve(lambda);
        assertThat(found.gap()).isLessThanOrEqualTo(1e-9);
        assertThat(found.objective()).isCloseTo(expected.objective(), within(1e-6 * expected.objective()));
        assertThat(found.predict(data.x())).containsExactly(expected.predict(data.x()), within(2e-3));
        LassoData own = there.samples(found, new double[1][0], family == Family.COX ? new boolean[0] : null);
        assertThat(BlockLasso.renumbered(found).predict(own.x())).containsExactly(found.predict(data.x()), within(1e-5));
      }
      assertThat(there.solve(0.3 * here.lambdaMax()).features()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsOfAFoldAreThoseOfFeaturesInOnePlace(Family family) {
    LassoData data = draw(family);
    LassoOptions options = LassoOptions.defaults().withFamily(family).withTolerance(1e-9);
    int[] folds = LassoCrossValidation.folds(SAMPLES, FOLDS, 1);
    int[] inside = IntStream.range(0, SAMPLES).filter(sample -> folds[sample] != 1).toArray();
    int[] outside = IntStream.range(0, SAMPLES).filter(sample -> folds[sample] == 1).toArray();
    LassoData left = data.samples(outside);
    BlockLasso there = blocks(data, inside, outside, options);
    double[] lambdas = {there.lambdaMax(), 0.5 * there.lambdaMax(), 0.3 * there.lambdaMax()};
    double[] found = Arrays.stream(lambdas)
        .map(lambda -> there.error(there.solve(lambda), left.responses(), left.events())).toArray();
    try (Lanes lanes = new Lanes(1)) {
      double[] expected = LassoCrossValidation.errors(data, options, lambdas, folds, 1, lanes);
      assertThat(found).containsExactly(expected, within(2e-3 * expected[0]));
    }
  }

  @Test
  void refusesWhatBlocksDoNotServe() {
    assertThatThrownBy(() -> BlockLasso.requireServed(LassoOptions.defaults().withIntercept(false)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("but there is no intercept");
    assertThatThrownBy(() -> BlockLasso.requireServed(LassoOptions.defaults().withMethod(LassoMethod.ADAM)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("the solver is adam");
  }
}
