package ml.spred.solver;

import java.util.function.ToDoubleBiFunction;
import ml.spred.compute.FlatVectors;
import ml.spred.compute.Lanes;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Limited-memory BFGS with a strong Wolfe line search (Nocedal and Wright, Algorithms 7.5, 3.5 and 3.6). Keeps its memory of
 * curvature between calls of {@link #step}, so a caller may look at the iterate whenever it likes.
 */
public final class Lbfgs implements Stepper {
  /** A smooth function of a flat vector: its value, and its gradient written to the second argument. */
  public interface Objective extends ToDoubleBiFunction<INDArray, INDArray> {}

  private static final int MEMORY = 6;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MAX_TRIALS = 20;
  /** Relative rounding of an objective that was summed in double from single precision products. */
  private static final double NOISE_OF_VALUES = 1e-7;

  private final Objective objective;
  private final INDArray point;
  private final INDArray gradient;
  private final INDArray direction;
  private final INDArray start;
  private final INDArray startGradient;
  private final CurvaturePairs pairs;
  private final Lanes lanes;
  private double value;

  /** @param point where to start, {@code [1, length]}; moved in place */
  public Lbfgs(Objective objective, INDArray point, Lanes lanes) {
    this.lanes = lanes;
    this.pairs = new CurvaturePairs(MEMORY, lanes);
    this.objective = objective;
    this.point = point;
    this.gradient = point.like();
    this.direction = point.like();
    this.start = point.like();
    this.startGradient = point.like();
    this.value = evaluate();
  }

  /** The value at the point. */
  public double value() {
    return value;
  }

  /** One iteration; false when the line search finds no lower point, which is the end of what the precision allows. */
  @Override
  public boolean step() {
    setDirection();
    double slope = dot(gradient, direction);
    if (!(slope < 0)) {
      pairs.forget();
      direction.assign(gradient).negi();
      slope = -dot(gradient, gradient);
      if (!(slope < 0)) {
        return false;
      }
    }
    start.assign(point);
    startGradient.assign(gradient);
    double before = value;
    double first = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
    if (!search(before, slope, first)) {
      return recover(before);
    }
    pairs.remember(point, start, gradient, startGradient);
    return true;
  }

  /** After a failed search: back to the start of the step, and once more along the gradient if there was a memory to blame. */
  private boolean recover(double before) {
    point.assign(start);
    gradient.assign(startGradient);
    value = before;
    if (pairs.isEmpty()) {
      return false;
    }
    pairs.forget();
    return step();
  }

  private double evaluate() {
    return objective.applyAsDouble(point, gradient);
  }

  /** {@code direction = −H·gradient}. */
  private void setDirection() {
    direction.assign(gradient).negi();
    pairs.apply(direction, vector -> vector.muli(pairs.scale()));
  }

  /** Strong Wolfe search from {@link #start} along {@link #direction}; leaves the accepted point, value and gradient behind. */
  private boolean search(double before, double slope, double first) {
    double noise = NOISE_OF_VALUES * Math.abs(before);
    Bracket bracket = new Bracket(before, slope);
    double trial = first;
    for (int k = 0; k < MAX_TRIALS; k++) {
      move(trial);
      double trialSlope = dot(gradient, direction);
      boolean flat = Math.abs(trialSlope) <= -CURVATURE * slope;
      // Near the minimum differences of values are rounding; slopes still tell (Hager and Zhang's approximate Wolfe condition).
      if (flat && value <= before + Math.max(noise, SUFFICIENT_DECREASE * trial * slope)) {
        return true;
      }
      boolean tooHigh = !(value <= before + SUFFICIENT_DECREASE * trial * slope) || (k > 0 && value >= bracket.lowValue);
      trial = tooHigh ? bracket.lowerEnd(trial, value) : bracket.raiseLow(trial, value, trialSlope);
    }
    return acceptLow(bracket.low, before);
  }

  /** The interval that holds an acceptable step: its better end with value and slope, and its other end once there is one. */
  private static final class Bracket {
    private double low;
    private double lowValue;
    private double lowSlope;
    private double high = Double.NaN;
    private double highValue;

    Bracket(double value, double slope) {
      this.lowValue = value;
      this.lowSlope = slope;
    }

    /** The trial is too high: it bounds the step. Returns the next trial. */
    double lowerEnd(double trial, double value) {
      high = trial;
      highValue = value;
      return between();
    }

    /** The trial is the better end. Returns the next trial: twice as far while nothing bounds the step. */
    double raiseLow(double trial, double value, double slope) {
      if (Double.isNaN(high) ? slope >= 0 : slope * (high - low) >= 0) {
        high = low;
        highValue = lowValue;
      }
      low = trial;
      lowValue = value;
      lowSlope = slope;
      return Double.isNaN(high) ? 2 * trial : between();
    }

    /** Minimum of the parabola through both ends, kept away from them. */
    private double between() {
      double length = high - low;
      double curvature = (highValue - lowValue - lowSlope * length) / (length * length);
      double share = curvature > 0 && Double.isFinite(curvature) ? -lowSlope / (2 * curvature * length) : 0.5;
      return low + Math.min(0.9, Math.max(0.1, share)) * length;
    }
  }

  /** Trials are used up: the lowest point with a decrease is good enough, none is a failure. */
  private boolean acceptLow(double low, double before) {
    if (low == 0) {
      return false;
    }
    move(low);
    return value < before;
  }

  private void move(double length) {
    FlatVectors.setSum(lanes, point, start, length, direction);
    value = evaluate();
  }

  private double dot(INDArray x, INDArray y) {
    return FlatVectors.dot(lanes, x, y);
  }
}
