package ml.spred.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.Factors;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Standardizer;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The problem solved at one strength after the other, from sparse to dense, each started at the solution before. Every solved
 * strength is kept with its certificate and its score on the validation samples.
 */
public final class KappaPath {
  /** Times the iterations of one strength that the chosen one may take: it is the one whose certificate people read. */
  private static final int REFINEMENTS = 5;
  /** The path ends where the data term has fallen to this share of its start: what is left to fit is noise. */
  private static final double SATURATED = 0.005;

  private final TrainingProblem problem;
  private final Validation validation;
  private final KappaSolver solver;
  private final PathOptions options;
  private final TrainingOptions training;
  private final long seed;
  private final double kappaMax;
  private final double startLoss;
  private final List<TrainingRecord> history = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  /** A solved strength with the solution itself. */
  record Entry(PathPoint summary, SparsePoint point) {}

  /**
   * @param trainingSamples standardised training samples
   * @param trainingLabels their classes
   * @param validation standardised validation samples, may have none
   * @param validationLabels their classes
   * @param seed of initial weights and mini-batches
   */
  public KappaPath(
      FeatureMatrix trainingSamples,
      int[] trainingLabels,
      FeatureMatrix validation,
      int[] validationLabels,
      int numClasses,
      ProblemDefinition definition,
      PathOptions options,
      TrainingOptions training,
      long seed,
      Lanes lanes) {
    this.problem = new TrainingProblem(trainingSamples, trainingLabels, numClasses, definition, seed, lanes);
    this.validation = new Validation(problem, validation, validationLabels);
    this.options = options;
    this.training = training;
    this.seed = seed;
    this.solver = options.screening()
        ? new WorkingSet(problem, training, seed, history)
        : new DenseTraining(problem, this.validation, training, seed, history);
    Assessment empty = problem.assess(problem.start(), problem.penalty(0));
    this.kappaMax = largest(empty.strengths()) / 2;
    this.startLoss = empty.loss();
  }

  private static double largest(double[] strengths) {
    double result = 0;
    for (double strength : strengths) {
      result = Math.max(result, strength);
    }
    return result;
  }

  /** The smallest strength at which no gene enters: {@code max_i ‖∇_i L(0)‖ / 2} with the dense parameters optimised. */
  public double kappaMax() {
    return kappaMax;
  }

  /** Strength number {@code k} of the grid, {@code kappaMax} for 0. */
  public double kappa(int k) {
    return kappaMax * Math.pow(options.kappaRatio(), (double) k / Math.max(1, options.numKappas() - 1));
  }

  /** Solves one strength from the sparser neighbour among the solved ones; returns its position in {@link #points()}. */
  public int solve(double kappa) {
    return add(kappa, solver.solve(startFor(kappa), kappa, kappaMax, options.tolerance()));
  }

  /**
   * Solves one strength on the way to another: to a looser tolerance where that saves time (single precision, an MLP head), to
   * the asked one otherwise. {@link #refine} finishes the strength that is chosen.
   *
   * @return its position in {@link #points()}
   */
  public int explore(double kappa) {
    double tolerance = problem.trainingType() == DataType.FLOAT && options.screening() ? options.explorationTolerance()
        : options.tolerance();
    return add(kappa, solver.solve(startFor(kappa), kappa, kappaMax, tolerance));
  }

  /** Solves an explored strength to the asked tolerance, from where it stands, and puts the result in its place. */
  public void refine(int position) {
    Entry entry = entries.get(position);
    if (entry.summary.certificate().tolerance() <= options.tolerance()) {
      return;
    }
    double kappa = entry.summary.kappa();
    KappaSolver.Solved solved = solver.solve(entry.point, kappa, kappaMax, options.tolerance());
    for (int k = 1; k < REFINEMENTS && !solved.certificate().holds() && solved.iterations() > 0; k++) {
      solved = solver.solve(solved.point(), kappa, kappaMax, options.tolerance());
    }
    entries.set(position, entry(kappa, solved));
  }

  /**
   * The best genes of a solved strength, by {@code ‖V_i‖}, solved again on their own: all others are excluded. The certificate
   * still holds every gene against the conditions, so it says what the exclusion costs.
   *
   * @return its position in {@link #points()}
   */
  public int solveBest(int position, int number) {
    Entry entry = entries.get(position);
    double kappa = entry.summary.kappa();
    WorkingSet restricted = new WorkingSet(problem, training, seed, history);
    return add(kappa, restricted.solveOnly(entry.point.best(number), kappa, kappaMax, options.tolerance()));
  }

  private int add(double kappa, KappaSolver.Solved solved) {
    entries.add(entry(kappa, solved));
    return entries.size() - 1;
  }

  private Entry entry(double kappa, KappaSolver.Solved solved) {
    Validation.Score score = validation.score(solved.point());
    PathPoint summary = new PathPoint(kappa, solved.point().genes().length, solved.certificate(), solved.iterations(),
        score.accuracy(), score.loss(), false);
    return new Entry(summary, solved.point());
  }

  private SparsePoint startFor(double kappa) {
    SparsePoint nearest = problem.start();
    double distance = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      double above = entry.summary.kappa() - kappa;
      if (above >= 0 && above < distance) {
        distance = above;
        nearest = entry.point;
      }
    }
    return nearest;
  }

  /** Whether a solved strength leaves nothing but noise to fit. */
  public boolean isSaturated(int position) {
    return entries.get(position).summary.certificate().loss() <= SATURATED * startLoss;
  }

  /** Every solved strength, in the order of solving. */
  public List<PathPoint> points() {
    return entries.stream().map(Entry::summary).toList();
  }

  public List<TrainingRecord> history() {
    return List.copyOf(history);
  }

  /** Indices of the genes with {@code V ≠ 0}, ascending. */
  public int[] support(int position) {
    return entries.get(position).point.genes().clone();
  }

  /** Group norms {@code ‖V_i‖} of the support. */
  public double[] scores(int position) {
    return Arrays.stream(entries.get(position).point.folded()).mapToDouble(Factors::norm).toArray();
  }

  /** The solution as plain arrays. */
  public FittedEnsemble model(int position, Standardizer standardizer) {
    SparsePoint point = entries.get(position).point;
    return Export.model(problem.shape(), point, standardizer.features(point.genes()));
  }

  /** The certificate of a solved strength. */
  public Certificate certificate(int position) {
    return entries.get(position).summary.certificate();
  }
}
