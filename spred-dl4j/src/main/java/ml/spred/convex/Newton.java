package ml.spred.convex;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.screen.Strongest;

/**
 * Minimises over the columns of a {@link Working} set. Live blocks take Newton steps: with the mask eliminated a block's penalty is
 * {@code 2·kappa·f·‖V_b‖}, smooth away from zero, with curvature {@code 2·kappa·f/‖V_b‖} across V and none along it. The Newton
 * equations are solved by conjugate gradients; a block whose step crosses zero leaves; a zero block whose gradient exceeds its
 * threshold enters at the end of a proximal step.
 */
final class Newton {
  private static final int MAX_STEPS = 200;
  private static final int MAX_CONJUGATE = 500;
  private static final int MAX_HALVINGS = 30;
  /** Violation of the live blocks below which zero blocks are asked whether they want in: their gradients then say something. */
  private static final double EARLY = 0.02;
  /** Blocks that enter at once: as many as are live, the strongest first, but at least this many. */
  private static final int MIN_ENTERING = 10;
  /** A trace beyond the crossing of zero, so that rounding does not leave a block at the wrong side of it. */
  private static final double BEYOND = 1e-12;
  /** Curvature that holds an entry that is not live. */
  private static final double FROZEN = 1e12;
  /** Conjugate gradient rounds after which the preconditioner is made anew. */
  private static final int MANY_ROUNDS = 8;
  private static final int MAX_POLISHING = 8;
  private static final double POLISHING_ACCURACY = 1e-6;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  /** Relative rounding of the objective: smaller predicted gains cannot be seen in it. */
  private static final double ROUNDING = 1e-13;

  private final Loss loss;
  private final Working working;
  private final double l1;
  private final double ridge;
  private final double[] outputs;
  private final double[] delta;
  private final double[] slopes;
  private final double[] spread;
  private final double[] curved;
  private final double[] trial;
  private final LiveSystem system;
  private int[] live = new int[0];
  /** First position of each live block in vectors over the live columns. */
  private int[] places = new int[0];
  private int length;
  /** Positions in live columns that belong to no live block (elementwise form). */
  private int[] frozen = new int[0];
  private double value;
  private boolean stale;
  private int steps;

  /**
   * @param l1 strength of the norms, {@code 2·kappa·mixing}; 0 for a pure ridge penalty
   * @param ridge strength of the squares, {@code 2·kappa·(1 − mixing)}; one of both is positive
   */
  Newton(Loss loss, Working working, double l1, double ridge) {
    this.loss = loss;
    this.working = working;
    this.l1 = l1;
    this.ridge = ridge;
    this.outputs = new double[working.samples * working.outputs];
    this.delta = new double[outputs.length];
    this.spread = new double[outputs.length];
    this.curved = new double[outputs.length];
    this.trial = new double[outputs.length];
    this.slopes = new double[working.weights.length];
    this.system = LiveSystem.of(working);
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

  /**
   * Runs until every block of the working set meets its condition.
   *
   * @param tolerance largest distance to the conditions, relative to {@code l1}, or to {@code ridge} without norms
   */
  void minimize(double tolerance) {
    setLive();
    value = loss.evaluate(outputs) + penalty();
    while (true) {
      loss.gradient(delta);
      setLiveSlopes();
      double violation = violation();
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

  /**
   * Takes the unpenalised blocks alone to a gradient of rounding, which the dual needs, and leaves value, {@link #delta} and the
   * slopes of all blocks up to date.
   */
  void polish(double tolerance) {
    int[] all = live;
    value -= penalty();
    live = Arrays.stream(all).filter(block -> working.factors[block] == 0).toArray();
    setColumns();
    loss.gradient(delta);
    setLiveSlopes();
    for (int k = 0; k < MAX_POLISHING && live.length > 0 && violation() > tolerance && step(POLISHING_ACCURACY); k++) {
      live = Arrays.stream(live).filter(block -> working.factors[block] == 0).toArray();
      setColumns();
      loss.gradient(delta);
      setLiveSlopes();
    }
    live = all;
    setColumns();
    setOutputs();
    value = loss.evaluate(outputs) + penalty();
    loss.gradient(delta);
    setSlopes(IntStream.range(0, working.blocks()).toArray());
  }

  /** {@code D} at the weights that the working set came with. */
  double[] deltaAtStart() {
    loss.evaluate(outputs);
    loss.gradient(delta);
    return delta;
  }

  /** {@code ‖G_b‖} of the loss alone. */
  double strength(int block) {
    double squares = 0;
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      double slope = slopes[entry] - ridge * working.factors[block] * working.weights[entry];
      squares += slope * slope;
    }
    return Math.sqrt(squares);
  }

  /** Distance of a block to its optimality condition. */
  double distance(int block) {
    double norm = working.norm(block);
    if (norm == 0 && working.factors[block] > 0) {
      return Math.max(0, working.norm(slopes, block) - threshold(block));
    }
    double pull = norm > 0 ? threshold(block) / norm : 0;
    double squares = 0;
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      double distance = slopes[entry] + pull * working.weights[entry];
      squares += distance * distance;
    }
    return Math.sqrt(squares);
  }

  /** What distances are relative to. */
  private double scale() {
    return l1 > 0 ? l1 : ridge;
  }

  private double threshold(int block) {
    return l1 * working.factors[block];
  }

  private void setLive() {
    live = IntStream.range(0, working.blocks())
        .filter(block -> threshold(block) == 0 || working.norm(block) > 0).toArray();
    setColumns();
  }

  /** Columns of the live blocks, and where each block lies in vectors over them. */
  private void setColumns() {
    int[] columns = Arrays.stream(live)
        .flatMap(block -> IntStream.rangeClosed(working.column(working.starts[block]),
            working.column(working.starts[block + 1] - 1)))
        .distinct().toArray();
    places = new int[live.length];
    int column = 0;
    for (int k = 0; k < live.length; k++) {
      int entry = working.starts[live[k]];
      while (columns[column] != working.column(entry)) {
        column++;
      }
      places[k] = column * working.outputs + entry % working.outputs;
    }
    length = columns.length * working.outputs;
    boolean[] moves = new boolean[length];
    for (int k = 0; k < live.length; k++) {
      Arrays.fill(moves, places[k], places[k] + working.starts[live[k] + 1] - working.starts[live[k]], true);
    }
    frozen = IntStream.range(0, length).filter(at -> !moves[at]).toArray();
    system.setColumns(columns);
  }

  /** The penalty of the live blocks. */
  double penalty() {
    double sum = 0;
    for (int block : live) {
      double norm = working.norm(block);
      sum += working.factors[block] * (l1 * norm + ridge / 2 * norm * norm);
    }
    return sum;
  }

  /** Gradient of the smooth part (loss and ridge) by the weights of some blocks. */
  private void setSlopes(int[] blocks) {
    for (int block : blocks) {
      for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
        slopes[entry] = working.dot(working.column(entry), delta, entry % working.outputs)
            + ridge * working.factors[block] * working.weights[entry];
      }
    }
  }

  private void setLiveSlopes() {
    double[] collected = new double[length];
    system.collect(delta, collected);
    for (int k = 0; k < live.length; k++) {
      int from = working.starts[live[k]];
      for (int entry = from; entry < working.starts[live[k] + 1]; entry++) {
        slopes[entry] = collected[places[k] + entry - from] + ridge * working.factors[live[k]] * working.weights[entry];
      }
    }
  }

  private double violation() {
    double worst = 0;
    for (int block : live) {
      worst = Math.max(worst, distance(block));
    }
    return worst / scale();
  }

  /** Lets the strongest zero blocks in whose gradient exceeds their threshold; false when none does. */
  private boolean enter(double tolerance) {
    int[] zero = new int[working.blocks() - live.length];
    int count = 0;
    int next = 0;
    for (int block = 0; block < working.blocks(); block++) {
      if (next < live.length && live[next] == block) {
        next++;
      } else {
        zero[count++] = block;
      }
    }
    setSlopes(zero);
    int[] entering = Strongest.of(Arrays.stream(zero).filter(block -> excess(block) > tolerance * scale()), this::excess,
        Math.max(MIN_ENTERING, live.length));
    for (int block : entering) {
      start(block, entering.length);
    }
    if (entering.length == 0) {
      return false;
    }
    setLive();
    value = loss.evaluate(outputs) + penalty();
    return true;
  }

  /** What the gradient of a block exceeds its threshold by. */
  private double excess(int block) {
    return working.norm(slopes, block) - threshold(block);
  }

  /** A proximal step from zero along the negative gradient, shortened by the number of blocks that make one at once. */
  private void start(int block, int count) {
    double norm = working.norm(slopes, block);
    double curvature = 0;
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      curvature = Math.max(curvature, curvature(entry));
    }
    double length = (norm - threshold(block)) / ((curvature + ridge * working.factors[block]) * count);
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      double weight = -length * slopes[entry] / norm;
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

  /** One Newton step with a line search; false when it gains nothing. */
  private boolean step(double accuracy) {
    double[] right = new double[length];
    double[] pulls = new double[live.length];
    for (int k = 0; k < live.length; k++) {
      int block = live[k];
      double norm = working.norm(block);
      pulls[k] = norm > 0 ? threshold(block) / norm : 0;
      int from = working.starts[block];
      for (int entry = from; entry < working.starts[block + 1]; entry++) {
        right[places[k] + entry - from] = -slopes[entry] - pulls[k] * working.weights[entry];
      }
    }
    if (!system.isFactored() || stale) {
      system.factor(loss, curvatureOfPenalty(pulls));
    }
    centre(right);
    double[] direction = conjugate(right, pulls, accuracy);
    centre(direction);
    double slope = 0;
    for (int k = 0; k < length; k++) {
      slope -= right[k] * direction[k];
    }
    return search(direction, slope);
  }

  /** Curvature of squares and norms in each column's own block, {@code pull·(I − v·v')} with the unit vector v; frozen entries held. */
  private double[] curvatureOfPenalty(double[] pulls) {
    int width = working.outputs;
    double[] result = new double[length * width];
    for (int at = 0; at < length; at++) {
      result[at * width + at % width] = FROZEN;
    }
    for (int k = 0; k < live.length; k++) {
      int from = working.starts[live[k]];
      double norm = working.norm(live[k]);
      for (int entry = from; entry < working.starts[live[k] + 1]; entry++) {
        int at = places[k] + entry - from;
        result[at * width + at % width] = ridge * working.factors[live[k]] + pulls[k];
        for (int other = Math.max(from, entry - at % width); norm > 0 && other <= entry; other++) {
          result[at * width + (at - entry + other) % width] -=
              pulls[k] * working.weights[entry] * working.weights[other] / (norm * norm);
        }
      }
    }
    return result;
  }

  /**
   * Takes from unpenalised columns what adds the same to all outputs of a softmax: the loss does not see it, and rounding would let
   * it grow without bound.
   */
  private void centre(double[] vector) {
    for (int k = 0; k < live.length && loss.isShiftInvariant(); k++) {
      int end = places[k] + working.starts[live[k] + 1] - working.starts[live[k]];
      for (int from = places[k]; working.factors[live[k]] == 0 && from < end; from += working.outputs) {
        double mean = Arrays.stream(vector, from, from + working.outputs).sum() / working.outputs;
        for (int at = from; at < from + working.outputs; at++) {
          vector[at] -= mean;
        }
      }
    }
  }

  /** Conjugate gradients for {@code H·direction = right}. */
  private double[] conjugate(double[] right, double[] pulls, double accuracy) {
    double[] solution = new double[length];
    double[] residual = right.clone();
    double[] search = new double[length];
    double[] product = new double[length];
    double[] conditioned = new double[length];
    double before = 0;
    double limit = Double.NaN;
    int round = 0;
    for (; round < MAX_CONJUGATE; round++) {
      system.precondition(residual, conditioned);
      for (int at : frozen) {
        conditioned[at] = 0;
      }
      double size = dot(residual, conditioned);
      limit = round == 0 ? accuracy * accuracy * size : limit;
      if (!(size > limit)) {
        break;
      }
      double keep = round == 0 ? 0 : size / before;
      for (int k = 0; k < length; k++) {
        search[k] = conditioned[k] + keep * search[k];
      }
      multiply(search, pulls, product);
      double curvature = dot(search, product);
      if (!(curvature > 0)) {
        break;
      }
      double move = size / curvature;
      for (int k = 0; k < length; k++) {
        solution[k] += move * search[k];
        residual[k] -= move * product[k];
      }
      before = size;
    }
    stale = round > MANY_ROUNDS;
    return solution;
  }

  private static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int k = 0; k < one.length; k++) {
      sum += one[k] * other[k];
    }
    return sum;
  }

  /** Hessian of loss, ridge and norms times a vector over the live columns; entries that are not live are zero and stay so. */
  private void multiply(double[] vector, double[] pulls, double[] result) {
    system.spread(vector, spread);
    loss.curve(spread, curved);
    double[] collected = new double[length];
    system.collect(curved, collected);
    for (int k = 0; k < live.length; k++) {
      int block = live[k];
      int from = working.starts[block];
      int end = working.starts[block + 1];
      double along = 0;
      double squares = 0;
      for (int entry = from; entry < end; entry++) {
        along += vector[places[k] + entry - from] * working.weights[entry];
        squares += working.weights[entry] * working.weights[entry];
      }
      double radial = pulls[k] > 0 ? along * pulls[k] / squares : 0;
      double own = ridge * working.factors[block] + pulls[k];
      for (int entry = from; entry < end; entry++) {
        int at = places[k] + entry - from;
        result[at] = collected[at] + own * vector[at] - radial * working.weights[entry];
      }
    }
  }

  private boolean search(double[] direction, double slope) {
    if (!(slope < 0)) {
      return false;
    }
    system.spread(direction, spread);
    double[] start = working.weights.clone();
    double before = value;
    double crossing = crossing(start, direction);
    double share = 1;
    for (int k = 0; k < MAX_HALVINGS; k++, share = k == 1 && crossing < 1 ? crossing : share / 2) {
      move(start, direction, share);
      value = loss.evaluate(trial) + penalty();
      boolean invisible = -slope * share <= ROUNDING * Math.abs(before);
      if (value <= before + SUFFICIENT_DECREASE * share * slope || (invisible && value <= before + ROUNDING * Math.abs(before))) {
        System.arraycopy(trial, 0, outputs, 0, outputs.length);
        setLive();
        return true;
      }
    }
    System.arraycopy(start, 0, working.weights, 0, start.length);
    value = before;
    loss.evaluate(outputs);
    return false;
  }

  /**
   * The share of the step at which the first block meets zero, a trace beyond it. The other blocks' steps count on all of a block's
   * step: where the whole step fails, one that ends at the first zero is a true piece of the model's descent.
   */
  private double crossing(double[] start, double[] direction) {
    double first = Double.POSITIVE_INFINITY;
    for (int k = 0; k < live.length; k++) {
      int from = working.starts[live[k]];
      double squares = 0;
      double along = 0;
      for (int entry = from; entry < working.starts[live[k] + 1]; entry++) {
        squares += start[entry] * start[entry];
        along += start[entry] * direction[places[k] + entry - from];
      }
      if (threshold(live[k]) > 0 && along < 0) {
        first = Math.min(first, -squares / along * (1 + BEYOND));
      }
    }
    return first;
  }

  /** Weights at {@code start + share·direction}, blocks that crossed zero at zero, and the outputs there in {@link #trial}. */
  private void move(double[] start, double[] direction, double share) {
    for (int k = 0; k < trial.length; k++) {
      trial[k] = outputs[k] + share * spread[k];
    }
    for (int k = 0; k < live.length; k++) {
      int from = working.starts[live[k]];
      int end = working.starts[live[k] + 1];
      double along = 0;
      for (int entry = from; entry < end; entry++) {
        working.weights[entry] = start[entry] + share * direction[places[k] + entry - from];
        along += working.weights[entry] * start[entry];
      }
      if (along > 0 || threshold(live[k]) == 0) {
        continue;
      }
      for (int entry = from; entry < end; entry++) {
        working.add(working.column(entry), -working.weights[entry], trial, entry % working.outputs);
        working.weights[entry] = 0;
      }
    }
  }
}
