package ml.spred.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import ml.spred.problem.FeatureMatrix;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void findsTheAxesThatTheSamplesWereMadeOf() {
    // x = 5·s·a + 2·t·b with orthogonal unit a, b over 1,000 genes and orthogonal s, t over 4 samples.
    double[] s = {0.5, 0.5, -0.5, -0.5};
    double[] t = {0.5, -0.5, 0.5, -0.5};
    int genes = 1_000;
    FeatureMatrix x = FeatureMatrix.zeros(4, genes);
    for (int sample = 0; sample < 4; sample++) {
      for (int gene = 0; gene < genes; gene++) {
        double a = (gene % 2 == 0 ? 1 : 0) / Math.sqrt(500);
        double b = (gene % 2 == 1 ? 1 : 0) / Math.sqrt(500);
        x.set(sample, gene, 5 * s[sample] * a + 2 * t[sample] * b);
      }
    }

    PrincipalComponents found = PrincipalComponents.fit(x, 3);

    assertThat(found.number()).as("two directions and no more").isEqualTo(2);
    assertThat(found.share(0)).isCloseTo(25.0 / 29, within(1e-6));
    assertThat(found.share(1)).isCloseTo(4.0 / 29, within(1e-6));
    double[][] places = found.project(x);
    for (int sample = 0; sample < 4; sample++) {
      assertThat(Math.abs(places[sample][0])).isCloseTo(2.5, within(1e-5));
      assertThat(places[sample][0] * places[0][0] * s[sample]).isPositive();
      assertThat(Math.abs(places[sample][1])).isCloseTo(1.0, within(1e-5));
    }
  }

  @Test
  void keepsDistancesInFullAndProjectsNewSamplesOntoTheSameAxes() {
    Random random = new Random(3);
    FeatureMatrix x = FeatureMatrix.zeros(6, 1_200);
    for (int gene = 0; gene < 1_200; gene++) {
      double mean = 0;
      double[] values = random.doubles(6, -1, 1).toArray();
      for (double value : values) {
        mean += value / 6;
      }
      for (int sample = 0; sample < 6; sample++) {
        x.set(sample, gene, values[sample] - mean);
      }
    }

    PrincipalComponents found = PrincipalComponents.fit(x, 6);
    double[][] places = found.project(x);

    assertThat(found.number()).as("centred samples span one dimension less").isEqualTo(5);
    for (int other = 1; other < 6; other++) {
      double original = 0;
      for (int gene = 0; gene < 1_200; gene++) {
        original += Math.pow(x.get(0, gene) - x.get(other, gene), 2);
      }
      double projected = 0;
      for (int axis = 0; axis < 5; axis++) {
        projected += Math.pow(places[0][axis] - places[other][axis], 2);
      }
      assertThat(projected).isCloseTo(original, within(1e-4 * original));
    }
    assertThat(found.project(x.samples(new int[] {4}))[0]).containsExactly(places[4], within(1e-5));
  }

  @Test
  void constantSamplesHaveNoDirection() {
    assertThat(PrincipalComponents.fit(FeatureMatrix.zeros(3, 10), 2).number()).isZero();
  }
}
