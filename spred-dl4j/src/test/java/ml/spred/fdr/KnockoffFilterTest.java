package ml.spred.fdr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KnockoffFilterTest {
  /**
   * By hand: at 0.3 there are five wins and one of a rival, (1 + 1)/5 = 0.4; at 0.5 four and none, 1/4; at 0.8 three and none,
   * 1/3.
   */
  @Test
  void theThresholdIsTheLeastThatIsAllowed() {
    double[] statistics = {0.9, 0.8, 0.8, 0.5, 0.3, -0.3, 0, 0.1, -0.2};
    assertThat(KnockoffFilter.threshold(statistics, 0.4)).isEqualTo(0.3);
    assertThat(KnockoffFilter.threshold(statistics, 0.25)).isEqualTo(0.5);
    assertThat(KnockoffFilter.selected(statistics, 0.5)).containsExactly(0, 1, 2, 3);
    assertThat(KnockoffFilter.threshold(statistics, 0.24)).as("with four wins the added 1 alone is a quarter").isInfinite();
    assertThat(KnockoffFilter.selected(statistics, Double.POSITIVE_INFINITY)).isEmpty();
    assertThat(KnockoffFilter.threshold(new double[] {0, 0}, 0.5)).isInfinite();
  }

  @Test
  void statisticsAreSignedMaximaAndTiesCountForNeither() {
    assertThat(KnockoffFilter.signedMaximum(new double[] {3, 1, 2, 0}, new double[] {1, 3, 2, 0})).containsExactly(3, -3, 0, 0);
  }

  @Test
  void theFewestGenesAreOneOverTheRate() {
    FalseDiscoveries none = new FalseDiscoveries(FdrMethod.KNOCKOFFS, 0.1, new int[] {4, 7, 9}, new double[] {0.5, -0.2, 0.1},
        Double.POSITIVE_INFINITY, 0.3, 0.6);
    assertThat(none.fewest()).isEqualTo(10);
    assertThat(none.numWinning()).isEqualTo(2);
    assertThat(none.hasThreshold()).isFalse();
    assertThat(none.selected()).isEmpty();
    assertThat(new FalseDiscoveries(FdrMethod.KNOCKOFFS, 0.1, new int[] {4, 7, 9}, new double[] {0.5, -0.2, 0.1}, 0.1, 0.3, 0.6)
        .selected()).containsExactly(4, 9);
  }
}
