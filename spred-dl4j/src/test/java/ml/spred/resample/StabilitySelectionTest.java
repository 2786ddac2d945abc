package ml.spred.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Heads;
import ml.spred.problem.Problems;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.split.HalfSamples;
import org.junit.jupiter.api.Test;

class StabilitySelectionTest {
  /** The body fat example of the R package stabs: 9 variables, q = 2, threshold 0.75, 50 pairs give 0.454; and by hand. */
  @Test
  void boundsAreThePublishedOnes() {
    assertThat(ErrorBound.unimodal(2, 9, 0.75, 50)).isEqualTo(0.454, within(5e-4));
    assertThat(ErrorBound.unimodal(10, 1000, 0.9, 50)).isEqualTo(4 * 0.11 / 1.02 * 0.1, within(1e-12));
    assertThat(ErrorBound.unimodal(10, 1000, 0.6, 50)).isEqualTo(0.1 / 0.38, within(1e-12));
    assertThat(ErrorBound.meinshausenBuehlmann(10, 1000, 0.9)).isEqualTo(0.125, within(1e-12));
    assertThat(ErrorBound.unimodal(600, 1000, 0.9, 50)).as("q above d/√3").isInfinite();
    assertThat(ErrorBound.unimodal(10, 1000, 0.5001, 50)).as("too near 1/2").isInfinite();
  }

  private static PathOutcome outcome(int[]... supports) {
    return new PathOutcome(supports, null, null);
  }

  @Test
  void frequenciesAreCountedAlongThePath() {
    List<PathOutcome> outcomes = List.of(outcome(new int[0], new int[] {3}, new int[] {5}),
        outcome(new int[] {3}, new int[] {3}, new int[] {3}), outcome(new int[0], new int[] {3}, new int[] {5, 9}),
        outcome(new int[0], new int[0], new int[] {3}));
    StabilitySelection stability = StabilitySelection.of(outcomes, new double[] {3, 2, 1}, 0.7, 100, 1000);
    assertThat(stability.features()).containsExactly(3, 5, 9);
    assertThat(stability.frequencies()).isDeepEqualTo(new double[][] {{0.25, 0.75, 0.5}, {0, 0, 0.5}, {0, 0, 0.25}});
    assertThat(stability.maxima()).containsExactly(0.75, 0.5, 0.25);
    assertThat(stability.stableFeatures()).containsExactly(3);
    assertThat(stability.frequency(5)).isEqualTo(0.5);
    assertThat(stability.frequency(4)).isZero();
    assertThat(stability.meanSelected()).as("selected at any strength: 2, 1, 3 and 1 genes").isEqualTo(1.75);
    assertThat(stability.shortened()).isFalse();
    assertThat(stability.overlap().meanSize()).isEqualTo(1.25);
    StabilitySelection strict = StabilitySelection.of(outcomes, new double[] {3, 2, 1}, 0.7, 0.002, 1000);
    assertThat(strict.shortened()).as("the bound of 1.75 genes is above what is allowed").isTrue();
    assertThat(strict.kappas()).containsExactly(3, 2);
    assertThat(strict.meanSelected()).isEqualTo(0.75);
    assertThat(strict.unimodalBound()).isLessThanOrEqualTo(0.002);
  }

  /** Planted genes are stable, and the false ones among the stable are no more than the bound says, with room for one draw. */
  @Test
  void plantedGenesAreStable() {
    FeatureMatrix x = Problems.gaussian(120, 300, 71);
    SelectionData data = new SelectionData(x, Problems.labels(x, 3, 0.2, 72), 3, new boolean[120]);
    SelectionOptions options = SelectionOptions.of(Heads.linearOnly());
    int[] all = IntStream.range(0, 120).toArray();
    double[] kappas = Arrays.copyOf(ResampledPath.kappas(data, options, new GridSetting(all)), 40);
    List<PathSetting> settings = StabilitySelection.settings(HalfSamples.draw(data.labels(), null, 10, 5), kappas, 5);
    List<PathOutcome> outcomes = settings.stream().map(setting -> ResampledPath.solve(data, options, setting)).toList();
    StabilitySelection stability = StabilitySelection.of(outcomes, kappas, 0.75, 1, 300);
    assertThat(stability.stableFeatures()).contains(0, 1, 2);
    assertThat(stability.stableFeatures().length - 3).isLessThanOrEqualTo(2);
    assertThat(stability.unimodalBound()).isLessThanOrEqualTo(1);
    assertThat(stability.overlap().stability()).isBetween(0.0, 1.0);
  }
}
