package ml.spred.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Heads;
import ml.spred.problem.Problems;
import ml.spred.select.Choice;
import ml.spred.select.GeneSelector;
import ml.spred.select.GridPlace;
import ml.spred.select.Relaxation;
import ml.spred.select.SampleParts;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionMode;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.PathOptions;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;
import ml.spred.split.Folds;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final FeatureMatrix X = Problems.gaussian(60, 80, 51);
  private static final SelectionData DATA = new SelectionData(X, Problems.labels(X, 3, 0.2, 52), 3, new boolean[60]);
  private static final SelectionOptions LINEAR = SelectionOptions.of(Heads.linearOnly()).withPath(
      PathOptions.defaults().withKappas(30, 0.02));
  private static final int[] ALL = IntStream.range(0, 60).toArray();

  private static CrossValidation crossValidate(SelectionData data, SelectionOptions options, Folds folds, int[] samples) {
    List<PathSetting> settings =
        CrossValidation.settings(samples, folds, ResampledPath.kappas(data, options, new GridSetting(samples)), 9);
    List<PathOutcome> outcomes = settings.stream().map(setting -> ResampledPath.solve(data, options, setting)).toList();
    return CrossValidation.of(settings, outcomes, folds, data.labels(), data.numClasses(), options.choice().mode(),
        options.relaxation());
  }

  /** Two folds of four samples, three strengths, two classes; probabilities of the true class are made up. */
  @Test
  void scoresArePooledOverFoldsAndTheSparserStrengthIsWithinOneStandardError() {
    int[] labels = {0, 1, 0, 1};
    Folds folds = new Folds(2, new int[][] {{0, 0, 1, 1}});
    List<PathSetting> settings = CrossValidation.settings(new int[] {0, 1, 2, 3}, folds, new double[] {4, 2, 1, 0.5}, 1);
    assertThat(settings.get(0).parts().validation()).containsExactly(0, 1);
    List<PathOutcome> outcomes = List.of(outcome(new double[][] {{0.6, 0.3}, {0.8, 0.6}, {0.9, 0.7}, {0.9, 0.9}}, labels),
        outcome(new double[][] {{0.7, 0.6}, {0.7, 0.6}, {0.6, 0.8}}, labels));
    CrossValidation best = CrossValidation.of(settings, outcomes, folds, labels, 2, SelectionMode.VALIDATION, Relaxation.none());
    assertThat(best.kappas()).as("the second fold has nothing left to fit at the fourth").containsExactly(4, 2, 1);
    assertThat(best.accuracies()).containsExactly(0.75, 1, 1);
    assertThat(best.standardErrors()[0]).as("accuracies 1/2 and 1 about 3/4").isEqualTo(0.25, within(1e-15));
    assertThat(best.logLosses()[1])
        .isEqualTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.7) + Math.log(0.6)) / 4, within(1e-12));
    assertThat(best.best()).as("equal accuracy, lower log-loss").isEqualTo(2);
    assertThat(best.sparsest()).isEqualTo(1);
    assertThat(best.place()).isEqualTo(new GridPlace(2, 3, 1));
    assertThat(CrossValidation.of(settings, outcomes, folds, labels, 2, SelectionMode.ONE_STANDARD_ERROR, Relaxation.none())
        .chosen()).isEqualTo(1);
  }

  /** @param own probability of the true class, {@code [strengths][samples]} */
  private static PathOutcome outcome(double[][] own, int[] labels) {
    double[][][] probabilities = Arrays.stream(own).map(row -> IntStream.range(0, 2).mapToObj(sample -> labels[sample] == 0
        ? new double[] {row[sample], 1 - row[sample]} : new double[] {1 - row[sample], row[sample]}).toArray(double[][]::new))
        .toArray(double[][][]::new);
    return new PathOutcome(new int[own.length][0], probabilities, null);
  }

  @Test
  void theChosenStrengthIsRefittedOnAllSamples() {
    CrossValidation cross = crossValidate(DATA, LINEAR, Folds.draw(DATA.labels(), null, 5, 2, 3), ALL);
    Selection selection = GeneSelector.select(DATA, LINEAR, SampleParts.of(DATA), cross.place(), Progress.NONE, Checkpoint.NONE);
    assertThat(selection.support()).contains(0, 1, 2);
    assertThat(selection.certificate().holds()).isTrue();
    assertThat(selection.certificate().kappa()).isEqualTo(cross.kappas()[cross.chosen()]);
    List<PathPoint> scored = cross.score(selection.path());
    assertThat(scored).extracting(PathPoint::kappa).containsExactly(Arrays.stream(cross.kappas()).boxed().toArray(Double[]::new));
    assertThat(scored).extracting(PathPoint::validationAccuracy)
        .containsExactly(Arrays.stream(cross.accuracies()).boxed().toArray(Double[]::new));
    assertThat(scored.get(cross.chosen()).chosen()).isTrue();
    Selection given = GeneSelector.select(DATA, LINEAR.withChoice(Choice.kappa(cross.kappas()[cross.chosen()])), Progress.NONE);
    assertThat(selection.support()).isEqualTo(given.support());
  }

  /** What a fold holds out may be anything: the others' solutions do not change. */
  @Test
  void heldOutSamplesAreNeverTrainedOn() {
    Folds folds = Folds.draw(DATA.labels(), null, 5, 1, 3);
    double[] kappas = ResampledPath.kappas(DATA, LINEAR, new GridSetting(ALL));
    PathSetting setting = CrossValidation.settings(ALL, folds, kappas, 9).get(1);
    FeatureMatrix spoilt = X.samples(ALL);
    IntStream.of(setting.parts().validation()).forEach(sample -> spoilt.set(sample, 7, 1e6));
    PathOutcome one = ResampledPath.solve(DATA, LINEAR, setting);
    PathOutcome other = ResampledPath.solve(new SelectionData(spoilt, DATA.labels(), 3, new boolean[60]), LINEAR, setting);
    assertThat(other.supports()).isDeepEqualTo(one.supports());
  }

  /** Random labels: the choice's own score is above the chance that the nested estimate finds. */
  @Test
  void theNestedEstimateFindsNothingWhereNothingIs() {
    SplittableRandom random = new SplittableRandom(8);
    int[] labels = IntStream.range(0, 60).map(k -> random.nextInt(2)).toArray();
    SelectionData noise = new SelectionData(Problems.gaussian(60, 400, 3), labels, 2, new boolean[60]);
    NestedEstimate estimate = nested(noise, LINEAR, 6);
    CrossValidation inner = crossValidate(noise, LINEAR, Folds.draw(labels, null, 5, 1, 3), ALL);
    ClassificationMetrics metrics = estimate.metrics();
    assertThat(metrics.samples()).isEqualTo(60);
    assertThat(metrics.accuracyInterval().low()).isLessThan(metrics.majorityRate());
    assertThat(inner.accuracies()[inner.best()]).isGreaterThanOrEqualTo(metrics.accuracy());
    assertThat(estimate.overlap().stability()).isLessThan(0.6);
  }

  @Test
  void theNestedEstimateFindsWhatIsThere() {
    NestedEstimate estimate = nested(DATA, LINEAR, 4);
    assertThat(estimate.metrics().accuracyInterval().low()).isGreaterThan(estimate.metrics().majorityRate());
    assertThat(estimate.numSelected()).hasSize(4);
    assertThat(estimate.overlap().numLists()).isEqualTo(4);
  }

  private static NestedEstimate nested(SelectionData data, SelectionOptions options, int numFolds) {
    Folds outer = Folds.draw(data.labels(), null, numFolds, 1, 17);
    List<OuterSetting> settings = new ArrayList<>();
    for (int fold = 0; fold < numFolds; fold++) {
      int[] training = outer.training(0, fold);
      GridPlace place = crossValidate(data, options, Folds.draw(data.labels(training), null, 5, 1, fold), training).place();
      settings.add(new OuterSetting(SampleParts.training(training), outer.held(0, fold), place, fold));
    }
    return NestedEstimate.of(settings, settings.stream().map(one -> NestedEstimate.solve(data, options, one)).toList(),
        data.labels(), data.matrix().numFeatures());
  }

  /** An MLP head's random start follows from the setting, a class that no training sample has gets no probability. */
  @Test
  void aClassMayBeAbsentFromAFold() {
    int[] labels = DATA.labels().clone();
    Arrays.setAll(labels, k -> k == 5 ? 3 : labels[k]);
    SelectionData rare = new SelectionData(X, labels, 4, new boolean[60]);
    for (Heads heads : List.of(Heads.linearOnly(), Heads.ensemble(List.of(6)))) {
      SelectionOptions options = SelectionOptions.of(heads).withPath(PathOptions.defaults().withKappas(6, 0.2));
      int[] training = IntStream.of(ALL).filter(k -> k % 5 != 0).toArray();
      PathSetting setting = new PathSetting(new SampleParts(training, IntStream.of(ALL).filter(k -> k % 5 == 0).toArray()),
          ResampledPath.kappas(rare, options, new GridSetting(training)), false, 4);
      PathOutcome outcome = ResampledPath.solve(rare, options, setting);
      assertThat(outcome.supports()[5]).isNotEmpty();
      for (double[] row : outcome.probabilities()[5]) {
        assertThat(row[3]).isLessThan(0.01);
        assertThat(Arrays.stream(row).sum()).isEqualTo(1, within(1e-6));
      }
      assertThat(ResampledPath.solve(rare, options, setting).probabilities()).isDeepEqualTo(outcome.probabilities());
    }
  }

  @Test
  void oneClassIsRefused() {
    int[] same = IntStream.of(ALL).filter(k -> DATA.labels()[k] == 0).toArray();
    PathSetting setting = new PathSetting(SampleParts.training(same), new double[] {0.1}, true, 1);
    assertThatThrownBy(() -> ResampledPath.solve(DATA, LINEAR, setting)).isInstanceOf(InputException.class)
        .hasMessageContaining("training samples have 1 class(es)");
  }
}
