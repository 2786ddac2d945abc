package ml.spred.solver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.FlatVectors;
import ml.spred.compute.GeneVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.ensemble.UnitNorms;
import ml.spred.problem.Penalty;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A point of {@code loss + decay/2·‖θ − θ₀‖² + 2·kappa·Σ‖V_i‖} over the dense parameters and the V of some genes, the mask
 * eliminated: its coordinates, and what was evaluated there.
 */
final class FoldedPoint implements AutoCloseable {
  /** Relative rounding of the value. */
  private static final double NOISE = 2e-7;
  private static final double NOISE_IN_DOUBLE = 1e-14;

  private final int[] genes;
  private final double threshold;
  private final double decay;
  private final Lanes lanes;
  private final DenseSpan span;
  private final EnsembleShape shape;
  private final EnsembleStep step;
  /** Mask 1, V = 0 and the start of the dense parameters: what {@link #offset} is added to. */
  private final EnsembleParameters origin;
  private final EnsembleParameters offset;
  private final EnsembleParameters parameters;
  private final EnsembleParameters gradient;
  private final double[] norms;
  /** Distances of the genes to their conditions, relative to {@code 2·kappa}. */
  private final double[] distances;
  private double value;
  private double denseGradient;

  /** @param genes that may be in, those of the start among them, ascending */
  FoldedPoint(TrainingProblem problem, int[] genes, SparsePoint start, double kappa, DataType type) {
    this.genes = genes;
    this.threshold = 2 * kappa;
    this.decay = problem.denseDecay();
    this.lanes = problem.lanes();
    this.span = new DenseSpan(problem.shape().withFeatures(genes.length), problem.labels().length, problem.denseStart(type),
        decay > 0, lanes);
    this.shape = span.shape();
    this.step = step(problem, type);
    this.origin = new EnsembleParameters(shape, type);
    this.offset = new EnsembleParameters(shape, type);
    this.parameters = new EnsembleParameters(shape, type);
    this.gradient = new EnsembleParameters(shape, type);
    this.norms = new double[genes.length];
    this.distances = new double[genes.length];
    span.origin(origin);
    if (span.isConfined()) {
      try (EnsembleStep at = problem.evaluated(start, type)) {
        span.take(at);
      }
    }
    span.project(start.dense(), offset);
    if (genes.length > 0) {
      origin.mask().assign(1);
    }
    for (int k = 0; k < start.genes().length; k++) {
      INDArray weights = offset.weights().getColumn(Arrays.binarySearch(genes, start.genes()[k]));
      weights.assign(Nd4j.createFromArray(start.folded()[k]));
    }
  }

  /** A step over the genes, its dense layers confined as those of this point are. */
  EnsembleStep step(TrainingProblem problem, DataType type) {
    EnsembleStep result = problem.plainStep(genes, type, shape);
    span.attach(result);
    return result;
  }

  @Override
  public void close() {
    step.close();
    List.of(origin, offset, parameters, gradient).forEach(EnsembleParameters::release);
    span.close();
  }

  /** Coordinates: dense parameters relative to their start, and V. After a change {@link #evaluate} must follow. */
  EnsembleParameters offset() {
    return offset;
  }

  /** The parameters at the last evaluation. */
  EnsembleParameters parameters() {
    return parameters;
  }

  /** The gradient at the last evaluation; of genes at zero that of the loss alone. */
  EnsembleParameters gradient() {
    return gradient;
  }

  /** {@code ‖V_i‖} of every gene. */
  double[] norms() {
    return norms;
  }

  double[] distances() {
    return distances;
  }

  double value() {
    return value;
  }

  /** The largest gradient of what leads into a unit, relative to {@code 2·kappa}. */
  double denseGradient() {
    return denseGradient;
  }

  /** Rounding of the value. */
  double noise() {
    return (offset.flat().dataType() == DataType.FLOAT ? NOISE : NOISE_IN_DOUBLE) * Math.abs(value);
  }

  /** Whether dense layers move within spans that depend on the point. */
  boolean isConfined() {
    return span.isConfined();
  }

  /** Takes the spans of the dense layers along to where the point is. */
  void turn() {
    span.turn(step, offset);
    evaluate();
  }

  /** The point reached, without the genes that are out. */
  SparsePoint sparse() {
    double[][] folded = IntStream.range(0, genes.length)
        .mapToObj(k -> Transfer.doubles(Products.columns(parameters.weights(), k, k + 1))).toArray(double[][]::new);
    return new SparsePoint(genes, folded, span.expand(offset)).withoutZeros();
  }

  /** The largest distance of a gene that is in, or of one that is at zero. */
  double violation(boolean live) {
    return IntStream.range(0, genes.length).filter(k -> norms[k] > 0 == live).mapToDouble(k -> distances[k]).max().orElse(0);
  }

  /** How many genes are in. */
  int live() {
    return (int) Arrays.stream(norms).filter(norm -> norm > 0).count();
  }

  /** Evaluates at {@link #offset}. */
  double evaluate() {
    FlatVectors.setSum(lanes, parameters.flat(), origin.flat(), 1, offset.flat());
    double loss = step.lossAndGradient(parameters, Penalty.group(0), gradient);
    GeneVectors values = GeneVectors.of(offset.flat());
    GeneVectors slopes = GeneVectors.of(gradient.flat());
    slopes.scale(0, (int) shape.maskLength(), 0);
    int width = shape.width();
    double penalty = 0;
    for (int k = 0; k < genes.length; k++) {
      long at = weights(k);
      norms[k] = Math.sqrt(values.dot(at, values, at, width));
      if (norms[k] > 0) {
        slopes.add(at, width, threshold / norms[k], values, at);
      }
      double slope = Math.sqrt(slopes.dot(at, slopes, at, width));
      distances[k] = norms[k] > 0 ? slope / threshold : Math.max(0, slope / threshold - 1);
      penalty += threshold * norms[k];
    }
    INDArray away = decayed(offset);
    FlatVectors.add(lanes, decayed(gradient), decay, away);
    denseGradient = UnitNorms.largest(gradient) / threshold;
    value = loss + penalty + decay / 2 * FlatVectors.dot(lanes, away, away);
    return value;
  }

  private long weights(int gene) {
    return shape.weightsOffset() + (long) gene * shape.width();
  }

  private static INDArray decayed(EnsembleParameters vector) {
    EnsembleShape shape = vector.shape();
    return vector.flat().get(NDArrayIndex.all(),
        NDArrayIndex.interval(shape.decayOffset(), shape.decayOffset() + shape.decayLength()));
  }

  /** Leaves genes at zero out of a direction. */
  void clearZeros(INDArray direction) {
    GeneVectors values = GeneVectors.of(direction);
    for (int k = 0; k < genes.length; k++) {
      if (norms[k] == 0) {
        values.scale(weights(k), shape.width(), 0);
      }
    }
  }

  /** Moves from a point along a direction; what turns round stops at zero. */
  void move(INDArray before, INDArray direction, double length) {
    FlatVectors.setSum(lanes, offset.flat(), before, length, direction);
    GeneVectors values = GeneVectors.of(offset.flat());
    GeneVectors old = GeneVectors.of(before);
    for (int k = 0; k < genes.length; k++) {
      if (values.dot(weights(k), old, weights(k), shape.width()) <= 0) {
        values.scale(weights(k), shape.width(), 0);
      }
    }
  }
}
