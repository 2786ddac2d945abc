package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.Heads;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LinearHeadTest {
  private static final FeatureMatrix X = Problems.gaussian(50, 90, 71);
  private static final int[] LABELS = Problems.labels(X, 3, 0.6, 72);
  private static final ProblemDefinition PLAIN = ProblemDefinition.of(Heads.linearOnly());
  private static final double TIGHT = 1e-10;

  private static LinearHead head(FeatureMatrix x, int[] labels, ProblemDefinition definition, Lanes lanes) {
    return new LinearHead(x, labels, Arrays.stream(labels).max().orElseThrow() + 1, definition, lanes);
  }

  /** The solution at a share of kappaMax, over a few strengths on the way. */
  private static LinearHead.Solution solve(LinearHead head, double share, double tolerance) {
    LinearHead.Solution solution = null;
    for (int step = 1; step <= 4; step++) {
      solution = head.solve(solution, head.kappaMax() * Math.pow(share, step / 4.0), tolerance);
    }
    return solution;
  }

  private static LinearHead.Solution solve(ProblemDefinition definition, double share) {
    try (Lanes lanes = new Lanes(1)) {
      return solve(head(X, LABELS, definition, lanes), share, TIGHT);
    }
  }

  @ParameterizedTest
  @CsvSource({"GROUP, 1, 0.3", "GROUP, 0.5, 0.3", "GROUP, 0.05, 0.1", "ELEMENTWISE, 1, 0.1", "ELEMENTWISE, 0.5, 0.3"})
  void everyGeneMeetsItsConditionByAnIndependentCheck(Form form, double elasticNet, double share) {
    LinearHead.Solution solution = solve(PLAIN.withForm(form).withElasticNet(elasticNet), share);
    double l1 = 2 * solution.certificate().kappa() * elasticNet;
    double ridge = 2 * solution.certificate().kappa() * (1 - elasticNet);
    OptimalityCheck check = OptimalityCheck.of(X, LABELS, solution);
    assertThat(solution.genes()).isNotEmpty();
    assertThat(check.violation(l1, ridge, form)).isLessThan(1e-7);
    assertThat(check.objective(l1, ridge, form)).isCloseTo(solution.certificate().objective(), within(1e-12));
    assertThat(solution.certificate().gap()).isLessThanOrEqualTo(TIGHT);
    assertThat(solution.certificate().holds()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theGapBoundsWhatTheObjectiveExceedsItsMinimumBy(Form form) {
    try (Lanes lanes = new Lanes(1)) {
      LinearHead head = head(X, LABELS, PLAIN.withForm(form), lanes);
      double kappa = 0.2 * head.kappaMax();
      double minimum = head.solve(solve(head, 0.2, TIGHT), kappa, TIGHT).certificate().objective();
      for (double tolerance : new double[] {0.3, 0.03, 1e-3, 1e-5}) {
        LinearHead.Solution loose = head.solve(null, kappa, tolerance);
        double excess = loose.certificate().objective() - minimum;
        assertThat(excess).isGreaterThan(-1e-12);
        assertThat(loose.certificate().gap() * loose.certificate().objective()).isGreaterThanOrEqualTo(excess - 1e-12);
        assertThat(loose.certificate().holds()).isTrue();
      }
    }
  }

  @Test
  void aGeneWithFactorZeroIsNeverPenalisedAndOneWithInfinityNeverIn() {
    double[] factors = new double[90];
    Arrays.fill(factors, 1);
    factors[40] = 0;
    factors[0] = Double.POSITIVE_INFINITY;
    factors[1] = 2.5;
    int[] own = IntStream.range(0, 90).toArray();
    try (Lanes lanes = new Lanes(1)) {
      LinearHead head = head(X, LABELS, PLAIN.withGroups(GeneGroups.withFactors(factors)), lanes);
      LinearHead.Solution empty = head.empty();
      assertThat(empty.genes()).containsExactly(40);
      LinearHead.Solution solution = solve(head, 0.2, TIGHT);
      assertThat(solution.genes()).contains(40).doesNotContain(0);
      double l1 = 2 * solution.certificate().kappa();
      assertThat(OptimalityCheck.of(X, LABELS, solution).withGroups(own, factors).violation(l1, 0, Form.GROUP)).isLessThan(1e-7);
      assertThat(solution.certificate().gap()).isLessThanOrEqualTo(TIGHT);
      assertThat(solution.certificate().denseGradient()).isLessThan(1e-9);
    }
  }

  @Test
  void genesOfAGroupEnterTogether() {
    int[] groupOf = IntStream.range(0, 90).map(gene -> (gene * 7 % 90) / 3).toArray();
    double[] factors = new double[30];
    Arrays.fill(factors, Math.sqrt(3));
    LinearHead.Solution solution = solve(PLAIN.withGroups(GeneGroups.of(groupOf, factors)), 0.3);
    assertThat(solution.genes()).isNotEmpty();
    int[] alive = new int[30];
    for (int gene : solution.genes()) {
      alive[groupOf[gene]]++;
    }
    assertThat(alive).containsOnly(0, 3);
    OptimalityCheck check = OptimalityCheck.of(X, LABELS, solution).withGroups(groupOf, factors);
    assertThat(check.violation(2 * solution.certificate().kappa(), 0, Form.GROUP)).isLessThan(1e-7);
  }

  @Test
  void kappaMaxIsTheEndOfTheEmptyModel() {
    try (Lanes lanes = new Lanes(1)) {
      LinearHead head = head(X, LABELS, PLAIN, lanes);
      assertThat(head.solve(null, head.kappaMax() * (1 + 1e-9), TIGHT).genes()).isEmpty();
      assertThat(head.solve(null, head.kappaMax() * 0.999, TIGHT).genes()).hasSize(1);
    }
  }

  @Test
  void permutedGenesAndSamplesPermuteTheAnswer() {
    int[] genes = shuffled(90, 5);
    int[] samples = shuffled(50, 6);
    int[] labels = Arrays.stream(samples).map(sample -> LABELS[sample]).toArray();
    LinearHead.Solution plain = solve(PLAIN, 0.15);
    try (Lanes lanes = new Lanes(1)) {
      LinearHead.Solution permuted = solve(head(X.features(genes).samples(samples), labels, PLAIN, lanes), 0.15, TIGHT);
      assertThat(permuted.certificate().objective()).isCloseTo(plain.certificate().objective(), within(1e-10));
      int[] back = Arrays.stream(permuted.genes()).map(gene -> genes[gene]).sorted().toArray();
      assertThat(back).containsExactly(plain.genes());
    }
  }

  private static int[] shuffled(int length, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, length).boxed().sorted(java.util.Comparator.comparingDouble(k -> random.nextDouble()))
        .mapToInt(k -> k).toArray();
  }

  @Test
  void copiesAndConstantGenesChangeNoObjective() {
    LinearHead.Solution plain = solve(PLAIN, 0.15);
    FeatureMatrix wider = FeatureMatrix.zeros(50, 95);
    System.arraycopy(X.values(), 0, wider.values(), 0, X.values().length);
    for (int copy = 0; copy < 3; copy++) {
      System.arraycopy(X.values(), X.offset(plain.genes()[copy]), wider.values(), wider.offset(90 + copy), 50);
    }
    try (Lanes lanes = new Lanes(1)) {
      LinearHead.Solution solution = solve(head(wider, LABELS, PLAIN, lanes), 0.15, TIGHT);
      assertThat(solution.certificate().objective()).isCloseTo(plain.certificate().objective(), within(1e-9));
      assertThat(solution.certificate().holds()).isTrue();
      assertThat(solution.genes()).doesNotContain(93, 94);
    }
  }

  @Test
  void scaledGenesScaleKappaAndWeights() {
    LinearHead.Solution plain = solve(PLAIN, 0.15);
    FeatureMatrix scaled = new FeatureMatrix(50, 90, X.values().clone());
    for (int k = 0; k < scaled.values().length; k++) {
      scaled.values()[k] *= 4;
    }
    try (Lanes lanes = new Lanes(1)) {
      LinearHead.Solution solution = solve(head(scaled, LABELS, PLAIN, lanes), 0.15, TIGHT);
      assertThat(solution.certificate().kappa()).isCloseTo(4 * plain.certificate().kappa(), within(1e-12));
      assertThat(solution.certificate().objective()).isCloseTo(plain.certificate().objective(), within(1e-10));
      assertThat(solution.genes()).containsExactly(plain.genes());
      assertThat(4 * solution.weights()[0][0]).isCloseTo(plain.weights()[0][0], within(1e-5));
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void threadsChangeNoBit(Form form) {
    FeatureMatrix wide = Problems.gaussian(40, 1500, 75);
    int[] labels = Problems.labels(wide, 4, 0.6, 76);
    try (Lanes one = new Lanes(1); Lanes two = new Lanes(2)) {
      LinearHead.Solution first = solve(head(wide, labels, PLAIN.withForm(form), one), 0.1, 1e-6);
      LinearHead.Solution second = solve(head(wide, labels, PLAIN.withForm(form), two), 0.1, 1e-6);
      assertThat(second.genes()).containsExactly(first.genes());
      assertThat(second.weights()).isDeepEqualTo(first.weights());
      assertThat(second.certificate()).isEqualTo(first.certificate());
    }
  }

  @Test
  void aPathInTwoHalvesIsThePathAtOnce() {
    try (Lanes lanes = new Lanes(1)) {
      LinearHead head = head(X, LABELS, PLAIN, lanes);
      LinearHead.Solution middle = solve(head, 0.3, 1e-6);
      LinearHead.Solution whole = head.solve(middle, 0.25 * head.kappaMax(), 1e-6);
      LinearHead fresh = head(X, LABELS, PLAIN, lanes);
      LinearHead.Solution read = new LinearHead.Solution(middle.genes().clone(), Arrays.stream(middle.weights())
          .map(double[]::clone).toArray(double[][]::new), middle.intercept().clone(), null, 0);
      LinearHead.Solution resumed = fresh.solve(read, 0.25 * fresh.kappaMax(), 1e-6);
      assertThat(resumed.genes()).containsExactly(whole.genes());
      assertThat(resumed.weights()).isDeepEqualTo(whole.weights());
      assertThat(resumed.certificate()).isEqualTo(whole.certificate());
    }
  }

  @Test
  void aJumpFromNothingToDenseEndsWhereThePathDoes() {
    try (Lanes lanes = new Lanes(1)) {
      LinearHead head = head(X, LABELS, PLAIN, lanes);
      LinearHead.Solution walked = solve(head, 0.01, TIGHT);
      LinearHead.Solution jumped = head.solve(null, 0.01 * head.kappaMax(), TIGHT);
      assertThat(jumped.certificate().objective()).isCloseTo(walked.certificate().objective(), within(1e-10));
      assertThat(jumped.certificate().holds()).isTrue();
    }
  }

  @Test
  void aRidgeRefitHasNoSlope() {
    FeatureMatrix few = X.features(new int[] {0, 1, 2, 5});
    RidgeRefit refit = RidgeRefit.fit(few, LABELS, 3, 0.1);
    OptimalityCheck check = new OptimalityCheck(few, LABELS, refit.weights(), refit.intercept());
    assertThat(check.violation(1e-300, 0.1, Form.GROUP) * 1e-300).isLessThan(1e-6);
  }

  /** Half-samples and folds lack classes: the minimum over the intercept of such a class is at −∞, and must not be waited for. */
  @ParameterizedTest
  @EnumSource(Form.class)
  void classesWithoutSamplesChangeNothing(Form form) {
    int[] names = {1, 3, 4};
    int[] spread = Arrays.stream(LABELS).map(label -> names[label]).toArray();
    ProblemDefinition definition = PLAIN.withForm(form);
    try (Lanes lanes = new Lanes(1)) {
      LinearHead compact = head(X, LABELS, definition, lanes);
      LinearHead sparse = new LinearHead(X, spread, 6, definition, lanes);
      assertThat(sparse.kappaMax()).isCloseTo(compact.kappaMax(), withinPercentage(1e-8));
      LinearHead.Solution with = null;
      LinearHead.Solution without = null;
      for (int k = 1; k <= 40; k++) {
        double kappa = compact.kappaMax() * Math.pow(0.02, k / 40.0);
        with = sparse.solve(with, kappa, TIGHT);
        without = compact.solve(without, kappa, TIGHT);
        assertThat(with.certificate().holds()).isTrue();
        assertThat(with.steps()).isLessThan(60);
        assertThat(with.certificate().objective()).isCloseTo(without.certificate().objective(), withinPercentage(1e-7));
      }
      assertThat(with.genes()).isEqualTo(without.genes());
      for (int k = 0; k < with.genes().length; k++) {
        for (int label = 0; label < names.length; label++) {
          assertThat(with.weights()[k][names[label]]).isCloseTo(without.weights()[k][label], within(1e-4));
        }
        assertThat(with.weights()[k][0]).isCloseTo(0, within(1e-9));
      }
      RidgeRefit refit = RidgeRefit.fit(X.features(with.genes()), spread, 6, 1e-2);
      assertThat(refit.intercept()[0] - refit.intercept()[1]).isLessThan(-35);
    }
  }
}
