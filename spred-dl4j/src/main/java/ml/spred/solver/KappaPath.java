package ml.spred.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import ml.spred.compute.Lanes;
import ml.spred.convex.RidgeRefit;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.Factors;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.Certificate;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.SampleMatrix;
import ml.spred.problem.Standardizer;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.NearColumns;

/**
 * The problem solved at one strength after the other, each started at the solution before. Every solved strength is kept with its
 * certificate and its score on the validation samples.
 */
public final class KappaPath {
  /** The path ends where the data term has fallen to this share of its start: what is left to fit is noise. */
  private static final double SATURATED = 0.005;

  private final EnsembleShape shape;
  private final SampleMatrix matrix;
  private final int[] labels;
  private final Validation validation;
  private final KappaSolver solver;
  private final PathOptions options;
  private final boolean convex;
  private final KappaSolver.Empty empty;
  private final List<TrainingRecord> history = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final SolvedPoints points = new SolvedPoints();

  /**
   * A solved strength.
   *
   * @param probabilities what it says of the validation samples, {@code [samples][classes]}
   */
  private record Entry(PathPoint summary, double[][] probabilities) {}

  /**
   * @param trainingSamples standardised training samples
   * @param trainingLabels their classes
   * @param validation standardised validation samples, may have none
   * @param validationLabels their classes
   * @param seed of initial weights and mini-batches
   * @param checkpoint keeps what was solved; {@link Checkpoint#NONE} for short paths
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
      Lanes lanes,
      Checkpoint checkpoint) {
    TrainingProblem problem = new TrainingProblem(trainingSamples, trainingLabels, numClasses, definition, seed, lanes);
    this.shape = problem.shape();
    this.matrix = trainingSamples;
    this.labels = trainingLabels;
    this.validation = new Validation(problem::probabilities, numClasses, lanes, validation, validationLabels);
    this.options = options;
    this.convex = KappaSolvers.isConvex(definition, training);
    this.solver = new KappaSolvers(definition, options, training, seed, history, checkpoint)
        .here(problem, this.validation, lanes);
    this.empty = solver.empty();
  }

  /**
   * A path of a linear head over genes that lie elsewhere.
   *
   * @param blocks of standardised genes
   * @param near keeps the genes that were in work
   * @param fingerprint of the values in the blocks, for the checkpoint
   * @throws InputException for an MLP head or an optimizer other than newton, which need all genes in one place
   */
  public KappaPath(
      GeneBlocks blocks,
      NearColumns near,
      int[] trainingLabels,
      int[] validationLabels,
      int numClasses,
      ProblemDefinition definition,
      PathOptions options,
      TrainingOptions training,
      Lanes lanes,
      Checkpoint checkpoint,
      String fingerprint) {
    this.shape = new EnsembleShape(blocks.numFeatures(), numClasses, definition.heads(), definition.form());
    this.matrix = near.training();
    this.labels = trainingLabels;
    this.validation = new Validation((point, x) -> LinearScores.probabilities(point, x, numClasses), numClasses, lanes,
        near.validation(), validationLabels);
    this.options = options;
    this.convex = true;
    this.solver = new KappaSolvers(definition, options, training, 0, history, checkpoint)
        .elsewhere(blocks, near, trainingLabels, numClasses, fingerprint);
    this.empty = solver.empty();
  }

  /** The smallest strength at which no gene enters: {@code max_i ‖∇_i L(0)‖ / 2} with the dense parameters optimised. */
  public double kappaMax() {
    return empty.kappaMax();
  }

  /** Strength number {@code k} of the grid, {@code kappaMax} for 0. */
  public double kappa(int k) {
    return empty.kappaMax() * Math.pow(options.kappaRatio(), (double) k / Math.max(1, options.numKappas() - 1));
  }

  /** What every strength is solved to: the gap of a convex head, the violation of others. */
  private double tolerance() {
    return convex ? options.gapTolerance() : options.tolerance();
  }

  /** Solves one strength from the nearest solved one in the direction of the walk; returns its position in {@link #points()}. */
  public int solve(double kappa) {
    return add(kappa, solver.solve(startFor(kappa), kappa, empty.kappaMax(), tolerance(), true));
  }

  /**
   * The best genes of a solved strength, by {@code ‖V_i‖}, solved again on their own: all others are excluded. The certificate
   * still holds every gene against the conditions, so it says what the exclusion costs.
   *
   * @param covariates last columns that stay in beside the best genes
   * @return its position in {@link #points()}
   */
  public int solveBest(int position, int number, int covariates) {
    double kappa = entries.get(position).summary.kappa();
    SparsePoint best = points.get(position).best(number, shape.numFeatures() - covariates);
    return add(kappa, solver.solve(best, kappa, empty.kappaMax(), tolerance(), false));
  }

  private int add(double kappa, KappaSolver.Solved solved) {
    entries.add(entry(kappa, solved));
    points.add(solved.point());
    return entries.size() - 1;
  }

  private Entry entry(double kappa, KappaSolver.Solved solved) {
    double[][] probabilities = validation.probabilities(solved.point());
    Validation.Score score = validation.score(probabilities);
    PathPoint summary = new PathPoint(kappa, solved.point().genes().length, solved.certificate(), solved.iterations(),
        score.accuracy(), score.loss(), false, solved.point().genes(),
        Arrays.stream(solved.point().folded()).mapToDouble(Factors::norm).toArray(), coefficients(solved.point()),
        intercept(solved.point()));
    return new Entry(summary, probabilities);
  }

  private double[][] coefficients(SparsePoint point) {
    int width = shape.linearWidth();
    return Arrays.stream(point.folded()).map(weights -> Arrays.copyOf(weights, width)).toArray(double[][]::new);
  }

  private double[] intercept(SparsePoint point) {
    double[] bias = new double[shape.linearWidth()];
    for (int k = 0; k < bias.length; k++) {
      bias[k] = point.dense().getDouble(k);
    }
    return bias;
  }

  private SparsePoint startFor(double kappa) {
    int nearest = -1;
    double distance = Double.POSITIVE_INFINITY;
    for (int k = 0; k < entries.size(); k++) {
      double solved = entries.get(k).summary.kappa();
      double above = options.direction() == Direction.SPARSE_TO_DENSE ? solved - kappa : kappa - solved;
      if (above >= 0 && above < distance) {
        distance = above;
        nearest = k;
      }
    }
    return nearest < 0 ? empty.point() : points.get(nearest);
  }

  /** Whether a solved strength leaves nothing but noise to fit. */
  public boolean isSaturated(int position) {
    return entries.get(position).summary.certificate().loss() <= SATURATED * empty.loss();
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
    return points.sparse(position).genes().clone();
  }

  /** Group norms {@code ‖V_i‖} of the support. */
  public double[] scores(int position) {
    return Arrays.stream(points.sparse(position).folded()).mapToDouble(Factors::norm).toArray();
  }

  /** The solution as plain arrays. */
  public FittedEnsemble model(int position, Standardizer standardizer) {
    return model(position, standardizer::features);
  }

  private FittedEnsemble model(int position, Function<int[], Standardizer> standardizer) {
    SparsePoint point = points.get(position);
    return Export.model(shape, point, standardizer.apply(point.genes()));
  }

  /** The solution blended with a refit of its genes: a share of {@code gamma} of the pure solution. */
  public FittedEnsemble model(int position, Standardizer standardizer, double gamma, double ridge) {
    return model(position, standardizer::features, gamma, ridge);
  }

  /** As {@link #model(int, Standardizer, double, double)}, with the centre and scale of the genes that are asked for. */
  public FittedEnsemble model(int position, Function<int[], Standardizer> standardizer, double gamma, double ridge) {
    FittedEnsemble pure = model(position, standardizer);
    return gamma == 1 ? pure : pure.withRelaxed(Export.relaxed(refit(position, ridge), gamma));
  }

  /**
   * Scores on the validation samples of the blend {@code gamma·pure + (1 − gamma)·refit}, for each gamma.
   *
   * @param ridge strength of the refit's penalty {@code ridge/2·‖V‖²}
   */
  public List<ClassificationMetrics> blend(int position, double ridge, double[] gammas) {
    Entry entry = entries.get(position);
    boolean pure = Arrays.stream(gammas).allMatch(gamma -> gamma == 1);
    double[][] refitted = pure ? entry.probabilities : validation.probabilities(points.sparse(position), refit(position, ridge));
    return Arrays.stream(gammas).mapToObj(gamma -> validation.blend(entry.probabilities, refitted, gamma)).toList();
  }

  /** What a solved strength says of the validation samples, {@code [samples][classes]}. */
  public double[][] probabilities(int position) {
    return entries.get(position).probabilities;
  }

  /**
   * What a ridge refit of a solved strength's genes says of the validation samples, {@code [samples][classes]}.
   *
   * @param ridge strength of the refit's penalty {@code ridge/2·‖V‖²}
   */
  public double[][] refitProbabilities(int position, double ridge) {
    return validation.isEmpty() ? new double[0][] : validation.probabilities(points.sparse(position), refit(position, ridge));
  }

  private RidgeRefit refit(int position, double ridge) {
    return RidgeRefit.fit(matrix.features(points.sparse(position).genes()), labels, shape.numClasses(), ridge);
  }

  /** Number of validation samples. */
  public int numValidation() {
    return validation.numSamples();
  }

  /** The certificate of a solved strength. */
  public Certificate certificate(int position) {
    return entries.get(position).summary.certificate();
  }
}
