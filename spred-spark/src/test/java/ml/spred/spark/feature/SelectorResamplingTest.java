package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.StabilitySelection;
import ml.spred.solver.PathPoint;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorResamplingTest {
  private static final List<Row> ROWS = Fixtures.rows(48, 60, 2, 1);

  private static SpredFeatureSelector selector() {
    return new SpredFeatureSelector("resampled").setHeads("linear").setNumKappas(25).setKappaRatio(0.05).setValidation("cv")
        .setNumFolds(3).setSeed(11);
  }

  private static SpredFeatureSelectorModel fit(SpredFeatureSelector selector) {
    return selector.fit(Fixtures.frame(ROWS, 60));
  }

  @Test
  void foldsChooseAndEveryRowTrains() {
    SpredFeatureSelectorModel model = fit(selector().setNumRepeats(2));
    CrossValidation cross = model.crossValidation().orElseThrow();
    assertThat(cross.numFolds()).isEqualTo(3);
    assertThat(cross.numRepeats()).isEqualTo(2);
    assertThat(model.selectedFeatures()).contains(Fixtures.PLANTED[0], Fixtures.PLANTED[1]);
    assertThat(model.certificate().holds()).isTrue();
    assertThat(model.kappa()).isEqualTo(cross.kappas()[cross.chosen()]);
    assertThat(model.summary().provenance().numTraining()).isEqualTo(48);
    assertThat(model.summary().provenance().numValidation()).isZero();
    assertThat(model.path()).extracting(PathPoint::validationAccuracy)
        .containsExactly(Arrays.stream(cross.accuracies()).boxed().toArray(Double[]::new));
    assertThat(model.nestedEstimate()).isEmpty();
    assertThat(model.stabilitySelection()).isEmpty();
    assertThat(model.frequencies()).isEmpty();
    assertThat(model.stabilityFrame(SparkTest.session()).count()).isZero();
  }

  @Test
  void oneStandardErrorTakesTheLargerStrength() {
    CrossValidation cross = fit(selector().setSelectionMode("oneStandardError")).crossValidation().orElseThrow();
    assertThat(cross.chosen()).isEqualTo(cross.sparsest()).isLessThanOrEqualTo(cross.best());
  }

  /** Groups reach the folds: with all rows of a class in one patient no fold can train on both classes. */
  @Test
  void rowsOfAGroupStayTogether() {
    assertThatThrownBy(() -> fit(selector().setGroupCol("class").setNumFolds(2))).isInstanceOf(InputException.class)
        .hasMessageContaining("1 class(es)");
    assertThat(fit(selector().setGroupCol("patient")).crossValidation()).isPresent();
  }

  @Test
  void everythingSurvivesSavingAndDoesNotDependOnPartitions(@TempDir Path directory) throws Exception {
    SpredFeatureSelector selector = selector().setNumOuterFolds(3).setNumResamples(12).setRelaxation("auto");
    SpredFeatureSelectorModel model = fit(selector);
    Dataset<Row> shuffled = Fixtures.frame(Fixtures.shuffled(ROWS, 3), 60).repartition(5);
    SpredFeatureSelectorModel same = selector.fit(shuffled);
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
    for (SpredFeatureSelectorModel other : List.of(same, loaded)) {
      assertThat(other.selectedFeatures()).isEqualTo(model.selectedFeatures());
      assertThat(other.crossValidation().orElseThrow()).usingRecursiveComparison()
          .isEqualTo(model.crossValidation().orElseThrow());
      assertThat(other.nestedEstimate().orElseThrow()).usingRecursiveComparison().isEqualTo(model.nestedEstimate().orElseThrow());
      assertThat(other.stabilitySelection().orElseThrow()).usingRecursiveComparison()
          .isEqualTo(model.stabilitySelection().orElseThrow());
    }
    NestedEstimate nested = model.nestedEstimate().orElseThrow();
    assertThat(nested.metrics().samples()).isEqualTo(48);
    assertThat(nested.metrics().accuracyInterval().low()).isGreaterThan(nested.metrics().majorityRate());
    StabilitySelection stability = model.stabilitySelection().orElseThrow();
    assertThat(stability.numPairs()).isEqualTo(6);
    assertThat(model.frequencies().orElseThrow()).hasSameSizeAs(model.selectedFeatures());
    List<Row> rows = model.stabilityFrame(SparkTest.session()).collectAsList();
    assertThat(rows).hasSameSizeAs(stability.features());
    assertThat(rows.get(0).getAs("stable").equals(true)).isTrue();
    assertThat(rows.get(0).<Double>getAs("frequency")).isGreaterThanOrEqualTo(rows.get(1).<Double>getAs("frequency"));
  }

  /** Rows that are drawn for validation choose inside each outer fold as well; a kappa that is given needs none. */
  @Test
  void theNestedEstimateFollowsTheProcedure() {
    SpredFeatureSelectorModel split = fit(selector().setValidation("split").setNumOuterFolds(4));
    assertThat(split.crossValidation()).isEmpty();
    assertThat(split.nestedEstimate().orElseThrow().metrics().samples()).isEqualTo(48);
    NestedEstimate given =
        fit(selector().setSelectionMode("kappa").setKappa(0.06).setNumOuterFolds(4)).nestedEstimate().orElseThrow();
    assertThat(given.kappas()).containsOnly(0.06);
    NestedEstimate number =
        fit(selector().setSelectionMode("numTopFeatures").setNumTopFeatures(3).setNumOuterFolds(4)).nestedEstimate()
            .orElseThrow();
    assertThat(number.numSelected()).containsOnly(3);
  }

  @Test
  void falseDiscoveriesAreAListOfTheirOwn(@TempDir Path directory) throws Exception {
    SpredFeatureSelector selector = selector().setFdr(0.5).setFdrMethod("knockoffs");
    SpredFeatureSelectorModel model = fit(selector);
    FalseDiscoveries found = model.falseDiscoveries().orElseThrow();
    assertThat(found.selected()).contains(Fixtures.PLANTED[0], Fixtures.PLANTED[1]);
    assertThat(model.selectedFeatures()).isEqualTo(fit(selector()).selectedFeatures());
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.falseDiscoveries().orElseThrow()).usingRecursiveComparison().isEqualTo(found);
    assertThat(selector.fit(Fixtures.frame(Fixtures.shuffled(ROWS, 5), 60).repartition(3)).falseDiscoveries().orElseThrow())
        .usingRecursiveComparison().isEqualTo(found);
    FalseDiscoveries none = fit(selector().setFdr(0.01).setFdrMethod("shadow")).falseDiscoveries().orElseThrow();
    assertThat(none.hasThreshold()).isFalse();
    assertThat(none.selected()).isEmpty();
  }

  /** A grid, three folds and four halves; a fit that is started again takes them from there. */
  @Test
  void finishedResamplingsAreKept(@TempDir Path directory) throws IOException {
    SpredFeatureSelector selector = selector().setNumResamples(4).setCheckpointDir(directory.toString());
    SpredFeatureSelectorModel first = fit(selector);
    List<Path> kept = kept(directory);
    assertThat(kept).hasSize(8);
    Files.delete(kept.get(0));
    Files.delete(kept.get(5));
    SpredFeatureSelectorModel again = fit(selector);
    assertThat(kept(directory)).isEqualTo(kept);
    assertThat(again.stabilitySelection().orElseThrow()).usingRecursiveComparison()
        .isEqualTo(first.stabilitySelection().orElseThrow());
    assertThat(again.selectedFeatures()).isEqualTo(first.selectedFeatures());
  }

  private static List<Path> kept(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.getFileName().toString().startsWith("trial-")).sorted().toList();
    }
  }

  /** Stability selection of an ensemble: every half has its own random start, by its place. */
  @Test
  void anEnsembleIsResampledToo() {
    StabilitySelection stability = fit(selector().setHeads("ensemble").setHiddenLayers(4).setNumKappas(6).setKappaRatio(0.4)
        .setNumResamples(4)).stabilitySelection().orElseThrow();
    assertThat(stability.features()).isNotEmpty();
    assertThat(Arrays.stream(stability.maxima()).min().orElseThrow()).isGreaterThanOrEqualTo(0.25);
  }
}
