package ml.spred.solver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import ml.spred.problem.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class GaussNewtonTest {
  private static final int GENES = 4;
  private static final int CLASSES = 3;
  private static final double THRESHOLD = 0.2;
  private static final double DECAY = 0.7;
  private static final FeatureMatrix X = Problems.gaussian(9, GENES, 71);
  private static final int[] LABELS = Problems.labels(X, CLASSES, 0.5, 72);

  static Stream<Heads> heads() {
    return Stream.of(Heads.mlpOnly(List.of(5)), Heads.ensemble(List.of(5, 4)), Heads.ensemble(List.of(4, 3, 5)),
        new Heads(true, List.of(5), false));
  }

  private static EnsembleParameters random(EnsembleShape shape, long seed) {
    Random random = new Random(seed);
    EnsembleParameters parameters = new EnsembleParameters(shape, DataType.DOUBLE);
    parameters.flat().assign(Nd4j.create(random.doubles(shape.length(), -0.6, 0.6).toArray(), 1, (int) shape.length()));
    parameters.mask().assign(1);
    return parameters;
  }

  private static EnsembleStep step(EnsembleShape shape, Lanes lanes) {
    return new EnsembleStep(EnsembleStep.toNative(X, DataType.DOUBLE), LABELS, shape, DenseDecay.none(), DataType.DOUBLE, lanes);
  }

  /** Logits of all heads, head after head, class after class. */
  private static double[] logits(EnsembleStep step) {
    return step.logits().stream().flatMapToDouble(head -> Arrays.stream(head.dup('f').data().asDouble())).toArray();
  }

  /** {@code (p − y)/n} at moved parameters, which the loss leaves where its logits were. */
  private static double[] residuals(EnsembleStep step, EnsembleParameters at, INDArray motion, double length) {
    EnsembleParameters moved = at.copy(DataType.DOUBLE);
    moved.flat().addi(motion.mul(length));
    step.loss(moved);
    return logits(step);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void adjointIsTheTransposeOfTheTangent(Heads heads) {
    EnsembleShape shape = new EnsembleShape(GENES, CLASSES, heads, Form.GROUP);
    try (Lanes lanes = new Lanes(1)) {
      EnsembleStep step = step(shape, lanes);
      EnsembleParameters at = random(shape, 1);
      EnsembleParameters motion = random(shape, 2);
      if (heads.linear() && !heads.intercept()) {
        motion.bias().get(NDArrayIndex.all(),
            NDArrayIndex.interval(0, CLASSES)).assign(0);
      }
      step.loss(at);
      step.tangent(at, motion);
      double[] moved = logits(step);
      double squares = Arrays.stream(moved).map(value -> value * value).sum();
      // The tangent itself is taken back: ⟨Jv, Jv⟩ = ⟨v, Jᵀ(Jv)⟩.
      EnsembleParameters back = new EnsembleParameters(shape, DataType.DOUBLE);
      step.adjoint(at, back);
      back.mask().assign(0);
      assertThat(Nd4j.getBlasWrapper().dot(back.flat(), motion.flat())).isCloseTo(squares, within(1e-10));
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void tangentIsTheSlopeOfTheLogits(Heads heads) {
    EnsembleShape shape = new EnsembleShape(GENES, CLASSES, heads, Form.GROUP);
    try (Lanes lanes = new Lanes(1)) {
      EnsembleStep step = step(shape, lanes);
      EnsembleParameters at = random(shape, 3);
      EnsembleParameters motion = random(shape, 4);
      INDArray folded = motion.flat().dup();
      folded.get(NDArrayIndex.all(), NDArrayIndex.interval(0, GENES)).assign(0);
      double[] above = residuals(step, at, folded, 1e-6);
      double[] below = residuals(step, at, folded, -1e-6);
      double[] here = residuals(step, at, folded, 0);
      step.tangent(at, motion);
      double[] moved = logits(step);
      int samples = LABELS.length;
      for (int head = 0; head < heads.count(); head++) {
        for (int sample = 0; sample < samples; sample++) {
          double[] expected = curvature(here, head, sample, moved);
          for (int k = 0; k < CLASSES; k++) {
            int entry = (head * CLASSES + k) * samples + sample;
            assertThat((above[entry] - below[entry]) / 2e-6).isCloseTo(expected[k], within(1e-7));
          }
        }
      }
    }
  }

  /** {@code S_s} times the motion of one sample's logits: what the residuals of that sample move by. */
  private static double[] curvature(double[] residuals, int head, int sample, double[] moved) {
    int samples = LABELS.length;
    double[] p = new double[CLASSES];
    double mean = 0;
    for (int k = 0; k < CLASSES; k++) {
      int entry = (head * CLASSES + k) * samples + sample;
      p[k] = residuals[entry] * samples + (LABELS[sample] == k ? 1 : 0);
      mean += p[k] * moved[entry];
    }
    double[] result = new double[CLASSES];
    for (int k = 0; k < CLASSES; k++) {
      result[k] = p[k] * (moved[(head * CLASSES + k) * samples + sample] - mean) / samples;
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("heads")
  void itIsTheInverseOfTheDenseMatrix(Heads heads) {
    EnsembleShape shape = new EnsembleShape(GENES, CLASSES, heads, Form.GROUP);
    try (Lanes lanes = new Lanes(2)) {
      EnsembleParameters at = random(shape, 5);
      at.weights().getColumn(2).assign(0);
      double[] norms = new double[GENES];
      for (int gene = 0; gene < GENES; gene++) {
        norms[gene] = at.weights().getColumn(gene).norm2Number().doubleValue();
      }
      GaussNewton inverse = new GaussNewton(step(shape, lanes), at, values(), LABELS, norms, THRESHOLD, DECAY, lanes);
      INDArray right = random(shape, 6).flat();
      clear(shape, heads, right);
      INDArray solution = right.dup();
      inverse.apply(solution);
      INDArray product = multiply(shape, at, solution, norms, lanes);
      clear(shape, heads, product);
      // The factors are of single precision, and biases without decay have a condition of 1e4.
      assertThat(product.sub(right).normmaxNumber().doubleValue()).isLessThan(5e-3);
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void curvatureOfAGeneThatIsOutIsThatWithAllElseFollowing(Heads heads) {
    EnsembleShape shape = new EnsembleShape(GENES, CLASSES, heads, Form.GROUP);
    try (Lanes lanes = new Lanes(2)) {
      EnsembleParameters at = random(shape, 7);
      at.weights().getColumn(2).assign(0);
      double[] norms = IntStream.range(0, GENES)
          .mapToDouble(gene -> at.weights().getColumn(gene).norm2Number().doubleValue()).toArray();
      GaussNewton inverse = new GaussNewton(step(shape, lanes), at, values(), LABELS, norms, THRESHOLD, DECAY, lanes);
      INDArray direction = random(shape, 8).weights().getColumn(2).dup().reshape('f', shape.width(), 1);
      EnsembleParameters motion = new EnsembleParameters(shape, DataType.DOUBLE);
      motion.weights().getColumn(2).assign(direction.getColumn(0));
      INDArray bent = multiply(shape, at, motion.flat(), norms, lanes);
      double alone = Nd4j.getBlasWrapper().dot(bent, motion.flat());
      clear(shape, heads, bent);
      INDArray following = bent.dup();
      inverse.apply(following);
      double expected = alone - Nd4j.getBlasWrapper().dot(bent, following);
      assertThat(expected).isPositive();
      assertThat(inverse.curvatures(direction, new double[][] {values()[2]})[0]).isCloseTo(expected, withinPercentage(1));
    }
  }

  private static double[][] values() {
    return IntStream.range(0, GENES).mapToObj(gene -> IntStream.range(0, LABELS.length).mapToDouble(sample -> X.get(sample, gene))
        .toArray()).toArray(double[][]::new);
  }

  /** Puts the mask, the gene that is out and a missing intercept to zero. */
  private static void clear(EnsembleShape shape, Heads heads, INDArray vector) {
    double[] values = vector.data().asDouble();
    for (int k = 0; k < values.length; k++) {
      boolean gene = k >= shape.weightsOffset() + 2L * shape.width() && k < shape.weightsOffset() + 3L * shape.width();
      boolean intercept = heads.linear() && !heads.intercept() && k >= shape.biasOffset() && k < shape.biasOffset() + CLASSES;
      values[k] = k < shape.maskLength() || gene || intercept ? 0 : values[k];
    }
    vector.assign(Nd4j.create(values, 1, values.length));
  }

  /** {@code (JᵀSJ + R)·vector}, R from its definition. */
  private static INDArray multiply(EnsembleShape shape, EnsembleParameters at, INDArray vector, double[] norms, Lanes lanes) {
    EnsembleStep step = step(shape, lanes);
    EnsembleParameters motion = new EnsembleParameters(shape, DataType.DOUBLE);
    motion.flat().assign(vector);
    motion.mask().assign(1);
    step.loss(at);
    double[] here = logits(step);
    step.tangent(at, motion);
    double[] moved = logits(step);
    List<INDArray> logits = step.logits();
    for (int head = 0; head < logits.size(); head++) {
      for (int sample = 0; sample < LABELS.length; sample++) {
        double[] curved = curvature(here, head, sample, moved);
        for (int k = 0; k < CLASSES; k++) {
          logits.get(head).putScalar(sample, k, curved[k]);
        }
      }
    }
    EnsembleParameters product = new EnsembleParameters(shape, DataType.DOUBLE);
    step.adjoint(at, product);
    for (int gene = 0; gene < GENES; gene++) {
      if (norms[gene] > 0) {
        double across = THRESHOLD / norms[gene];
        double along = Math.min(Math.max(1e-3, 3e-4 * across), across / 2);
        INDArray unit = at.weights().getColumn(gene).div(norms[gene]);
        INDArray v = motion.weights().getColumn(gene);
        double radial = Nd4j.getBlasWrapper().dot(unit.dup(), v.dup());
        product.weights().getColumn(gene).addi(v.mul(across)).addi(unit.mul(radial * (along - across)));
      }
    }
    for (long k = shape.biasOffset(); k < shape.length(); k++) {
      boolean decayed = k >= shape.decayOffset() && k < shape.decayOffset() + shape.decayLength();
      double curvature = decayed ? DECAY : 1e-4;
      product.flat().putScalar(0, k, product.flat().getDouble(0, k) + curvature * vector.getDouble(0, k));
    }
    return product.flat();
  }
}
