package ml.spred.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Problems;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KappaPathTest {
  private static final FeatureMatrix X = Problems.gaussian(40, 60, 31);
  private static final int[] LABELS = Problems.labels(X, 3, 0.5, 32);

  private static KappaPath path(FeatureMatrix x, int[] labels, ProblemDefinition definition, double tolerance, Lanes lanes) {
    return new KappaPath(x, labels, FeatureMatrix.zeros(0, x.numFeatures()), new int[0],
        Arrays.stream(labels).max().orElseThrow() + 1, definition, PathOptions.defaults().withTolerance(tolerance),
        TrainingOptions.defaults().withMaxIterations(2000), 3, lanes, Checkpoint.NONE);
  }

  private static KappaPath path(ProblemDefinition definition, double tolerance, Lanes lanes) {
    return path(X, LABELS, definition, tolerance, lanes);
  }

  private static FittedEnsemble model(KappaPath path, int position, FeatureMatrix x) {
    return path.model(position, Standardizer.fit(x, Scaling.NONE, MissingValues.REFUSE));
  }

  @ParameterizedTest
  @CsvSource({"GROUP, 1, 0.5", "GROUP, 3, 0.2", "ELEMENTWISE, 1, 0.5", "ELEMENTWISE, 0.4, 0.2"})
  void theFactoredMinimumIsTheL1Minimum(Form form, double balance, double share) {
    try (Lanes lanes = new Lanes(1)) {
      KappaPath path = path(ProblemDefinition.of(Heads.linearOnly()).withForm(form).withBalance(balance), 1e-5, lanes);
      double kappa = share * path.kappaMax();
      path.solve(0.7 * path.kappaMax());
      int position = path.solve(kappa);
      ProximalReference reference = new ProximalReference(X, LABELS, 3, kappa, form).minimize(20_000);
      assertThat(path.certificate(position).objective()).isCloseTo(reference.objective(), within(1e-7));
      assertThat(path.support(position)).hasSize(reference.numFeatures());
      FittedEnsemble model = model(path, position, X);
      for (int k = 0; k < path.support(position).length; k++) {
        double[] expected = reference.v[path.support(position)[k]];
        for (int column = 0; column < 3; column++) {
          assertThat((double) model.weights()[k][column]).isCloseTo(expected[column], within(2e-4));
        }
      }
    }
  }

  @Test
  void closedFormOfOneGeneAndTwoClasses() {
    // x = ±1 says the class: ‖G‖ = √2·(1 − σ(2w)) = 2·kappa, so w = ½·logit(1 − √2·kappa), and kappaMax = √2/4.
    FeatureMatrix x = FeatureMatrix.ofRows(new double[][] {{1}, {-1}, {1}, {-1}});
    int[] labels = {1, 0, 1, 0};
    try (Lanes lanes = new Lanes(1)) {
      KappaPath path = path(x, labels, ProblemDefinition.of(Heads.linearOnly()).withScaling(Scaling.NONE), 1e-8, lanes);
      assertThat(path.kappaMax()).isCloseTo(Math.sqrt(2) / 4, within(1e-12));
      double kappa = 0.1;
      FittedEnsemble model = model(path, path.solve(kappa), x);
      double share = 1 - Math.sqrt(2) * kappa;
      double expected = Math.log(share / (1 - share)) / 2;
      assertThat((double) model.weights()[0][1]).isCloseTo(expected, within(1e-5));
      assertThat((double) model.weights()[0][0]).isCloseTo(-expected, within(1e-5));
    }
  }

  @ParameterizedTest
  @CsvSource({"linear, GROUP", "linear, ELEMENTWISE", "mlp, GROUP", "ensemble, GROUP", "ensemble, ELEMENTWISE"})
  void kappaMaxGivesNoGeneAndALittleLessGivesOne(String heads, Form form) {
    try (Lanes lanes = new Lanes(1)) {
      KappaPath path = path(ProblemDefinition.of(heads(heads)).withForm(form).withDenseDecay(0.01), 1e-3, lanes);
      int atMax = path.solve(path.kappaMax());
      assertThat(path.support(atMax)).isEmpty();
      assertThat(path.certificate(atMax).violation()).isLessThan(1e-9);
      assertThat(path.support(path.solve(1.5 * path.kappaMax()))).isEmpty();
      assertThat(path.support(path.solve(0.99 * path.kappaMax()))).isNotEmpty();
    }
  }

  private static Heads heads(String name) {
    return switch (name) {
      case "linear" -> Heads.linearOnly();
      case "mlp" -> Heads.mlpOnly(List.of(12, 8));
      default -> Heads.ensemble(List.of(12, 8));
    };
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void theCertificateIsWhatTheDefinitionSays(Form form) {
    try (Lanes lanes = new Lanes(2)) {
      KappaPath path = path(ProblemDefinition.of(Heads.linearOnly()).withForm(form), 1e-3, lanes);
      int position = path.solve(0.3 * path.kappaMax());
      Certificate certificate = path.certificate(position);
      assertThat(certificate.holds()).isTrue();
      assertThat(certificate.numChecked()).isEqualTo(60);

      FittedEnsemble model = model(path, position, X);
      ProximalReference check = new ProximalReference(X, LABELS, 3, certificate.kappa(), form);
      for (int k = 0; k < model.weights().length; k++) {
        for (int column = 0; column < 3; column++) {
          check.v[path.support(position)[k]][column] = model.weights()[k][column];
        }
      }
      for (int column = 0; column < 3; column++) {
        check.intercept[column] = model.bias()[column];
      }
      assertThat(check.objective()).isCloseTo(certificate.objective(), within(1e-6));
      assertThat(worst(check, 2 * certificate.kappa(), form)).isCloseTo(certificate.violation(), within(1e-4));
    }
  }

  /** The optimality conditions, gene by gene. */
  private static double worst(ProximalReference check, double threshold, Form form) {
    double[][] residuals = check.residuals();
    double worst = 0;
    for (int gene = 0; gene < 60; gene++) {
      double[] slope = check.slope(gene, residuals);
      double[] v = check.v[gene];
      double size = Math.sqrt(Arrays.stream(v).map(value -> value * value).sum());
      double whole = 0;
      double single = 0;
      for (int k = 0; k < 3; k++) {
        double towards = size == 0 ? 0 : form == Form.GROUP ? v[k] / size : Math.signum(v[k]);
        double distance = slope[k] + threshold * towards;
        whole += distance * distance;
        single = Math.max(single, v[k] == 0 ? Math.abs(slope[k]) - threshold : Math.abs(distance));
      }
      double group = size == 0 ? Math.sqrt(whole) - threshold : Math.sqrt(whole);
      worst = Math.max(worst, (form == Form.GROUP ? group : single) / threshold);
    }
    return worst;
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "ensemble"})
  void permutingGenesPermutesTheAnswer(String heads) {
    int[] order = new java.util.Random(4).ints(0, 60).distinct().limit(60).toArray();
    try (Lanes lanes = new Lanes(1)) {
      ProblemDefinition definition = ProblemDefinition.of(heads(heads));
      KappaPath plain = path(definition, 1e-3, lanes);
      KappaPath permuted = path(X.features(order), LABELS, definition, 1e-3, lanes);
      assertThat(permuted.kappaMax()).isCloseTo(plain.kappaMax(), within(1e-12));
      int one = plain.solve(0.5 * plain.kappaMax());
      int other = permuted.solve(0.5 * permuted.kappaMax());
      // In single precision, sums in another order may decide otherwise about a gene on the very border.
      int[] back = Arrays.stream(strong(permuted, other)).map(k -> order[k]).sorted().toArray();
      assertThat(back).isEqualTo(strong(plain, one)).isNotEmpty();
      assertThat(permuted.certificate(other).objective()).isCloseTo(plain.certificate(one).objective(), within(1e-3));
    }
  }

  /** Selected genes with more than a hundredth of the largest score. */
  private static int[] strong(KappaPath path, int position) {
    double[] scores = path.scores(position);
    double least = 0.01 * Arrays.stream(scores).max().orElse(0);
    return IntStream.range(0, scores.length).filter(k -> scores[k] > least).map(k -> path.support(position)[k]).toArray();
  }

  @Test
  void constantGenesChangeNothing() {
    try (Lanes lanes = new Lanes(1)) {
      ProblemDefinition definition = ProblemDefinition.of(Heads.linearOnly());
      KappaPath plain = path(definition, 1e-6, lanes);
      FeatureMatrix wider = FeatureMatrix.zeros(40, 65);
      for (int gene = 0; gene < 60; gene++) {
        for (int sample = 0; sample < 40; sample++) {
          wider.set(sample, gene + 5, X.get(sample, gene));
        }
      }
      KappaPath padded = path(wider, LABELS, definition, 1e-6, lanes);
      int one = plain.solve(0.4 * plain.kappaMax());
      int other = padded.solve(0.4 * padded.kappaMax());
      assertThat(Arrays.stream(padded.support(other)).map(k -> k - 5).toArray()).isEqualTo(plain.support(one));
      assertThat(padded.certificate(other).objective()).isCloseTo(plain.certificate(one).objective(), within(1e-9));
    }
  }

  @Test
  void theBestGenesAloneAreSolvedAndTheCertificateSaysWhatThatCosts() {
    try (Lanes lanes = new Lanes(1)) {
      KappaPath path = path(ProblemDefinition.of(Heads.linearOnly()), 1e-3, lanes);
      int full = path.solve(0.3 * path.kappaMax());
      int best = path.solveBest(full, 2, 0);
      assertThat(path.support(best)).hasSize(2);
      assertThat(path.certificate(best).holds()).isFalse();
      assertThat(path.certificate(best).objective()).isGreaterThan(path.certificate(full).objective());
    }
  }

  private static KappaPath path(Heads heads, PathOptions options, Lanes lanes) {
    return new KappaPath(X, LABELS, FeatureMatrix.zeros(0, 60), new int[0], 3, ProblemDefinition.of(heads), options,
        TrainingOptions.defaults(), 3, lanes, Checkpoint.NONE);
  }

  @Test
  void aConvexHeadEndsAtTheSameMinimaEitherWay() {
    try (Lanes lanes = new Lanes(1)) {
      KappaPath down = path(Heads.linearOnly(), PathOptions.defaults(), lanes);
      KappaPath up = path(Heads.linearOnly(), PathOptions.defaults().withDirection(Direction.DENSE_TO_SPARSE), lanes);
      double[] shares = {0.7, 0.4, 0.2, 0.1};
      for (int k = 0; k < shares.length; k++) {
        down.solve(shares[k] * down.kappaMax());
        up.solve(shares[shares.length - 1 - k] * up.kappaMax());
      }
      for (int k = 0; k < shares.length; k++) {
        Certificate one = down.certificate(k);
        Certificate other = up.certificate(shares.length - 1 - k);
        assertThat(other.kappa()).isEqualTo(one.kappa());
        assertThat(other.objective()).isCloseTo(one.objective(), within(2e-6 * one.objective()));
        assertThat(up.support(shares.length - 1 - k)).containsExactly(down.support(k));
      }
    }
  }

  @Test
  void restartsKeepTheLowestObjectiveAtEveryStrength() {
    try (Lanes lanes = new Lanes(1)) {
      Heads heads = Heads.ensemble(List.of(6, 5));
      KappaPath best = path(heads, PathOptions.defaults().withRestarts(3), lanes);
      for (double share : new double[] {0.8, 0.5}) {
        double kappa = share * best.kappaMax();
        double reported = best.certificate(best.solve(kappa)).objective();
        assertThat(best.certificate(best.points().size() - 1).holds()).isTrue();
        for (long seed = 3; seed < 6; seed++) {
          KappaPath single = new KappaPath(X, LABELS, FeatureMatrix.zeros(0, 60), new int[0], 3, ProblemDefinition.of(heads),
              PathOptions.defaults(), TrainingOptions.defaults(), seed, lanes, Checkpoint.NONE);
          if (share < 0.8) {
            single.solve(0.8 * best.kappaMax());
          }
          assertThat(reported).isLessThanOrEqualTo(single.certificate(single.solve(kappa)).objective() + 1e-9);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"linear", "ensemble"})
  void aClassWithoutSamplesCostsNothing(String name) {
    Heads heads = name.equals("linear") ? Heads.linearOnly() : Heads.ensemble(List.of(12, 8));
    int[] spread = Arrays.stream(LABELS).map(label -> 2 * label).toArray();
    try (Lanes lanes = new Lanes(1)) {
      KappaPath path = path(X, spread, ProblemDefinition.of(heads), 1e-3, lanes);
      double entropy = Arrays.stream(LABELS)
          .mapToDouble(label -> -Math.log(Arrays.stream(LABELS).filter(other -> other == label).count() / (double) LABELS.length))
          .average().orElseThrow();
      int empty = path.solve(path.kappaMax());
      assertThat(path.certificate(empty).loss()).isCloseTo(heads.count() * entropy, within(1e-6));
      for (int k = 1; k <= 12; k++) {
        int position = path.solve(path.kappaMax() * Math.pow(0.05, k / 12.0));
        assertThat(path.certificate(position).holds()).isTrue();
      }
    }
  }
}
