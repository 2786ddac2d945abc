package ml.spred.convex;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The Newton equations of the live blocks, solved by conjugate gradients. With the mask eliminated a block's penalty
 * {@code 2·kappa·f·‖V_b‖} has the curvature {@code 2·kappa·f/‖V_b‖} across V and none along it. Vectors are over the live
 * columns.
 */
final class NewtonEquations {
  private static final int MAX_CONJUGATE = 500;
  /** Curvature that holds an entry that is not live. */
  private static final double FROZEN = 1e12;
  /** Conjugate gradient rounds after which the preconditioner is made anew. */
  private static final int MANY_ROUNDS = 8;

  private final Loss loss;
  private final Working working;
  private final ElasticNet penalty;
  private final LiveBlocks live;
  private final LiveSystem system;
  private final double[] spread;
  private final double[] curved;
  /** {@code 2·kappa·f/‖V_b‖} of each live block; 0 at zero. */
  private double[] pulls = new double[0];
  private double[] right = new double[0];
  private boolean stale;

  NewtonEquations(Loss loss, Working working, ElasticNet penalty, LiveBlocks live, LiveSystem system) {
    this.loss = loss;
    this.working = working;
    this.penalty = penalty;
    this.live = live;
    this.system = system;
    this.spread = new double[working.samples * working.outputs];
    this.curved = new double[spread.length];
  }

  /**
   * The Newton direction.
   *
   * @param accuracy the residual that is left, relative to the right-hand side
   */
  double[] solve(Slopes slopes, double accuracy) {
    setRight(slopes);
    if (!system.isFactored() || stale) {
      system.factor(loss, curvatureOfPenalty());
    }
    centre(right);
    double[] direction = conjugate(accuracy);
    centre(direction);
    return direction;
  }

  /** What the objective changes by along a direction, to first order, from where {@link #solve} was asked. */
  double slope(double[] direction) {
    double slope = 0;
    for (int k = 0; k < right.length; k++) {
      slope -= right[k] * direction[k];
    }
    return slope;
  }

  private void setRight(Slopes slopes) {
    right = new double[live.length()];
    pulls = new double[live.count()];
    for (int k = 0; k < live.count(); k++) {
      int block = live.block(k);
      double norm = working.norm(block);
      pulls[k] = norm > 0 ? penalty.threshold(working.factors[block]) / norm : 0;
      int from = working.starts[block];
      for (int entry = from; entry < working.starts[block + 1]; entry++) {
        right[live.place(k) + entry - from] = -slopes.get(entry) - pulls[k] * working.weights[entry];
      }
    }
  }

  /**
   * Curvature of squares and norms in each column's own block, {@code pull·(I − v·v')} with the unit vector v; frozen entries are
   * held.
   */
  private double[] curvatureOfPenalty() {
    int width = working.outputs;
    double[] result = new double[live.length() * width];
    for (int at = 0; at < live.length(); at++) {
      result[at * width + at % width] = FROZEN;
    }
    for (int k = 0; k < live.count(); k++) {
      int block = live.block(k);
      int from = working.starts[block];
      double norm = working.norm(block);
      for (int entry = from; entry < working.starts[block + 1]; entry++) {
        int at = live.place(k) + entry - from;
        result[at * width + at % width] = penalty.ridge() * working.factors[block] + pulls[k];
        for (int other = Math.max(from, entry - at % width); norm > 0 && other <= entry; other++) {
          result[at * width + (at - entry + other) % width] -=
              pulls[k] * working.weights[entry] * working.weights[other] / (norm * norm);
        }
      }
    }
    return result;
  }

  /**
   * Takes from unpenalised columns what adds the same to all outputs of a softmax that are not spent: the loss does not see it,
   * and rounding would let it grow without bound.
   */
  private void centre(double[] vector) {
    for (int k = 0; k < live.count() && loss.isShiftInvariant(); k++) {
      int block = live.block(k);
      int end = live.place(k) + working.starts[block + 1] - working.starts[block];
      for (int from = live.place(k); working.factors[block] == 0 && from < end; from += working.outputs) {
        centre(vector, from);
      }
    }
  }

  private void centre(double[] vector, int from) {
    int[] seen = IntStream.range(0, working.outputs).filter(output -> !loss.isSpent(output)).map(output -> from + output)
        .toArray();
    double mean = Arrays.stream(seen).mapToDouble(at -> vector[at]).sum() / seen.length;
    for (int at : seen) {
      vector[at] -= mean;
    }
  }

  /** Conjugate gradients for {@code H·direction = right}. */
  private double[] conjugate(double accuracy) {
    double[] solution = new double[right.length];
    double[] residual = right.clone();
    double[] search = new double[right.length];
    double[] product = new double[right.length];
    double[] conditioned = new double[right.length];
    double before = 0;
    double limit = Double.NaN;
    int round = 0;
    for (; round < MAX_CONJUGATE; round++) {
      system.precondition(residual, conditioned);
      for (int at : live.frozen()) {
        conditioned[at] = 0;
      }
      double size = dot(residual, conditioned);
      limit = round == 0 ? accuracy * accuracy * size : limit;
      if (!(size > limit)) {
        break;
      }
      double keep = round == 0 ? 0 : size / before;
      for (int k = 0; k < search.length; k++) {
        search[k] = conditioned[k] + keep * search[k];
      }
      multiply(search, product);
      double curvature = dot(search, product);
      if (!(curvature > 0)) {
        break;
      }
      double move = size / curvature;
      for (int k = 0; k < search.length; k++) {
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

  /** Hessian of loss, ridge and norms times a vector; entries that are not live are zero and stay so. */
  private void multiply(double[] vector, double[] result) {
    system.spread(vector, spread);
    loss.curve(spread, curved);
    double[] collected = new double[right.length];
    system.collect(curved, collected);
    for (int k = 0; k < live.count(); k++) {
      int block = live.block(k);
      int from = working.starts[block];
      int end = working.starts[block + 1];
      int place = live.place(k);
      double along = 0;
      double squares = 0;
      for (int entry = from; entry < end; entry++) {
        along += vector[place + entry - from] * working.weights[entry];
        squares += working.weights[entry] * working.weights[entry];
      }
      double radial = pulls[k] > 0 ? along * pulls[k] / squares : 0;
      double own = penalty.ridge() * working.factors[block] + pulls[k];
      for (int entry = from; entry < end; entry++) {
        int at = place + entry - from;
        result[at] = collected[at] + own * vector[at] - radial * working.weights[entry];
      }
    }
  }
}
