package ml.spred.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ml.spred.compute.Lanes;
import ml.spred.compute.Spans;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import ml.spred.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EnsembleStepTest {
  private static final FeatureMatrix X = Problems.gaussian(11, 7, 1);
  private static final int[] LABELS = Problems.labels(X, 3, 0.3, 2);

  static Stream<Arguments> shapes() {
    return Stream.of(Heads.linearOnly(), new Heads(true, List.of(), false), Heads.mlpOnly(List.of(5, 4)),
            Heads.ensemble(List.of(6)), Heads.ensemble(List.of(5, 4, 3)))
        .flatMap(heads -> Stream.of(Arguments.of(heads, Form.GROUP), Arguments.of(heads, Form.ELEMENTWISE)));
  }

  private static EnsembleParameters random(EnsembleShape shape, DataType type, long seed) {
    EnsembleParameters parameters = new EnsembleParameters(shape, type);
    Random random = new Random(seed);
    double[] values = new double[(int) shape.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = 0.5 * random.nextGaussian();
    }
    parameters.flat().assign(Nd4j.create(values, 1, values.length).castTo(type));
    return parameters;
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientIsTheSlopeOfTheObjective(Heads heads, Form form) {
    EnsembleShape shape = new EnsembleShape(7, 3, heads, form);
    Penalty penalty = new Penalty(0.07, 2.5, form);
    EnsembleParameters parameters = random(shape, DataType.DOUBLE, 3);
    DenseDecay decay = new DenseDecay(0.2, random(shape, DataType.DOUBLE, 4).dense());
    try (Lanes lanes = new Lanes(2)) {
      EnsembleStep step = new EnsembleStep(EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, shape, decay, DataType.DOUBLE, lanes);
      EnsembleParameters gradient = new EnsembleParameters(shape, DataType.DOUBLE);
      double value = step.lossAndGradient(parameters, penalty, gradient);
      assertThat(step.objective(parameters, penalty)).isCloseTo(value, within(1e-12));
      for (long k = 0; k < shape.length(); k++) {
        double slope = slope(step, parameters, penalty, k);
        boolean noIntercept = heads.linear() && !heads.intercept() && k >= shape.biasOffset() && k < shape.biasOffset() + 3;
        assertThat(gradient.flat().getDouble(0, k)).as("parameter %d", k).isCloseTo(noIntercept ? 0 : slope, within(2e-8));
      }
    }
  }

  @Test
  void aLayerWithinASpanIsThatOfTheWeightsItStandsFor() {
    EnsembleShape full = new EnsembleShape(7, 3, Heads.ensemble(List.of(30, 4)), Form.GROUP);
    int samples = LABELS.length;
    EnsembleShape confined = full.withDenseRows(List.of(samples, 4));
    assertThat(confined.length()).isEqualTo(full.length() - (30 - samples) * 4);
    Penalty penalty = new Penalty(0.07, 1, Form.GROUP);
    try (Lanes lanes = new Lanes(2)) {
      EnsembleStep step = new EnsembleStep(
          EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, full, DenseDecay.none(), DataType.DOUBLE, lanes);
      EnsembleStep within = new EnsembleStep(
          EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, confined, DenseDecay.none(), DataType.DOUBLE, lanes);
      EnsembleParameters all = random(full, DataType.DOUBLE, 5);
      EnsembleParameters few = random(confined, DataType.DOUBLE, 6);
      INDArray origin = all.denseWeights(0).dup('f');
      INDArray basis = Nd4j.create(DataType.DOUBLE, new long[] {30, samples}, 'f');
      step.loss(all);
      Spans.orthonormal(lanes, step.tail().inputs(0), basis);
      within.tail().setSpan(0, origin, basis);
      all.mask().assign(few.mask());
      all.weights().assign(few.weights());
      all.bias().assign(few.bias());
      all.denseWeights(0).assign(origin.add(basis.mmul(few.denseWeights(0))));
      all.denseBias(0).assign(few.denseBias(0));
      all.denseWeights(1).assign(few.denseWeights(1));
      all.denseBias(1).assign(few.denseBias(1));

      EnsembleParameters gradient = new EnsembleParameters(full, DataType.DOUBLE);
      EnsembleParameters projected = new EnsembleParameters(confined, DataType.DOUBLE);
      assertThat(within.lossAndGradient(few, penalty, projected))
          .isCloseTo(step.lossAndGradient(all, penalty, gradient), within(1e-12));
      assertThat(projected.weights().distance2(gradient.weights())).isLessThan(1e-12);
      assertThat(projected.denseWeights(0).distance2(basis.transpose().mmul(gradient.denseWeights(0)))).isLessThan(1e-12);
      assertThat(projected.denseWeights(1).distance2(gradient.denseWeights(1))).isLessThan(1e-12);

      EnsembleParameters motion = random(confined, DataType.DOUBLE, 7);
      EnsembleParameters moved = random(full, DataType.DOUBLE, 8);
      motion.mask().assign(1);
      few.mask().assign(1);
      all.mask().assign(1);
      moved.mask().assign(1);
      moved.weights().assign(motion.weights());
      moved.bias().assign(motion.bias());
      moved.denseWeights(0).assign(basis.mmul(motion.denseWeights(0)));
      moved.denseBias(0).assign(motion.denseBias(0));
      moved.denseWeights(1).assign(motion.denseWeights(1));
      moved.denseBias(1).assign(motion.denseBias(1));
      step.linearise(all);
      within.linearise(few);
      step.tangent(all, moved);
      within.tangent(few, motion);
      assertThat(within.logits().get(1).distance2(step.logits().get(1))).isLessThan(1e-11);
    }
  }

  /** Central difference. */
  private static double slope(EnsembleStep step, EnsembleParameters parameters, Penalty penalty, long k) {
    double step0 = 1e-5;
    double at = parameters.flat().getDouble(0, k);
    parameters.flat().putScalar(0, k, at + step0);
    double above = step.objective(parameters, penalty);
    parameters.flat().putScalar(0, k, at - step0);
    double below = step.objective(parameters, penalty);
    parameters.flat().putScalar(0, k, at);
    return (above - below) / (2 * step0);
  }

  @Test
  void lossIsTheSumOfBothHeadsAndThePenaltyHasItsFactors() {
    // V = 0: both heads predict uniformly, each loses ln 3; the pair pays alpha‖U‖² + beta‖W‖² and no ½.
    EnsembleShape shape = new EnsembleShape(7, 3, Heads.ensemble(List.of(4)), Form.GROUP);
    EnsembleParameters parameters = new EnsembleParameters(shape, DataType.DOUBLE);
    parameters.mask().assign(2);
    try (Lanes lanes = new Lanes(1)) {
      EnsembleStep step = new EnsembleStep(
          EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, shape, DenseDecay.none(), DataType.DOUBLE, lanes);
      Penalty penalty = new Penalty(0.1, 3, Form.GROUP);
      assertThat(step.objective(parameters, penalty)).isCloseTo(2 * Math.log(3) + 0.3 * 7 * 4, within(1e-12));
      parameters.mask().assign(0);
      parameters.weights().assign(1);
      assertThat(step.objective(parameters, penalty)).isCloseTo(2 * Math.log(3) + 0.1 / 3 * 7 * 7, within(1e-12));
    }
  }

  @Test
  void fusedDescentIsOneGradientStep() {
    int features = 3 * FirstLayer.BLOCK + 17;
    FeatureMatrix wide = Problems.gaussian(9, features, 8);
    int[] labels = Problems.labels(wide, 3, 0.1, 9);
    EnsembleShape shape = new EnsembleShape(features, 3, Heads.ensemble(List.of(5, 4)), Form.GROUP);
    Penalty penalty = new Penalty(0.02, 1.7, Form.GROUP);
    EnsembleParameters fused = random(shape, DataType.FLOAT, 10);
    EnsembleParameters plain = fused.copy(DataType.FLOAT);
    try (Lanes lanes = new Lanes(2)) {
      INDArray x = EnsembleStep.toNative(wide, DataType.FLOAT);
      EnsembleStep step = new EnsembleStep(x, labels, shape, DenseDecay.none(), DataType.FLOAT, lanes);
      EnsembleParameters gradient = new EnsembleParameters(shape, DataType.FLOAT);
      step.lossAndGradient(plain, penalty, gradient);
      plain.flat().subi(gradient.flat().mul(0.3));
      EnsembleParameters rest = new EnsembleParameters(shape.withFeatures(0), DataType.FLOAT);
      step.descend(fused, penalty, 0.3, rest);
      fused.dense().subi(rest.dense().mul(0.3));
    }
    assertThat(fused.flat().sub(plain.flat()).normmaxNumber().doubleValue()).isLessThan(2e-6);
  }

  @Test
  void resultsDoNotDependOnTheNumberOfLanes() {
    FeatureMatrix wide = Problems.gaussian(40, 5000, 11);
    int[] labels = Problems.labels(wide, 4, 0.1, 12);
    EnsembleShape shape = new EnsembleShape(5000, 4, Heads.ensemble(List.of(300, 300)), Form.GROUP);
    float[][] results = new float[3][];
    for (int threads = 1; threads <= 3; threads++) {
      try (Lanes lanes = new Lanes(threads)) {
        EnsembleStep step = new EnsembleStep(
            EnsembleStep.toNative(wide, DataType.FLOAT), labels, shape, DenseDecay.none(), DataType.FLOAT, lanes);
        EnsembleParameters gradient = new EnsembleParameters(shape, DataType.FLOAT);
        step.lossAndGradient(random(shape, DataType.FLOAT, 13), Penalty.group(0.1), gradient);
        results[threads - 1] = gradient.flat().data().asFloat();
      }
    }
    assertThat(results[1]).isEqualTo(results[0]);
    assertThat(results[2]).isEqualTo(results[0]);
  }
}
