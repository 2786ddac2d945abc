package ml.spred.lasso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;

/**
 * Paths of squared loss over rows that lie elsewhere, by sums over the live features and gradients over all: the path of all rows
 * and those of its cross-validation side by side. Some strengths are solved ahead over the features that the sequential strong rule
 * (Tibshirani et al. 2012) asks for, from sums of products that are made once for each pair; one pass over all features then gives
 * the gradients of all these models. They prove which solutions are within the duality gap, and name the features that must join.
 *
 * <p>All sums over rows are exact, so neither their order nor how they are parted changes a bit. Belongs to one thread.
 */
public final class GradientPaths implements AutoCloseable {
  /** Strengths that share a pass. */
  private static final int AHEAD = 5;
  /** Entries of a pass: models times features. */
  private static final int ENTRIES = 1 << 21;
  /** A strength further down than this share is reached by way of others. */
  private static final double STRIDE = 0.5;
  /** Strengths further down than this share of the last pass are not solved ahead. */
  private static final double REACH = 0.75;
  /** Features that join at once, the strongest first: at least this many, and as many as are live. */
  private static final int MIN_ROOM = 64;
  private static final int MAX_ROUNDS = 100;
  private static final double FINEST = 1e-12;

  private final RowBlocks blocks;
  private final MomentsGrid grid;
  private final LassoOptions options;
  private final RowFacts facts;
  private final LiveSums live;
  private final long count;
  /** All rows, and all but each fold where there are folds. */
  private final List<RowTraining> trainings = new ArrayList<>();
  private final FoldCovariances all;
  private final double lambdaMax;
  private double reached;
  private int passes;

  /**
   * @param blocks on the grid
   * @param count samples in all
   * @param options of the family gaussian; an intercept is fitted, the objective is {@link LassoObjective#GLMNET}
   * @throws InputException where no row of a training set has a positive weight
   */
  public GradientPaths(RowBlocks blocks, MomentsGrid grid, long count, LassoOptions options, Lanes lanes) {
    this.blocks = blocks;
    this.grid = grid;
    this.options = options;
    this.count = count;
    this.facts = blocks.sum(new RowFacts(grid, blocks.numFolds()));
    this.live = new LiveSums(blocks, grid);
    int folds = blocks.numFolds();
    this.all = covariances(IntStream.range(0, folds).toArray());
    trainings.add(new RowTraining(all, options, -1, lanes));
    LassoCrossValidation.requireWeights(foldWeights());
    for (int fold = 0; folds > 1 && fold < folds; fold++) {
      int own = fold;
      trainings.add(new RowTraining(covariances(IntStream.range(0, folds).filter(k -> k != own).toArray()), options, fold, lanes));
    }
    start();
    this.lambdaMax = trainings.get(0).lambdaMax();
    this.reached = lambdaMax;
  }

  private FoldCovariances covariances(int... folds) {
    FoldCovariances result = new FoldCovariances(facts, live, folds, count);
    if (!(result.weight() > 0)) {
      throw new InputException("there are " + count + " samples with a total weight of 0, at least one must be above 0.");
    }
    return result;
  }

  /** Features without a penalty are live from the start. */
  private void start() {
    int[] free = options.factors() == null ? new int[0]
        : IntStream.range(0, grid.numFeatures()).filter(j -> options.factors()[j] == 0).toArray();
    if (free.length == 0) {
      return;
    }
    join(free);
    // Of features without a penalty every lambda has the same solution.
    certify(candidates(new double[] {1}), new double[grid.numFeatures()]);
    trainings.forEach(RowTraining::start);
  }

  /** The smallest lambda at which no penalised feature is in, over all rows; 0 where nothing is left to explain. */
  public double lambdaMax() {
    return lambdaMax;
  }

  /** Passes over all features so far. */
  public int passes() {
    return passes;
  }

  /** Variance of the label over all rows. */
  public double labelVariance() {
    return all.labelVariance();
  }

  /** Weight of each fold. */
  public double[] foldWeights() {
    return IntStream.range(0, facts.numFolds()).mapToDouble(fold -> facts.withOnes(fold, grid.numFeatures() + 1)).toArray();
  }

  /** The mean squared error of a solution over the rows of a fold. */
  public double error(int fold, LassoSolution solution) {
    return covariances(fold).error(solution);
  }

  /**
   * Solves strengths in falling order.
   *
   * @param lambdas above 0
   * @return solutions by lambda: of all rows and, where there are folds, of all but each fold
   * @throws InputException for a lambda that is not above 0
   */
  public List<List<LassoSolution>> solve(double[] lambdas) {
    List<List<LassoSolution>> result = new ArrayList<>();
    trainings.forEach(training -> result.add(new ArrayList<>()));
    for (int next = 0; next < lambdas.length;) {
      require(lambdas[next]);
      stride(Math.max(lambdas[next], lambdaMax * FINEST));
      double[] ahead = ahead(lambdas, next);
      List<List<LassoSolution>> solved = settle(ahead);
      for (int k = 0; k < result.size(); k++) {
        result.get(k).addAll(solved.get(k));
      }
      next += ahead.length;
    }
    return result;
  }

  private void require(double lambda) {
    if (!(lambda > 0 && Double.isFinite(lambda)) && !(lambda == 0 && lambdaMax == 0)) {
      throw new InputException("lambda is " + lambda + ", it must be a finite number above 0 where gradients over the rows are"
          + " summed up; give a small lambda above 0.");
    }
  }

  private double[] ahead(double[] lambdas, int from) {
    int most = Math.max(1, Math.min(AHEAD, ENTRIES / grid.numFeatures() / trainings.size()));
    int to = from + 1;
    while (to < lambdas.length && to < from + most && lambdas[to] <= lambdas[to - 1] && lambdas[to] > REACH * reached) {
      to++;
    }
    return Arrays.copyOfRange(lambdas, from, to);
  }

  private void stride(double floor) {
    while (reached * STRIDE > floor) {
      reached *= STRIDE;
      joinStrong(reached);
      double[] scores = new double[grid.numFeatures()];
      certify(candidates(new double[] {reached}), scores);
      join(strongest(scores));
    }
  }

  private List<List<LassoSolution>> settle(double[] lambdas) {
    double last = lambdas[lambdas.length - 1];
    joinStrong(last);
    reached = Math.min(reached, Math.max(last, lambdaMax * FINEST));
    List<Candidate> open = candidates(lambdas);
    LassoSolution[][] solved = new LassoSolution[trainings.size()][lambdas.length];
    for (int round = 0; !open.isEmpty(); round++) {
      double[] scores = new double[grid.numFeatures()];
      List<Candidate> left = new ArrayList<>();
      List<LassoSolution> certified = certify(open, scores);
      for (int k = 0; k < certified.size(); k++) {
        Candidate candidate = open.get(k);
        solved[candidate.training][candidate.place] = certified.get(k);
        if (certified.get(k).gap() > options.tolerance()) {
          left.add(candidate);
        }
      }
      int[] fresh = left.isEmpty() ? new int[0] : strongest(scores);
      if (round == MAX_ROUNDS || fresh.length == 0 && left.stream().noneMatch(one -> trainings.get(one.training).refine())) {
        break;
      }
      join(fresh);
      open = left.stream().map(one -> candidate(one.training, one.place, lambdas[one.place])).toList();
    }
    return Arrays.stream(solved).map(List::of).toList();
  }

  /** A solution over the live features, of a training set and a place among the lambdas. */
  private record Candidate(int training, int place, LassoSolution solution) {}

  private Candidate candidate(int training, int place, double lambda) {
    return new Candidate(training, place, trainings.get(training).solve(lambda));
  }

  private List<Candidate> candidates(double[] lambdas) {
    List<Candidate> result = new ArrayList<>();
    for (int training = 0; training < trainings.size(); training++) {
      for (int place = 0; place < lambdas.length; place++) {
        result.add(candidate(training, place, lambdas[place]));
      }
    }
    return result;
  }

  /** One pass over all features. */
  private List<LassoSolution> certify(List<Candidate> candidates, double[] scores) {
    List<RowModel> models = candidates.stream().map(one -> trainings.get(one.training).model(one.solution)).toList();
    RowGradients gradients = blocks.sum(new RowGradients(grid, models));
    passes++;
    return IntStream.range(0, models.size()).mapToObj(k -> trainings.get(candidates.get(k).training)
        .certify(candidates.get(k).solution, gradients, k, passes, scores)).toList();
  }

  private void joinStrong(double lambda) {
    double limit = options.alpha() * Math.max(2 * lambda - reached, STRIDE * lambda);
    double[] scores = new double[grid.numFeatures()];
    trainings.forEach(training -> training.score(limit, scores));
    join(strongest(scores));
  }

  /** Features that are not live and exceed their limit, ascending; of many the strongest. */
  private int[] strongest(double[] scores) {
    int room = Math.max(MIN_ROOM, live.count());
    return IntStream.range(0, scores.length).filter(j -> scores[j] > 1 && !live.contains(j)).boxed()
        .sorted(Comparator.<Integer>comparingDouble(j -> -scores[j]).thenComparingInt(j -> j)).limit(room)
        .mapToInt(j -> j).sorted().toArray();
  }

  private void join(int[] features) {
    if (features.length > 0) {
      live.add(features);
      trainings.forEach(training -> training.setLive(live.features()));
    }
  }

  @Override
  public void close() {
    trainings.forEach(RowTraining::close);
  }
}
