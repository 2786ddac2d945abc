package ml.spred.convex;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.screen.Strongest;

/**
 * Minimises over the columns of a {@link Working} set. {@link LiveBlocks} take Newton steps: {@link NewtonEquations} give the
 * direction, {@link LineSearch} the share of it. A block whose step crosses zero leaves; a zero block whose gradient exceeds its
 * threshold enters at the end of a proximal step.
 */
final class Newton {
  private static final int MAX_STEPS = 200;
  /** Violation of the live blocks below which zero blocks are asked whether they want in: their gradients then say something. */
  private static final double EARLY = 0.02;
  /** Blocks that enter at once: as many as are live, the strongest first, but at least this many. */
  private static final int MIN_ENTERING = 10;
  private static final int MAX_POLISHING = 8;
  private static final double POLISHING_ACCURACY = 1e-6;

  private final Loss loss;
  private final Working working;
  private final ElasticNet penalty;
  private final LiveSystem system;
  private final LiveBlocks live;
  private final Slopes slopes;
  private final NewtonEquations equations;
  private final LineSearch search;
  private final double[] outputs;
  private final double[] delta;
  private double value;
  private int steps;

  /**
   * @param l1 strength of the norms, {@code 2·kappa·mixing}; 0 for a pure ridge penalty
   * @param ridge strength of the squares, {@code 2·kappa·(1 − mixing)}; one of both is positive
   */
  Newton(Loss loss, Working working, double l1, double ridge) {
    this.loss = loss;
    this.working = working;
    this.penalty = new ElasticNet(l1, ridge);
    this.system = LiveSystem.of(working);
    this.live = new LiveBlocks(working, penalty, system);
    this.slopes = new Slopes(working, penalty);
    this.equations = new NewtonEquations(loss, working, penalty, live, system);
    this.search = new LineSearch(loss, working, penalty, live, system);
    this.outputs = new double[working.samples * working.outputs];
    this.delta = new double[outputs.length];
    setOutputs();
  }

  /** {@code M} from the weights alone, so that it does not depend on the steps that led to them. */
  private void setOutputs() {
    Arrays.fill(outputs, 0);
    for (int entry = 0; entry < working.weights.length; entry++) {
      if (working.weights[entry] != 0) {
        working.add(working.column(entry), working.weights[entry], outputs, entry % working.outputs);
      }
    }
  }

  /** {@code D = ∂loss/∂M} at the end. */
  double[] delta() {
    return delta;
  }

  /** Newton steps taken. */
  int steps() {
    return steps;
  }

  /** The whole objective at the end. */
  double objective() {
    return value;
  }

  /** The penalty of the live blocks. */
  double penalty() {
    return live.penalty();
  }

  /** {@code ‖G_b‖} of the loss alone. */
  double strength(int block) {
    return slopes.strength(block);
  }

  /** Distance of a block to its optimality condition. */
  double distance(int block) {
    return slopes.distance(block);
  }

  /**
   * Runs until every block of the working set meets its condition.
   *
   * @param tolerance largest distance to the conditions, relative to {@code l1}, or to {@code ridge} without norms
   */
  void minimize(double tolerance) {
    live.update();
    value = loss.evaluate(outputs) + live.penalty();
    while (true) {
      setGradient();
      double violation = slopes.violation(live);
      if (violation <= tolerance || steps >= MAX_STEPS) {
        if (steps >= MAX_STEPS || !enter(tolerance)) {
          return;
        }
        continue;
      }
      if (violation < EARLY && enter(violation)) {
        continue;
      }
      steps++;
      if (!step(Math.min(0.1, violation)) && !enter(tolerance)) {
        return;
      }
    }
  }

  private void setGradient() {
    loss.gradient(delta);
    slopes.setLive(live, system, delta);
  }

  /**
   * Takes the unpenalised blocks alone to a gradient of rounding, which the dual needs, and leaves value, {@link #delta} and the
   * slopes of all blocks up to date.
   */
  void polish(double tolerance) {
    value -= live.penalty();
    int[] all = live.restrict(block -> working.factors[block] == 0);
    setGradient();
    for (int k = 0; k < MAX_POLISHING && live.count() > 0 && slopes.violation(live) > tolerance
        && step(POLISHING_ACCURACY); k++) {
      live.restrict(block -> working.factors[block] == 0);
      setGradient();
    }
    live.set(all);
    setOutputs();
    value = loss.evaluate(outputs) + live.penalty();
    loss.gradient(delta);
    slopes.set(IntStream.range(0, working.blocks()).toArray(), delta);
  }

  /** {@code D} at the weights that the working set came with. */
  double[] deltaAtStart() {
    loss.evaluate(outputs);
    loss.gradient(delta);
    return delta;
  }

  /** One Newton step; false when it gains nothing. */
  private boolean step(double accuracy) {
    double[] direction = equations.solve(slopes, accuracy);
    double reached = search.move(outputs, value, direction, equations.slope(direction));
    if (Double.isNaN(reached)) {
      return false;
    }
    value = reached;
    live.update();
    return true;
  }

  /** Lets the strongest zero blocks in whose gradient exceeds their threshold; false when none does. */
  private boolean enter(double tolerance) {
    int[] zero = live.others();
    slopes.set(zero, delta);
    int[] entering = Strongest.of(Arrays.stream(zero).filter(block -> slopes.excess(block) > tolerance * penalty.scale()),
        slopes::excess, Math.max(MIN_ENTERING, live.count()));
    for (int block : entering) {
      start(block, entering.length);
    }
    if (entering.length == 0) {
      return false;
    }
    live.update();
    value = loss.evaluate(outputs) + live.penalty();
    return true;
  }

  /** A proximal step from zero along the negative gradient, shortened by the number of blocks that make one at once. */
  private void start(int block, int count) {
    double norm = slopes.norm(block);
    double curvature = 0;
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      curvature = Math.max(curvature, curvature(entry));
    }
    double length = slopes.excess(block) / ((curvature + penalty.ridge() * working.factors[block]) * count);
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      double weight = -length * slopes.get(entry) / norm;
      working.weights[entry] = weight;
      working.add(working.column(entry), weight, outputs, entry % working.outputs);
    }
  }

  private double curvature(int entry) {
    int from = working.column(entry) * working.samples;
    double sum = 0;
    for (int sample = 0; sample < working.samples; sample++) {
      double x = working.values[from + sample];
      sum += x * x * loss.curvature(sample, entry % working.outputs);
    }
    return Math.max(sum, Double.MIN_NORMAL);
  }
}
