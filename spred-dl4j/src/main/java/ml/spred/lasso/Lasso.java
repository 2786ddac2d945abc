package ml.spred.lasso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Dots;
import ml.spred.compute.Lanes;

/**
 * The Lasso or an elastic net of one output, from {@code lambdaMax} downwards. A lambda starts with the solution before it and
 * the features that the sequential strong rule (Tibshirani et al. 2012) asks for; {@link ActiveSet} minimises over them;
 * {@link Correlations} says which of all features violate their condition, and they join until the duality gap is small enough.
 *
 * <p>An instance remembers its last solution, keeps no copy of X and belongs to one thread; the lanes share out passes over X.
 * Solutions depend on the lambdas walked through to rounding only, and not on the number of lanes.
 */
public final class Lasso implements AutoCloseable {
  /** Default of the duality gap, relative to the objective. */
  public static final double DEFAULT_TOLERANCE = 1e-6;
  /** Features that join the working set at once, the strongest first: at least this many. */
  private static final int MIN_ROOM = 64;
  /** And as many as are active, divided by this. */
  private static final int SHARE_OF_ROOM = 3;
  private static final int MAX_ROUNDS = 200;
  /** A lambda further down than this share is reached by way of others. */
  private static final double STRIDE = 0.5;
  /** Share of the tolerance that the working set is solved to. */
  private static final double SAFETY = 0.1;
  private static final double FINEST = 1e-12;
  /** Columns beyond three times the active ones that are kept at hand. */
  private static final int SPARE = 512;
  /** Share of its threshold from which on a column's product is near enough to be kept. */
  private static final double NEAR = 0.8;

  private final LassoDefinition definition;
  private final double tolerance;
  private final double mean;
  private final double[] response;
  private final Design design;
  private final ActiveSet active;
  private final Correlations correlations;
  private final boolean[] present;
  private final double lambdaMax;
  private double reached;

  /**
   * @param x {@code [samples, features]}
   * @param y {@code [samples]}, finite
   * @param tolerance of the duality gap relative to the objective, above 0
   * @throws InputException for values, weights or sizes that cannot be used
   */
  public Lasso(LassoMatrix x, double[] y, LassoDefinition definition, double tolerance, Lanes lanes) {
    this(checked(x, y, definition, tolerance, lanes), y, definition, tolerance);
  }

  /** Another output of the same features. */
  Lasso(Design design, double[] y, LassoDefinition definition, double tolerance) {
    this.definition = definition;
    this.tolerance = tolerance;
    this.design = design;
    double[] shares = definition.shares(y.length);
    this.mean = definition.intercept() ? IntStream.range(0, y.length).mapToDouble(k -> shares[k] * y[k]).sum() : 0;
    this.response = IntStream.range(0, y.length).mapToDouble(k -> Math.sqrt(shares[k]) * (y[k] - mean)).toArray();
    this.active = new ActiveSet(response, definition);
    this.present = new boolean[design.features()];
    for (int feature = 0; feature < design.features(); feature++) {
      if (definition.factor(feature) == 0) {
        join(feature);
      }
    }
    active.minimize(Double.MIN_NORMAL, 0, FINEST);
    this.correlations = new Correlations(design, definition, active.residual(), active.columns());
    this.lambdaMax = largest() / definition.alpha();
    this.reached = lambdaMax;
  }

  private static Design checked(LassoMatrix x, double[] y, LassoDefinition definition, double tolerance, Lanes lanes) {
    LassoChecks.require(x, y, definition, tolerance);
    return new MatrixDesign(x, definition, definition.shares(y.length), lanes);
  }

  /** The smallest lambda at which no penalised feature is in; 0 where nothing is left to explain. */
  public double lambdaMax() {
    return lambdaMax;
  }

  /** Newton steps so far. */
  int steps() {
    return active.steps();
  }

  /** What was read of X so far, in passes over all features. */
  public double passes() {
    return correlations.passes();
  }

  private double largest() {
    double best = correlations.strongest(active.residual(), definition, present);
    // Products with what rounding leaves of a response that is explained already.
    return best > 1e-14 * Math.sqrt(Dots.squares(response)) ? best : 0;
  }

  private void join(int feature) {
    double[] column = new double[design.rows()];
    design.column(feature, column);
    active.columns().add(feature, column, definition.factor(feature));
    present[feature] = true;
  }

  /**
   * Strengths of a path: {@code lambdaMax} and down to its share {@code ratio}, evenly on the scale of logarithms.
   *
   * @param count at least 1
   * @param ratio in (0, 1)
   */
  public double[] lambdas(int count, double ratio) {
    return IntStream.range(0, count).mapToDouble(k -> k == 0 ? lambdaMax : lambdaMax * Math.pow(ratio, k / (count - 1.0)))
        .toArray();
  }

  /** Solves a path. */
  public List<LassoSolution> path(double[] lambdas) {
    return path(lambdas, solution -> {});
  }

  /** Solves a path; the listener hears of each solution at once. */
  public List<LassoSolution> path(double[] lambdas, Consumer<LassoSolution> listener) {
    List<LassoSolution> result = new ArrayList<>();
    for (double lambda : lambdas) {
      result.add(solve(lambda));
      listener.accept(result.get(result.size() - 1));
    }
    return result;
  }

  /**
   * Solves one lambda, from the last solution on.
   *
   * @param lambda finite, at least 0; 0 asks for no more features than samples
   * @throws InputException for 0 with more features than samples: infinitely many minima
   */
  public LassoSolution solve(double lambda) {
    LassoChecks.requireLambda(lambda, definition, design);
    double floor = Math.max(lambda, lambdaMax * FINEST);
    while (reached * STRIDE > floor) {
      reached *= STRIDE;
      settle(reached, false);
    }
    if (lambda == 0) {
      IntStream.range(0, design.features()).filter(k -> !present[k] && Double.isFinite(definition.factor(k))).forEach(this::join);
    }
    LassoSolution solution = settle(lambda, true);
    reached = Math.max(lambda, lambdaMax * FINEST);
    trim(lambda * definition.alpha());
    return solution;
  }

  private LassoSolution settle(double lambda, boolean last) {
    double l1 = lambda * definition.alpha();
    double ridge = lambda * (1 - definition.alpha()) * definition.ridgeScale();
    joinStrong(2 * l1 - reached * definition.alpha(), l1);
    double accuracy = SAFETY * tolerance;
    LassoSolution solution = null;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      active.minimize(l1, ridge, accuracy);
      int[] over = lambda == 0 ? new int[0] : correlations.exceeding(active.residual(), active.columns(), l1,
          definition.factors(), present);
      LassoGap gap = new LassoGap(response, active.residual(), active.columns(), definition, l1, ridge);
      addOutside(gap, over);
      solution = solution(lambda, gap);
      if (!last) {
        joinStrongest(over);
        return solution;
      }
      if (solution.gap() <= tolerance) {
        return solution;
      }
      if (over.length == 0) {
        if (accuracy <= FINEST) {
          return solution;
        }
        accuracy = Math.max(FINEST, accuracy / 100);
      }
      joinStrongest(over);
    }
    return solution;
  }

  private void addOutside(LassoGap gap, int[] over) {
    double[] spread = design.spread(active.residual());
    double sum = Arrays.stream(spread).sum();
    for (int feature : over) {
      gap.add(design.dot(feature, spread, sum), definition.factor(feature));
    }
  }

  /** Features that the strong rule asks for, by the products as they were last taken. */
  private void joinStrong(double limit, double l1) {
    double asked = Math.max(limit, 0.5 * l1);
    joinStrongest(IntStream.range(0, design.features()).filter(feature -> !present[feature] && definition.factor(feature) > 0
        && correlations.guess(feature) > asked * definition.factor(feature)).toArray());
  }

  private void joinStrongest(int[] candidates) {
    int room = Math.max(MIN_ROOM, active.numActive() / SHARE_OF_ROOM);
    IntStream chosen = candidates.length <= room ? Arrays.stream(candidates) : Arrays.stream(candidates).boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -correlations.guess(k) / definition.factor(k)).thenComparingInt(k -> k))
        .limit(room).mapToInt(k -> k).sorted();
    chosen.forEach(this::join);
  }

  /** Lets columns go that are far from entering. */
  private void trim(double l1) {
    WorkingColumns columns = active.columns();
    if (columns.count() <= 3 * active.numActive() + SPARE) {
      return;
    }
    active.retain(slot -> {
      boolean near = definition.pull(columns.product(slot)) > NEAR * l1 * columns.factor(slot);
      present[columns.feature(slot)] = near;
      return near;
    });
    for (int slot = 0; slot < columns.count(); slot++) {
      present[columns.feature(slot)] = true;
    }
  }

  private LassoSolution solution(double lambda, LassoGap gap) {
    WorkingColumns columns = active.columns();
    int[] slots = IntStream.range(0, columns.count()).filter(slot -> columns.coefficient(slot) != 0).boxed()
        .sorted(Comparator.comparingInt(columns::feature)).mapToInt(slot -> slot).toArray();
    int[] features = Arrays.stream(slots).map(columns::feature).toArray();
    double[][] coefficients = new double[slots.length][1];
    double intercept = mean;
    for (int k = 0; k < slots.length; k++) {
      coefficients[k][0] = columns.coefficient(slots[k]) * design.factor(features[k]);
      intercept -= coefficients[k][0] * design.mean(features[k]);
    }
    return new LassoSolution(lambda, features, coefficients, new double[] {intercept}, gap.loss(), gap.penalty(),
        gap.relative(), active.steps(),
        correlations.passes());
  }

  /** Gives native memory back. */
  @Override
  public void close() {
    active.close();
  }
}
