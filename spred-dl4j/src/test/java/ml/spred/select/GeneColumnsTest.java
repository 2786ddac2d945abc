package ml.spred.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.Heads;
import ml.spred.problem.OverlappingGroups;
import ml.spred.problem.Problems;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.OuterSetting;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.PathOptions;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;
import org.junit.jupiter.api.Test;

/** Covariates and overlapping groups: what is solved has other columns than what is answered. */
class GeneColumnsTest {
  private static final int SAMPLES = 60;
  private static final int GENES = 24;
  private static final FeatureMatrix X = Problems.gaussian(SAMPLES, GENES, 61);
  private static final int[] LABELS = Problems.labels(X, 3, 0.2, 62);
  private static final SelectionOptions LINEAR =
      SelectionOptions.of(Heads.linearOnly()).withPath(PathOptions.defaults().withKappas(20, 0.05));
  private static final boolean[] NO_VALIDATION = new boolean[SAMPLES];

  private static Selection select(SelectionData data, SelectionOptions options) {
    return GeneSelector.select(data, options, Progress.NONE);
  }

  private static SelectionData genes() {
    return new SelectionData(X, LABELS, 3, NO_VALIDATION);
  }

  /** The last column is the first gene, which carries a class. */
  private static SelectionData withCovariate() {
    int[] columns = IntStream.concat(IntStream.range(1, GENES), IntStream.of(0)).toArray();
    return new SelectionData(X.features(columns), LABELS, 3, NO_VALIDATION, 1);
  }

  private static double[] row(FeatureMatrix x, int sample, int[] columns) {
    return IntStream.of(columns).mapToDouble(column -> x.get(sample, column)).toArray();
  }

  @Test
  void aCovariateIsInEveryModelAndInNoList() {
    Selection selection = select(withCovariate(), LINEAR.withChoice(Choice.kappa(0.08)));
    assertThat(selection.numFeatures()).isEqualTo(GENES - 1);
    assertThat(selection.support()).isNotEmpty().doesNotContain(GENES - 1);
    assertThat(selection.model().weights()).hasDimensions(selection.support().length + 1, 3);
    for (PathPoint point : selection.path()) {
      assertThat(point.numFeatures()).isEqualTo(point.support().length).isEqualTo(point.coefficients().length)
          .isEqualTo(point.scores().length);
    }
    assertThat(selection.certificate().holds()).isTrue();
    assertThat(selection.certificate().numChecked()).isEqualTo(GENES - 1);
    assertThat(selection.related()).noneMatch(one -> one.related() == GENES - 1);
    GeneGroups factors = GeneGroups.withFactors(IntStream.range(0, GENES).mapToDouble(gene -> gene == 0 ? 0 : 1).toArray());
    Selection unpenalized =
        select(genes(), LINEAR.withProblem(LINEAR.problem().withGroups(factors)).withChoice(Choice.kappa(0.08)));
    assertThat(selection.certificate().objective()).as("the same problem").isEqualTo(unpenalized.certificate().objective(),
        within(1e-6));
    assertThat(Arrays.stream(selection.support()).map(gene -> gene + 1).toArray())
        .isEqualTo(Arrays.copyOfRange(unpenalized.support(), 1, unpenalized.support().length));
  }

  @Test
  void aNumberOfGenesCountsNoCovariates() {
    Selection selection = select(withCovariate(), LINEAR.withChoice(Choice.numTopFeatures(4)));
    assertThat(selection.support()).hasSize(4);
    assertThat(selection.model().weights()).hasDimensions(5, 3);
  }

  @Test
  void anOuterFoldPredictsWithCovariates() {
    int[] held = {3, 10, 50};
    int[] training = IntStream.range(0, SAMPLES).filter(k -> k != 3 && k != 10 && k != 50).toArray();
    SelectionOptions options = LINEAR.withChoice(Choice.kappa(0.05));
    OuterSetting setting = new OuterSetting(SampleParts.training(training), held, null, 1);
    double[][] probabilities = NestedEstimate.solve(withCovariate(), options, setting).probabilities();
    assertThat(Arrays.stream(probabilities[0]).sum()).isEqualTo(1, within(1e-6));
    Selection outside = GeneSelector.select(withCovariate(), options, SampleParts.training(training), null, Progress.NONE,
        Checkpoint.NONE);
    int[] used = IntStream.concat(IntStream.of(outside.support()), IntStream.of(GENES - 1)).toArray();
    assertThat(probabilities[1]).isEqualTo(outside.model().probabilities(row(X.features(
        IntStream.concat(IntStream.range(1, GENES), IntStream.of(0)).toArray()), 10, used)));
  }

  /** Groups that share nothing are the groups that the core has without copies. */
  @Test
  void groupsWithoutOverlapAreOrdinaryGroups() {
    int[][] members = IntStream.range(0, 6).mapToObj(group -> IntStream.range(4 * group, 4 * group + 4).toArray())
        .toArray(int[][]::new);
    double[] factors = {2, 2, 2, 2, 2, 2};
    SelectionOptions options = LINEAR.withChoice(Choice.kappa(0.05));
    Selection copies = select(genes(), options.withOverlapping(new OverlappingGroups(members, factors)));
    Selection groups = select(genes(), options.withProblem(options.problem().withGroups(
        GeneGroups.of(IntStream.range(0, GENES).map(gene -> gene / 4).toArray(), factors))));
    assertThat(copies.support()).isEqualTo(groups.support()).hasSizeBetween(4, 20);
    assertThat(copies.scores()).containsExactly(groups.scores(), within(1e-4));
    assertThat(copies.certificate().objective()).isEqualTo(groups.certificate().objective(), within(1e-6));
  }

  /**
   * Overlapping groups: a gene is in exactly when one of its groups is, its weight is the sum of the copies', and the model
   * predicts as the coefficients say. The certificate is that of the problem with copies, whose minimum is that of the latent
   * norm.
   */
  @Test
  void overlappingGroupsGiveUnionsOfGroups() {
    int[][] members = {{0, 1, 2, 5}, {2, 6, 7}, {5, 8, 9}, {10, 11, 12}};
    double[] factors = {2, Math.sqrt(3), Math.sqrt(3), Math.sqrt(3)};
    Selection selection =
        select(genes(), LINEAR.withChoice(Choice.kappa(0.06)).withOverlapping(new OverlappingGroups(members, factors)));
    assertThat(selection.certificate().holds()).isTrue();
    assertThat(selection.certificate().numChecked()).isEqualTo(GENES);
    assertThat(selection.certificate().worstFeature()).isLessThan(GENES);
    assertThat(selection.groupNorms()).hasSize(4);
    assertThat(selection.groupNorms()[0]).as("the genes that carry the classes").isPositive();
    List<Integer> union = IntStream.range(0, 4).filter(group -> selection.groupNorms()[group] > 0)
        .flatMap(group -> Arrays.stream(members[group])).boxed().distinct().sorted().toList();
    List<Integer> grouped = Arrays.stream(members).flatMapToInt(Arrays::stream).boxed().distinct().toList();
    assertThat(Arrays.stream(selection.support()).boxed().filter(grouped::contains).toList()).isEqualTo(union);
    PathPoint point = selection.path().stream().filter(PathPoint::chosen).findFirst().orElseThrow();
    assertThat(selection.model().weights()).hasDimensions(selection.support().length, 3);
    for (int k = 0; k < selection.support().length; k++) {
      assertThat((double) selection.model().weights()[k][1]).isEqualTo(point.coefficients()[k][1], within(1e-5));
      double[] weights = point.coefficients()[k];
      assertThat(selection.scores()[k]).isEqualTo(Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum()), within(1e-9));
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    OverlappingGroups groups = new OverlappingGroups(new int[][] {{0, 1}}, new double[] {1});
    GeneGroups pairs = GeneGroups.of(IntStream.range(0, GENES).map(gene -> gene / 2).toArray(),
        IntStream.range(0, GENES / 2).mapToDouble(group -> 1).toArray());
    assertThatThrownBy(() -> select(genes(), LINEAR.withProblem(LINEAR.problem().withGroups(pairs)).withOverlapping(groups)
        .withChoice(Choice.kappa(0.1)))).isInstanceOf(InputException.class).hasMessageContaining("give one of the two");
    SelectionOptions ensemble = SelectionOptions.of(Heads.ensemble(List.of(4))).withChoice(Choice.kappa(0.1));
    assertThatThrownBy(() -> select(withCovariate(), ensemble)).isInstanceOf(InputException.class)
        .hasMessageContaining("need the linear head alone");
    assertThatThrownBy(() -> new OverlappingGroups(new int[][] {{}}, new double[] {1}))
        .hasMessageContaining("group 0 has 0 genes");
  }
}
