package ml.spred.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Problems;
import ml.spred.solver.PathOptions;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneSelectorTest {
  private static final FeatureMatrix X = Problems.gaussian(60, 80, 51);
  private static final int[] LABELS = Problems.labels(X, 3, 0.2, 52);
  private static final SelectionOptions LINEAR = SelectionOptions.of(Heads.linearOnly());

  private static SelectionData data(FeatureMatrix x, int[] labels) {
    boolean[] validation = new boolean[labels.length];
    IntStream.range(0, labels.length).filter(k -> k % 4 == 3).forEach(k -> validation[k] = true);
    return new SelectionData(x, labels, 3, validation);
  }

  private static Selection select(SelectionOptions options) {
    return GeneSelector.select(data(X, LABELS), options, Progress.NONE);
  }

  @Test
  void validationFindsTheGenesThatCarryTheLabel() {
    Selection selection = select(LINEAR);
    assertThat(selection.support()).contains(0, 1, 2).isSorted();
    assertThat(selection.certificate().holds()).isTrue();
    assertThat(selection.path()).filteredOn(PathPoint::chosen).hasSize(1);
    PathPoint chosen = selection.path().stream().filter(PathPoint::chosen).findFirst().orElseThrow();
    assertThat(selection.path()).allSatisfy(p -> assertThat(p.validationAccuracy()).isLessThanOrEqualTo(chosen.validationAccuracy()));
    assertThat(IntStream.range(0, 3).mapToDouble(k -> selection.scores()[k]).min().orElseThrow())
        .isGreaterThan(IntStream.range(3, selection.scores().length).mapToDouble(k -> selection.scores()[k]).max().orElse(0));
  }

  @Test
  void validationSamplesAreNeverTrainedOn() {
    SelectionData plain = data(X, LABELS);
    FeatureMatrix changed = FeatureMatrix.zeros(60, 80);
    for (int gene = 0; gene < 80; gene++) {
      for (int sample = 0; sample < 60; sample++) {
        changed.set(sample, gene, plain.validation()[sample] ? 1000 + gene : X.get(sample, gene));
      }
    }
    Selection one = GeneSelector.select(plain, LINEAR.withChoice(Choice.kappa(0.05)), Progress.NONE);
    Selection other = GeneSelector.select(data(changed, LABELS), LINEAR.withChoice(Choice.kappa(0.05)), Progress.NONE);
    assertThat(other.support()).isEqualTo(one.support());
    assertThat(other.scores()).isEqualTo(one.scores());
    assertThat(other.certificate()).isEqualTo(one.certificate());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 12})
  void exactlyTheNumberOfGenesThatWasAskedFor(int number) {
    assertThat(select(LINEAR.withChoice(Choice.numTopFeatures(number))).support()).hasSize(number);
  }

  @Test
  void moreGenesThanThereAreAreRefused() {
    assertThatThrownBy(() -> select(LINEAR.withChoice(Choice.numTopFeatures(81))))
        .isInstanceOf(InputException.class).hasMessageContaining("81").hasMessageContaining("80");
  }

  @Test
  void aStrengthAboveKappaMaxSelectsNothingAndPredictsTheClassFrequencies() {
    Selection selection = select(LINEAR.withChoice(Choice.kappa(10)));
    assertThat(selection.support()).isEmpty();
    double[] probabilities = selection.model().probabilities(new double[0]);
    int[] counts = new int[3];
    Arrays.stream(data(X, LABELS).labels(data(X, LABELS).trainingSamples())).forEach(k -> counts[k]++);
    assertThat(probabilities).containsExactly(
        new double[] {counts[0] / 45.0, counts[1] / 45.0, counts[2] / 45.0}, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "ensemble"})
  void threadsAndRepetitionChangeNothing(String heads) {
    SelectionOptions options = (heads.equals("linear") ? LINEAR : SelectionOptions.of(Heads.ensemble(List.of(300, 20))))
        .withPath(PathOptions.defaults().withKappas(4, 0.4));
    Selection one = select(options);
    Selection two = select(options.withThreads(2));
    assertThat(two.support()).isEqualTo(one.support()).isNotEmpty();
    assertThat(two.scores()).isEqualTo(one.scores());
    assertThat(two.path()).usingRecursiveComparison().withEqualsForType(Double::equals, Double.class).isEqualTo(one.path());
  }

  @Test
  void missingAndConstantGenesAreHandledAndCounted() {
    FeatureMatrix holes = FeatureMatrix.zeros(60, 82);
    for (int sample = 0; sample < 60; sample++) {
      for (int gene = 0; gene < 80; gene++) {
        holes.set(sample, gene, gene > 5 && (sample + gene) % 17 == 0 ? Double.NaN : X.get(sample, gene));
      }
      holes.set(sample, 80, 4.5);
      holes.set(sample, 81, Double.NaN);
    }
    assertThatThrownBy(() -> GeneSelector.select(data(holes, LABELS), LINEAR, Progress.NONE))
        .isInstanceOf(InputException.class).hasMessageContaining("is missing");
    for (MissingValues policy : new MissingValues[] {MissingValues.MEAN, MissingValues.ZERO}) {
      Selection selection = GeneSelector.select(
          data(holes, LABELS), LINEAR.withProblem(LINEAR.problem().withMissing(policy)), Progress.NONE);
      assertThat(selection.support()).contains(0, 1, 2).doesNotContain(80, 81);
      assertThat(selection.numConstant()).isEqualTo(1);
      assertThat(selection.numAllMissing()).isEqualTo(1);
      assertThat(selection.numMissing()).isPositive();
      assertThat(selection.certificate().objective()).isFinite();
    }
  }

  @Test
  void oneClassAndNoValidationSamplesAreRefused() {
    assertThatThrownBy(() -> GeneSelector.select(data(X, new int[60]), LINEAR, Progress.NONE))
        .isInstanceOf(InputException.class).hasMessageContaining("at least 2 are needed");
    SelectionData all = new SelectionData(X, LABELS, 3, new boolean[60]);
    assertThatThrownBy(() -> GeneSelector.select(all, LINEAR, Progress.NONE))
        .isInstanceOf(InputException.class).hasMessageContaining("0 validation samples");
  }

  @Test
  void progressCountsTheStrengths() {
    List<Integer> seen = new ArrayList<>();
    GeneSelector.select(data(X, LABELS), LINEAR, (phase, done, total, detail) -> seen.add(done));
    assertThat(seen).isSorted().startsWith(1).hasSizeLessThanOrEqualTo(LINEAR.path().numKappas());
  }

  @Test
  void theModelPredictsWhatItWasValidatedOn() {
    Selection selection = select(LINEAR);
    SelectionData data = data(X, LABELS);
    int right = 0;
    for (int sample : data.validationSamples()) {
      double[] values = Arrays.stream(selection.support()).mapToDouble(gene -> X.get(sample, gene)).toArray();
      double[] p = selection.model().probabilities(values);
      int best = IntStream.range(0, 3).boxed().max((a, b) -> Double.compare(p[a], p[b])).orElseThrow();
      right += best == LABELS[sample] ? 1 : 0;
    }
    PathPoint chosen = selection.path().stream().filter(PathPoint::chosen).findFirst().orElseThrow();
    assertThat((double) right / data.validationSamples().length).isCloseTo(chosen.validationAccuracy(), within(1e-12));
  }
}
