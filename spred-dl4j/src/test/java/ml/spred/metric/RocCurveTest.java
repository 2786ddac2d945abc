package ml.spred.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocCurveTest {
  @Test
  void risesByTheClassAndGoesRightByTheOthers() {
    RocCurve curve = RocCurve.of(new int[] {1, 0, 1, 0}, new double[] {0.9, 0.8, 0.7, 0.1}, 1);

    assertThat(curve.falsePositiveRate()).containsExactly(0, 0, 0.5, 0.5, 1);
    assertThat(curve.truePositiveRate()).containsExactly(0, 0.5, 0.5, 1, 1);
    assertThat(curve.area()).isEqualTo(0.75);
  }

  @Test
  void tiesArePassedAtOnce() {
    RocCurve curve = RocCurve.of(new int[] {2, 0, 2, 1}, new double[] {0.5, 0.5, 0.5, 0.5}, 2);

    assertThat(curve.falsePositiveRate()).containsExactly(0, 1);
    assertThat(curve.truePositiveRate()).containsExactly(0, 1);
    assertThat(curve.area()).isEqualTo(0.5);
  }

  @Test
  void theAreaIsTheChanceOfTheRightOrder() {
    Random random = new Random(2);
    int[] labels = random.ints(200, 0, 3).toArray();
    double[][] probabilities = new double[200][3];
    double[] scores = new double[200];
    for (int k = 0; k < 200; k++) {
      scores[k] = Math.round(10 * (0.2 * (labels[k] == 1 ? 1 : 0) + random.nextDouble())) / 10.0;
      probabilities[k][1] = scores[k];
    }

    assertThat(RocCurve.of(labels, scores, 1).area())
        .isCloseTo(RankScore.oneVersusRest(labels, probabilities, 1).orElseThrow(), within(1e-12));
  }

  @Test
  void oneSideMissingIsNoCurve() {
    assertThat(RocCurve.of(new int[] {1, 1}, new double[] {0.5, 0.6}, 1).isEmpty()).isTrue();
    assertThat(RocCurve.of(new int[] {1, 1}, new double[] {0.5, 0.6}, 0).area()).isNaN();
  }
}
