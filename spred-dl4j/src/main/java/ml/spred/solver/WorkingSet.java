package ml.spred.solver;

import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Backend;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.ensemble.Factors;
import ml.spred.problem.Certificate;
import ml.spred.problem.Form;
import ml.spred.problem.Penalty;
import ml.spred.screen.Strongest;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Solves one strength with few genes in training: genes that violate the optimality conditions are admitted on their descent
 * direction, the factored problem of the live genes is minimised, genes that belong at zero leave, and all genes are checked
 * again until the certificate holds.
 */
final class WorkingSet implements KappaSolver {
  /** Genes admitted at once: at least this many, at most as many as are live already; the rest is asked again afterwards. */
  private static final int MIN_ADMITTED = 10;
  /** Iterations between looks, and between two checks of all genes. */
  private static final int LOOK = 20;
  private static final int ROUND = 100;
  /** The live genes are solved to this share of the tolerance, so that the check of all genes passes. */
  private static final double SAFETY = 0.5;

  private final TrainingProblem problem;
  private final TrainingOptions training;
  private final List<TrainingRecord> history;
  private final long seed;
  private int iterations;

  WorkingSet(TrainingProblem problem, TrainingOptions training, long seed, List<TrainingRecord> history) {
    this.problem = problem;
    this.training = training;
    this.seed = seed;
    this.history = history;
  }

  @Override
  public Empty empty() {
    return problem.empty();
  }

  @Override
  public void resume(SparsePoint start, double kappa, double kappaMax, Solved solved) {
    iterations += solved.iterations();
  }

  @Override
  public Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open) {
    Penalty penalty = problem.penalty(kappa);
    Assessment assessment = problem.assess(start, penalty);
    Certificate certificate = assessment.certificate(kappaMax, tolerance);
    SparsePoint point = start;
    int used = 0;
    while (!certificate.holds() && used < training.maxIterations()) {
      point = open ? admit(assessment, tolerance) : assessment.point();
      Backend.collectOccasionally();
      int before = iterations;
      boolean admitted = point.genes().length > assessment.point().genes().length;
      int limit = Math.min(ROUND, training.maxIterations() - used);
      point = minimize(point, penalty, limit, tolerance).withoutZeros();
      used += iterations - before;
      boolean stalled = iterations - before <= 1 && !admitted;
      assessment = problem.assess(point, penalty);
      certificate = assessment.certificate(kappaMax, tolerance);
      if (stalled) {
        break;
      }
    }
    return new Solved(point, certificate, used);
  }

  /** The point with the worst violators in, each at the end of a proximal gradient step from zero. */
  private SparsePoint admit(Assessment assessment, double tolerance) {
    SparsePoint point = assessment.point();
    int cap = Math.max(MIN_ADMITTED, point.genes().length);
    IntStream candidates = IntStream.range(0, assessment.strengths().length)
        .filter(gene -> point.position(gene) < 0 && assessment.violation(gene) > SAFETY * tolerance);
    int[] entering = Strongest.of(candidates, gene -> assessment.strengths()[gene], cap);
    int[] genes = Strongest.join(point.genes(), entering);
    double[][] slopes = Gradients.ofGenes(problem.lanes(), problem.matrix(), genes, assessment.delta());
    double threshold = 2 * assessment.penalty().kappa();
    double step = 1.0 / Math.max(1, entering.length);
    double[][] folded = new double[genes.length][];
    for (int k = 0; k < genes.length; k++) {
      int position = point.position(genes[k]);
      double[] v = position < 0 ? new double[slopes[k].length] : point.folded()[position].clone();
      folded[k] = assessment.penalty().form() == Form.GROUP ? enterGroup(v, slopes[k], threshold, step)
          : enterElements(v, slopes[k], threshold, step);
    }
    return new SparsePoint(genes, folded, point.dense());
  }

  private static double[] enterGroup(double[] v, double[] slope, double threshold, double step) {
    double strength = Factors.norm(slope);
    if (Factors.norm(v) > 0 || strength <= threshold) {
      return v;
    }
    for (int k = 0; k < v.length; k++) {
      v[k] = -step * (strength - threshold) * slope[k] / strength;
    }
    return v;
  }

  private static double[] enterElements(double[] v, double[] slope, double threshold, double step) {
    for (int k = 0; k < v.length; k++) {
      if (v[k] == 0 && Math.abs(slope[k]) > threshold) {
        v[k] = -step * (Math.abs(slope[k]) - threshold) * Math.signum(slope[k]);
      }
    }
    return v;
  }

  private SparsePoint minimize(SparsePoint point, Penalty penalty, int limit, double tolerance) {
    DataType type = problem.trainingType();
    EnsembleStep step = problem.step(point.genes(), type);
    EnsembleParameters parameters = point.unfold(problem.shape(), penalty, type);
    Stepper stepper = Steppers.create(problem, step, parameters, penalty, training, seed + iterations, point.genes());
    Look look = null;
    for (int k = 1; k <= limit; k++) {
      boolean moved = stepper.step();
      iterations++;
      if (!moved || k % LOOK == 0 || k == limit) {
        look = look(step, parameters, penalty, point.genes());
        if (!moved || look.settled(SAFETY * tolerance, penalty)) {
          break;
        }
      }
    }
    return new SparsePoint(point.genes(), look.pruned(), parameters.dense().dup());
  }

  private Look look(EnsembleStep step, EnsembleParameters parameters, Penalty penalty, int[] genes) {
    Look look = Look.at(problem.lanes(), step, parameters, penalty, problem.matrix(), genes);
    history.add(new TrainingRecord(iterations, penalty.kappa(), look.objective(), genes.length - look.numZero(), Double.NaN));
    return look;
  }
}
