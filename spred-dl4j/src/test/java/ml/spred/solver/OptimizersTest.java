package ml.spred.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Problems;
import ml.spred.redundant.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;

class OptimizersTest {
  private static final FeatureMatrix X = Problems.gaussian(30, 12, 41);
  private static final int[] LABELS = Problems.labels(X, 3, 0.4, 42);
  private static final double KAPPA = 0.04;

  private static PathPoint solve(TrainingOptions training, boolean screening, Heads heads, List<TrainingRecord> history) {
    FeatureMatrix held = Problems.gaussian(15, 12, 43);
    int[] heldLabels = Problems.labels(held, 3, 0.4, 44);
    try (Lanes lanes = new Lanes(1)) {
      KappaPath path = new KappaPath(X, LABELS, held, heldLabels, 3, ProblemDefinition.of(heads).withDenseDecay(1e-3),
          PathOptions.defaults().withScreening(screening).withTolerance(1e-3), training, 5, lanes, Checkpoint.NONE);
      int position = path.solve(KAPPA);
      history.addAll(path.history());
      return path.points().get(position);
    }
  }

  private static PathPoint solve(TrainingOptions training, boolean screening) {
    return solve(training, screening, Heads.linearOnly(), new ArrayList<>());
  }

  private static double minimum() {
    return new ProximalReference(X, LABELS, 3, KAPPA, Form.GROUP).minimize(20_000).objective();
  }

  @ParameterizedTest
  @CsvSource({"SGD, 0.3", "MOMENTUM, 0.05", "ADAM, 0.01", "ADAMW, 0.01", "ADAGRAD, 0.3", "LBFGS, 1"})
  void everyOptimizerReachesTheMinimumOverAllGenes(Optimizer optimizer, double rate) {
    TrainingOptions training = TrainingOptions.of(optimizer).withLearningRates(rate, rate)
        .withInitialization(Initialization.SQUARE_ROOT).withMaxIterations(3000);
    PathPoint point = solve(training, false);
    assertThat(point.certificate().objective()).isCloseTo(minimum(), within(2e-4));
    assertThat(point.numFeatures()).isEqualTo(
        new ProximalReference(X, LABELS, 3, KAPPA, Form.GROUP).minimize(20_000).numFeatures());
  }

  @ParameterizedTest
  @CsvSource({"NEWTON, 1", "SGD, 0.3", "ADAM, 0.01", "LBFGS, 1"})
  void everyOptimizerReachesTheMinimumOnTheWorkingSet(Optimizer optimizer, double rate) {
    PathPoint point = solve(TrainingOptions.of(optimizer).withLearningRates(rate, rate).withMaxIterations(20_000), true);
    assertThat(point.certificate().holds()).isTrue();
    assertThat(point.certificate().objective()).isCloseTo(minimum(), within(1e-4));
  }

  @ParameterizedTest
  @EnumSource(Initialization.class)
  void everyInitializationLeadsToTheSameConvexMinimum(Initialization initialization) {
    TrainingOptions training = TrainingOptions.of(Optimizer.LBFGS).withInitialization(initialization).withMaxIterations(600);
    assertThat(solve(training, false).certificate().objective()).isCloseTo(minimum(), within(1e-4));
  }

  @ParameterizedTest
  @EnumSource(LearningRateSchedule.class)
  void schedulesStartAtTheRateAndNeverRise(LearningRateSchedule schedule) {
    assertThat(schedule.factor(0, 100)).isEqualTo(1);
    for (int k = 1; k < 100; k++) {
      assertThat(schedule.factor(k, 100)).isBetween(0.0, schedule.factor(k - 1, 100));
    }
    assertThat(schedule == LearningRateSchedule.CONSTANT || schedule.factor(99, 100) < 0.02).isTrue();
  }

  @Test
  void miniBatchesWithADecayingRateComeNear() {
    TrainingOptions training = TrainingOptions.of(Optimizer.SGD).withLearningRates(0.2, 0.2).withBatchSize(7)
        .withSchedule(LearningRateSchedule.COSINE).withInitialization(Initialization.SQUARE_ROOT).withMaxIterations(6000);
    assertThat(solve(training, false).certificate().objective()).isCloseTo(minimum(), within(5e-3));
  }

  @Test
  void aClippedStepIsNoLongerThanTheClip() {
    EnsembleShape shape = new EnsembleShape(12, 3, Heads.linearOnly(), Form.GROUP);
    EnsembleParameters parameters = new EnsembleParameters(shape, DataType.DOUBLE);
    parameters.flat().assign(3);
    EnsembleParameters before = parameters.copy(DataType.DOUBLE);
    try (Lanes lanes = new Lanes(1)) {
      EnsembleStep step = new EnsembleStep(
          EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, shape, DenseDecay.none(), DataType.DOUBLE, lanes);
      TrainingOptions options = TrainingOptions.of(Optimizer.SGD).withLearningRates(0.5, 0.5).withGradientClip(0.2);
      new GradientDescent(Batches.full(step), parameters, Penalty.group(1), options, DenseDecay.none()).step();
    }
    assertThat(parameters.flat().sub(before.flat()).norm2Number().doubleValue()).isCloseTo(0.5 * 0.2, within(1e-9));
  }

  @Test
  void balanceHoldsAtTheMinimumFromAnUnbalancedStart() {
    EnsembleShape shape = new EnsembleShape(12, 3, Heads.linearOnly(), Form.GROUP);
    Penalty penalty = new Penalty(KAPPA, 4, Form.GROUP);
    EnsembleParameters parameters = new EnsembleParameters(shape, DataType.DOUBLE);
    parameters.mask().assign(0.2);
    parameters.weights().assign(org.nd4j.linalg.factory.Nd4j.linspace(DataType.DOUBLE, -1, 2.0 / 35, 36).reshape('f', 3, 12));
    try (Lanes lanes = new Lanes(1)) {
      EnsembleStep step = new EnsembleStep(
          EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, shape, DenseDecay.none(), DataType.DOUBLE, lanes);
      EnsembleParameters gradient = new EnsembleParameters(shape, DataType.DOUBLE);
      Lbfgs solver = new Lbfgs((point, slope) -> {
        double value = step.lossAndGradient(parameters, penalty, gradient);
        slope.assign(gradient.flat());
        return value;
      }, parameters.flat(), lanes);
      for (int k = 0; k < 2000 && solver.step(); k++) {
        assertThat(solver.value()).isFinite();
      }
    }
    for (int gene = 0; gene < 12; gene++) {
      double mask = Math.pow(parameters.mask().getDouble(0, gene), 2);
      double weights = Math.pow(parameters.weights().getColumn(gene).norm2Number().doubleValue(), 2);
      assertThat(penalty.alpha() * mask).as("gene %d", gene).isCloseTo(penalty.beta() * weights, within(1e-6));
    }
  }

  @Test
  void earlyStoppingKeepsTheBestParameters() {
    List<TrainingRecord> history = new ArrayList<>();
    TrainingOptions training = TrainingOptions.of(Optimizer.SGD).withLearningRates(0.5, 0.5).withMaxIterations(5000)
        .withEarlyStopping(10, 3);
    PathPoint point = solve(training, false, Heads.ensemble(List.of(20)), history);
    double best = history.stream().mapToDouble(TrainingRecord::validationLoss).min().orElseThrow();
    assertThat(point.iterations()).isLessThan(5000);
    assertThat(history.get(history.size() - 1).validationLoss()).isGreaterThan(best);
    // What is kept has the best loss seen, apart from the genes that the optimality test puts to zero at the end.
    assertThat(point.validationLoss()).isCloseTo(best, within(0.05));
  }

  @Test
  void lbfgsMovesAllOrNothing() {
    assertThatThrownBy(() -> TrainingOptions.of(Optimizer.LBFGS).withDenseOptimizer(Optimizer.ADAM))
        .hasMessageContaining("lbfgs move all parameters together");
  }

  @Test
  void spellingsGoBothWays() {
    assertThat(Arrays.stream(Optimizer.spellings()).map(Optimizer::of)).containsExactly(Optimizer.values());
    assertThatThrownBy(() -> Optimizer.of("lion")).hasMessageContaining("choose one of newton, sgd, momentum");
  }
}
