package ml.spred.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import ml.spred.compute.Lanes;
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
