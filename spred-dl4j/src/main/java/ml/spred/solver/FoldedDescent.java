package ml.spred.solver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.FlatVectors;
import ml.spred.compute.GeneVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.ensemble.UnitNorms;
import ml.spred.ensemble.Factors;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Penalty;
import ml.spred.screen.Strongest;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Minimises {@code loss + decay/2·‖θ − θ₀‖² + 2·kappa·Σ‖V_i‖} over the dense parameters and the V of some genes: limited-memory BFGS
 * upon the inverse {@link GaussNewton} matrix, with the mask eliminated. Away from zero the norms are smooth; a gene whose step turns
 * V round leaves, and one at zero whose gradient exceeds {@code 2·kappa} enters at the end of a proximal step.
 */
final class FoldedDescent implements AutoCloseable {
  private static final int MEMORY = 8;
  /** Violation of the live genes below which genes at zero are asked whether they want in, and iterations after which they are anyway. */
  private static final double EARLY = 0.1;
  private static final int PATIENCE = 5;
  private static final int MIN_ENTERING = 10;
  /** Iterations after which the Gauss-Newton matrix is made anew. */
  private static final int REFRESH = 12;
  /** What entering genes are shortened by, and how often, while the value is higher with them than without. */
  private static final double SHORTENING = 0.25;
  private static final int MAX_SHORTENINGS = 6;
  private static final int MAX_HALVINGS = 25;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  /** Relative rounding of the value. */
  private static final double NOISE = 2e-7;
  private static final double NOISE_IN_DOUBLE = 1e-14;

  private final int[] genes;
  private final int[] labels;
  private final double[][] x;
  private final double threshold;
  private final double decay;
  private final Lanes lanes;
  private final DenseSpan span;
  private final EnsembleShape shape;
  private final EnsembleStep step;
  private final EnsembleStep frozen;
  /** Mask 1, V = 0 and the start of the dense parameters: what {@link #offset} is added to. */
  private final EnsembleParameters origin;
  private final EnsembleParameters offset;
  private final EnsembleParameters parameters;
  private final EnsembleParameters gradient;
  private final INDArray before;
  private final INDArray gradientBefore;
  private final INDArray direction;
  private final double[] norms;
  /** Distances of the genes to their conditions, relative to {@code 2·kappa}. */
  private final double[] distances;
  private final CurvaturePairs pairs;
  private GaussNewton inverse;
  /** Whether the spans of the dense layers are those of this very point. */
  private boolean turned = true;
  private int age;
  /** Whether the last step was too long: the matrix says too little about the curvature where the point is now. */
  private boolean halved;
  private double value;
  private double denseGradient;
  private int iterations;

  /** @param genes that may be in, those of the start among them, ascending */
  FoldedDescent(TrainingProblem problem, int[] genes, SparsePoint start, double kappa, DataType type) {
    this.genes = genes;
    this.labels = problem.labels();
    this.threshold = 2 * kappa;
    this.decay = problem.denseDecay();
    this.lanes = problem.lanes();
    this.span = new DenseSpan(problem.shape().withFeatures(genes.length), labels.length, problem.denseStart(type), decay > 0, lanes);
    this.shape = span.shape();
    this.step = problem.plainStep(genes, type, shape);
    this.frozen = problem.plainStep(genes, type, shape);
    span.attach(step);
    span.attach(frozen);
    this.x = values(problem.matrix(), genes);
    this.origin = new EnsembleParameters(shape, type);
    this.offset = new EnsembleParameters(shape, type);
    this.parameters = new EnsembleParameters(shape, type);
    this.gradient = new EnsembleParameters(shape, type);
    this.before = offset.flat().like();
    this.gradientBefore = offset.flat().like();
    this.direction = offset.flat().like();
    this.norms = new double[genes.length];
    this.distances = new double[genes.length];
    this.pairs = new CurvaturePairs(MEMORY, lanes);
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

  @Override
  public void close() {
    forgetCurvature();
    pairs.close();
    step.close();
    frozen.close();
    List.of(origin, offset, parameters, gradient).forEach(EnsembleParameters::release);
    Memory.release(before, gradientBefore, direction);
    span.close();
  }

  private void forgetCurvature() {
    if (inverse != null) {
      inverse.close();
    }
    inverse = null;
  }

  private static double[][] values(FeatureMatrix matrix, int[] genes) {
    double[][] result = new double[genes.length][matrix.numSamples()];
    for (int k = 0; k < genes.length; k++) {
      for (int sample = 0; sample < matrix.numSamples(); sample++) {
        result[k][sample] = matrix.get(sample, genes[k]);
      }
    }
    return result;
  }

  /** Iterations taken. */
  int iterations() {
    return iterations;
  }

  /** The point reached, without the genes that are out. */
  SparsePoint point() {
    double[][] folded = IntStream.range(0, genes.length)
        .mapToObj(k -> Transfer.doubles(Products.columns(parameters.weights(), k, k + 1))).toArray(double[][]::new);
    return new SparsePoint(genes, folded, span.expand(offset)).withoutZeros();
  }

  /** Runs until every gene of the set meets its condition and the dense gradient is as small, or precision ends. */
  void minimize(double tolerance, int limit) {
    value = evaluate();
    while (iterations < limit) {
      double rest = Math.max(violation(true), denseGradient);
      double excess = violation(false);
      if (Math.max(rest, excess) <= tolerance) {
        if (!span.isConfined() || turned) {
          return;
        }
        turn();
        continue;
      }
      if (excess > tolerance && (inverse != null || live() == 0) && (rest < EARLY || iterations % PATIENCE == PATIENCE - 1)) {
        enter(tolerance);
      }
      iterations++;
      if (!step() && !restart()) {
        return;
      }
    }
  }

  /** Takes the spans of the dense layers along to where the point is. */
  private void turn() {
    span.turn(step, offset);
    value = evaluate();
    pairs.forget();
    forgetCurvature();
    turned = true;
  }

  /** Forgets what was learnt about the curvature; false when nothing was. */
  private boolean restart() {
    boolean fresh = pairs.isEmpty() && age == 0;
    pairs.forget();
    forgetCurvature();
    return !fresh;
  }

  private double violation(boolean live) {
    return IntStream.range(0, genes.length).filter(k -> norms[k] > 0 == live).mapToDouble(k -> distances[k]).max().orElse(0);
  }

  private int live() {
    return (int) Arrays.stream(norms).filter(norm -> norm > 0).count();
  }

  /** Value at {@link #offset}; gradient, norms and distances are left behind. The gradient of genes at zero is that of the loss alone. */
  private double evaluate() {
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
    return loss + penalty + decay / 2 * FlatVectors.dot(lanes, away, away);
  }

  private long weights(int gene) {
    return shape.weightsOffset() + (long) gene * shape.width();
  }

  private static INDArray decayed(EnsembleParameters vector) {
    EnsembleShape shape = vector.shape();
    return vector.flat().get(NDArrayIndex.all(),
        NDArrayIndex.interval(shape.decayOffset(), shape.decayOffset() + shape.decayLength()));
  }

  /** Lets the strongest genes at zero in whose gradient exceeds {@code 2·kappa}. */
  private void enter(double tolerance) {
    IntStream candidates = IntStream.range(0, genes.length).filter(k -> norms[k] == 0 && distances[k] > tolerance / 2);
    int[] entering = Strongest.of(candidates, k -> distances[k], Math.max(MIN_ENTERING, live()));
    if (inverse == null) {
      inverse = gaussNewton();
    }
    double before = value + noise();
    try (EnteringGenes joining = new EnteringGenes(entering, distances, threshold, gradient, inverse, x)) {
      double share = 1;
      joining.move(offset, share);
      value = evaluate();
      for (int k = 0; k < MAX_SHORTENINGS && value > before; k++) {
        joining.move(offset, (SHORTENING - 1) * share);
        share *= SHORTENING;
        value = evaluate();
      }
    }
    forgetCurvature();
  }

  /** Rounding of the value. */
  private double noise() {
    return (direction.dataType() == DataType.FLOAT ? NOISE : NOISE_IN_DOUBLE) * Math.abs(value);
  }

  /** The Gauss-Newton inverse here; null where rounding has made its matrix indefinite: the step then has no preconditioner. */
  private GaussNewton gaussNewton() {
    try {
      return new GaussNewton(frozen, parameters, x, labels, norms, threshold, decay, lanes);
    } catch (ArithmeticException indefinite) {
      return null;
    }
  }

  /** One iteration; false when the line search finds no lower point. */
  private boolean step() {
    if (inverse == null || age >= REFRESH || halved) {
      if (span.isConfined() && !turned) {
        turn();
      }
      forgetCurvature();
      inverse = gaussNewton();
      age = 0;
      halved = false;
    }
    direction.assign(gradient.flat());
    clearZeros();
    pairs.apply(direction, vector -> {
      if (inverse != null) {
        inverse.apply(vector);
      }
    });
    clearZeros();
    direction.negi();
    double slope = FlatVectors.dot(lanes, gradient.flat(), direction);
    if (!(slope < 0)) {
      return false;
    }
    before.assign(offset.flat());
    gradientBefore.assign(gradient.flat());
    int live = live();
    if (!search(slope)) {
      offset.flat().assign(before);
      value = evaluate();
      return false;
    }
    age++;
    turned = false;
    if (live() == live) {
      pairs.remember(offset.flat(), before, gradient.flat(), gradientBefore);
    }
    return true;
  }

  private void clearZeros() {
    GeneVectors values = GeneVectors.of(direction);
    for (int k = 0; k < genes.length; k++) {
      if (norms[k] == 0) {
        values.scale(weights(k), shape.width(), 0);
      }
    }
  }

  /** Halves the step until the value falls enough, or, where differences of values are rounding, the slope does. */
  private boolean search(double slope) {
    double start = value;
    double noise = noise();
    double length = 1;
    for (int k = 0; k < MAX_HALVINGS; k++, length /= 2) {
      halved = k > 0;
      move(length);
      value = evaluate();
      if (value <= start + SUFFICIENT_DECREASE * length * slope
          || value <= start + noise && Math.abs(FlatVectors.dot(lanes, gradient.flat(), direction)) <= -CURVATURE * slope) {
        return true;
      }
    }
    return false;
  }

  /** From {@link #before} along {@link #direction}; what turns round stops at zero. */
  private void move(double length) {
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
