package ml.spred.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.lasso.Lasso;
import ml.spred.lasso.LassoDefinition;
import ml.spred.lasso.LassoMatrix;
import ml.spred.lasso.LassoSolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthSearchTest {
  private static final int FEATURES = 1000;

  /** A smooth curve: the larger the strength, the fewer are left. */
  private static Sparsity curve(double strength) {
    return new Sparsity(Math.round(FEATURES / (1 + strength)), FEATURES);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1, 1e6})
  void aShareIsMetFromAnyStart(double start) {
    StrengthSearch.Found<Sparsity> found =
        new StrengthSearch(new SparsityTarget.Share(0.9, 0.002), start, 4, 60).run(StrengthSearchTest::curve, one -> one);
    assertThat(found.met()).isTrue();
    assertThat(found.result().share()).isBetween(0.898, 0.902);
    assertThat(found.result()).isEqualTo(curve(found.strength()));
    assertThat(found.trace().get(found.trace().size() - 1)).isEqualTo(
        new StrengthSearch.Step(found.strength(), found.result(), true));
    assertThat(found.trace().stream().filter(StrengthSearch.Step::met)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "7,0.4", "30,1"})
  void exactlySoManyFeaturesOfALassoOrAnElasticNet(int count, double alpha) {
    Random random = new Random(3);
    double[][] x = new double[60][200];
    double[] y = new double[60];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 200; j++) {
        x[i][j] = random.nextGaussian();
        y[i] += j < 20 ? x[i][j] * (20 - j) : 0;
      }
    }
    try (Lanes lanes = new Lanes(1);
        Lasso lasso = new Lasso(LassoMatrix.ofRows(x), y, LassoDefinition.DEFAULT.withAlpha(alpha), 1e-8, lanes)) {
      StrengthSearch.Found<LassoSolution> found = new StrengthSearch(new SparsityTarget.Count(count), 0.1, 4, 60)
          .run(lasso::solve, solution -> new Sparsity(solution.features().length, 200));
      assertThat(found.met()).isTrue();
      assertThat(found.result().features()).hasSize(count);
    }
  }

  @Test
  void aJumpOverTheTargetEndsWithTheNearest() {
    StrengthSearch search = new StrengthSearch(new SparsityTarget.Count(8), 1, 4, 500);
    StrengthSearch.Found<Sparsity> found = search.run(strength -> new Sparsity(strength < 0.3 ? 10 : 3, 20), one -> one);
    assertThat(found.met()).isFalse();
    assertThat(found.result().nonZero()).isEqualTo(10);
    assertThat(found.strength()).isLessThan(0.3);
    assertThat(found.trace()).as("the bracket closes").hasSizeLessThan(100);
  }

  @Test
  void noMoreSolvesThanAllowed() {
    StrengthSearch.Found<Sparsity> found = new StrengthSearch(new SparsityTarget.Share(0.9, 1e-6), 1e-6, 2, 5)
        .run(StrengthSearchTest::curve, one -> one);
    assertThat(found.met()).isFalse();
    assertThat(found.trace()).hasSize(5);
  }

  @Test
  void whatCannotBeMetIsRefused() {
    assertThatThrownBy(() -> new SparsityTarget.Share(1, 0.1)).isInstanceOf(InputException.class).hasMessageContaining("below 1");
    assertThatThrownBy(() -> new SparsityTarget.Count(0)).isInstanceOf(InputException.class).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new StrengthSearch(new SparsityTarget.Count(1001), 1, 2, 5).run(StrengthSearchTest::curve,
        one -> one))
        .isInstanceOf(InputException.class).hasMessageContaining("exactly 1001 of 1000");
    assertThatThrownBy(() -> new StrengthSearch(new SparsityTarget.Count(1), 0, 2, 5).run(StrengthSearchTest::curve, one -> one))
        .hasMessageContaining("the first strength is 0.0");
  }
}
