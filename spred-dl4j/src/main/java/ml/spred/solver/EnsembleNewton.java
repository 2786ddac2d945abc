package ml.spred.solver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Backend;
import ml.spred.problem.Certificate;
import ml.spred.problem.Penalty;
import ml.spred.screen.Strongest;

/**
 * Solves one strength of heads with an MLP (group form): {@link FoldedDescent} over the live genes and those that may enter, then a
 * check of all genes in double, until the certificate holds.
 */
final class EnsembleNewton implements KappaSolver {
  /** Genes that join at once beyond the live ones: at least this many, the strongest first. */
  private static final int MIN_ROOM = 64;
  private static final int MAX_ROUNDS = 20;
  /** The working set is solved to this share of the tolerance, so that the check of all genes passes. */
  private static final double SAFETY = 0.7;

  /** How far a path is followed beyond its last two points, relative to their distance. */
  private static final double FARTHEST = 1.5;

  private final TrainingProblem problem;
  private final int maxIterations;
  private final List<TrainingRecord> history;
  private Assessment last;
  /** The point that the path came to the last one from, and its strength. */
  private SparsePoint earlier;
  private double earlierKappa;
  private int iterations;

  EnsembleNewton(TrainingProblem problem, int maxIterations, List<TrainingRecord> history) {
    this.problem = problem;
    this.maxIterations = maxIterations;
    this.history = history;
  }

  @Override
  public Empty empty() {
    return problem.empty();
  }

  @Override
  public void resume(SparsePoint start, double kappa, double kappaMax, Solved solved) {
    earlierKappa = last != null && last.point() == start ? last.penalty().kappa() : kappaMax;
    earlier = start;
    last = problem.assess(solved.point(), problem.penalty(kappa));
    iterations += solved.iterations();
  }

  @Override
  public Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open) {
    Penalty penalty = problem.penalty(kappa);
    boolean known = last != null && last.point() == start;
    double before = known ? last.penalty().kappa() : kappaMax;
    SparsePoint predicted = known && earlier != null ? predict(start, before, kappa) : start;
    last = known ? last.at(penalty) : problem.assess(start, penalty);
    earlier = start;
    earlierKappa = before;
    Certificate certificate = last.certificate(kappaMax, tolerance);
    int[] working = start.genes();
    // The sequential strong rule: a gradient rarely grows faster than the strength falls.
    double limit = Math.min(1, Math.max(0, 2 - before / kappa));
    int used = 0;
    for (int round = 0; round < MAX_ROUNDS && used < maxIterations && !certificate.holds(); round++) {
      int[] wider = open ? join(working, limit) : working;
      if (round > 0 && wider.length == working.length) {
        break;
      }
      working = wider;
      Backend.collectOccasionally();
      SparsePoint from = round == 0 ? predicted : last.point();
      try (FoldedDescent descent = new FoldedDescent(problem, working, from, kappa, problem.trainingType())) {
        descent.minimize(SAFETY * tolerance, maxIterations - used);
        used += descent.iterations();
        iterations += descent.iterations();
        last = problem.assess(descent.point(), penalty);
      }
      certificate = last.certificate(kappaMax, tolerance);
      limit = 1 + SAFETY * tolerance;
      history.add(new TrainingRecord(iterations, kappa, certificate.objective(), last.point().genes().length, Double.NaN));
    }
    return new Solved(last.point(), certificate, used);
  }

  /** Where the path leads from the last two points: it is smooth in the logarithm of the strength but where genes come and go. */
  private SparsePoint predict(SparsePoint start, double before, double kappa) {
    double share = Math.log(before / kappa) / Math.log(earlierKappa / before);
    return share > 0 && share <= FARTHEST ? start.beyond(earlier, share) : start;
  }

  /** The working genes and those whose strength exceeds a share of {@code 2·kappa}. */
  private int[] join(int[] working, double limit) {
    double[] strengths = last.strengths();
    double threshold = 2 * last.penalty().kappa() * limit;
    int room = Math.max(MIN_ROOM, last.point().genes().length);
    IntStream candidates = IntStream.range(0, strengths.length)
        .filter(gene -> strengths[gene] > threshold && Arrays.binarySearch(working, gene) < 0);
    return Strongest.join(working, Strongest.of(candidates, gene -> strengths[gene], room));
  }
}
