package ml.spred.solver;

import java.util.stream.IntStream;
import ml.spred.compute.FlatVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.FeatureMatrix;
import ml.spred.screen.Strongest;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

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

  private final int[] labels;
  private final double[][] x;
  private final double threshold;
  private final double decay;
  private final Lanes lanes;
  private final FoldedPoint point;
  private final EnsembleStep frozen;
  private final INDArray before;
  private final INDArray gradientBefore;
  private final INDArray direction;
  private final CurvaturePairs pairs;
  private GaussNewton inverse;
  /** Whether the spans of the dense layers are those of this very point. */
  private boolean turned = true;
  private int age;
  /** Whether the last step was too long: the matrix says too little about the curvature where the point is now. */
  private boolean halved;
  private int iterations;

  /** @param genes that may be in, those of the start among them, ascending */
  FoldedDescent(TrainingProblem problem, int[] genes, SparsePoint start, double kappa, DataType type) {
    this.labels = problem.labels();
    this.threshold = 2 * kappa;
    this.decay = problem.denseDecay();
    this.lanes = problem.lanes();
    this.point = new FoldedPoint(problem, genes, start, kappa, type);
    this.frozen = point.step(problem, type);
    this.x = values(problem.matrix(), genes);
    this.before = point.offset().flat().like();
    this.gradientBefore = point.offset().flat().like();
    this.direction = point.offset().flat().like();
    this.pairs = new CurvaturePairs(MEMORY, lanes);
  }

  @Override
  public void close() {
    forgetCurvature();
    pairs.close();
    frozen.close();
    Memory.release(before, gradientBefore, direction);
    point.close();
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
    return point.sparse();
  }

  /** Runs until every gene of the set meets its condition and the dense gradient is as small, or precision ends. */
  void minimize(double tolerance, int limit) {
    point.evaluate();
    while (iterations < limit) {
      double rest = Math.max(point.violation(true), point.denseGradient());
      double excess = point.violation(false);
      if (Math.max(rest, excess) <= tolerance) {
        if (!point.isConfined() || turned) {
          return;
        }
        turn();
        continue;
      }
      if (excess > tolerance && (inverse != null || point.live() == 0)
          && (rest < EARLY || iterations % PATIENCE == PATIENCE - 1)) {
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
    point.turn();
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

  /** Lets the strongest genes at zero in whose gradient exceeds {@code 2·kappa}. */
  private void enter(double tolerance) {
    IntStream candidates = IntStream.range(0, x.length)
        .filter(k -> point.norms()[k] == 0 && point.distances()[k] > tolerance / 2);
    int[] entering = Strongest.of(candidates, k -> point.distances()[k], Math.max(MIN_ENTERING, point.live()));
    if (inverse == null) {
      inverse = gaussNewton();
    }
    double before = point.value() + point.noise();
    try (EnteringGenes joining = new EnteringGenes(entering, point.distances(), threshold, point.gradient(), inverse, x)) {
      double share = 1;
      joining.move(point.offset(), share);
      point.evaluate();
      for (int k = 0; k < MAX_SHORTENINGS && point.value() > before; k++) {
        joining.move(point.offset(), (SHORTENING - 1) * share);
        share *= SHORTENING;
        point.evaluate();
      }
    }
    forgetCurvature();
  }

  /** The Gauss-Newton inverse here; null where rounding has made its matrix indefinite: the step then has no preconditioner. */
  private GaussNewton gaussNewton() {
    try {
      return new GaussNewton(frozen, point.parameters(), x, labels, point.norms(), threshold, decay, lanes);
    } catch (ArithmeticException indefinite) {
      return null;
    }
  }

  /** One iteration; false when the line search finds no lower point. */
  private boolean step() {
    if (inverse == null || age >= REFRESH || halved) {
      if (point.isConfined() && !turned) {
        turn();
      }
      forgetCurvature();
      inverse = gaussNewton();
      age = 0;
      halved = false;
    }
    direction.assign(point.gradient().flat());
    point.clearZeros(direction);
    pairs.apply(direction, vector -> {
      if (inverse != null) {
        inverse.apply(vector);
      }
    });
    point.clearZeros(direction);
    direction.negi();
    double slope = FlatVectors.dot(lanes, point.gradient().flat(), direction);
    if (!(slope < 0)) {
      return false;
    }
    before.assign(point.offset().flat());
    gradientBefore.assign(point.gradient().flat());
    int live = point.live();
    if (!search(slope)) {
      point.offset().flat().assign(before);
      point.evaluate();
      return false;
    }
    age++;
    turned = false;
    if (point.live() == live) {
      pairs.remember(point.offset().flat(), before, point.gradient().flat(), gradientBefore);
    }
    return true;
  }

  /** Halves the step until the value falls enough, or, where differences of values are rounding, the slope does. */
  private boolean search(double slope) {
    double start = point.value();
    double noise = point.noise();
    double length = 1;
    for (int k = 0; k < MAX_HALVINGS; k++, length /= 2) {
      halved = k > 0;
      point.move(before, direction, length);
      point.evaluate();
      if (point.value() <= start + SUFFICIENT_DECREASE * length * slope
          || point.value() <= start + noise
          && Math.abs(FlatVectors.dot(lanes, point.gradient().flat(), direction)) <= -CURVATURE * slope) {
        return true;
      }
    }
    return false;
  }
}
