package ml.spred.convex;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Minus the mean log partial likelihood of proportional hazards, plus that of the saturated model. Samples are taken from the
 * last time to the first, so that the samples at risk are a growing front and everything costs one sweep.
 *
 * <p>An event time with the events D contributes terms {@code c·(log S_l − mean over D of the outputs)} with
 * {@code S_l = Σ_at risk w·exp(m) − l/|D|·Σ_D w·exp(m)}: Breslow has {@code l = 0} alone with {@code c = Σ_D w}, Efron
 * {@code l = 0 … |D| − 1} with {@code c = Σ_D w/|D|} each.
 */
final class CoxLoss implements Loss {
  private final double[] shares;
  /** Events that count. */
  private final boolean[] events;
  /** Samples from the last time to the first. */
  private final int[] order;
  /** Ends of the runs of equal times in {@link #order}. */
  private final int[] ends;
  private final boolean efron;
  private final double saturated;
  private final double[] outputs;
  /** {@code share·exp(output − largest)}. */
  private final double[] risks;
  private double largest;
  /** {@code Σ c/S} over the terms that a sample is at risk in, weighted by the part of it that is. */
  private final double[] hazards;
  /** The same with squares of parts and sums: {@code Σ c·part²/S²}. */
  private final double[] squares;
  private final double[] delta;

  CoxLoss(Response.Survival survival) {
    int samples = survival.numSamples();
    double[] times = survival.times();
    this.shares = Response.shares(survival.weights(), samples);
    this.events = survival.events().clone();
    for (int k = 0; k < samples; k++) {
      events[k] &= shares[k] > 0;
    }
    this.efron = survival.ties() == Response.Ties.EFRON;
    this.order = IntStream.range(0, samples).boxed().sorted(Comparator.comparingDouble(k -> -times[k])).mapToInt(k -> k)
        .toArray();
    this.ends = IntStream.rangeClosed(1, samples).filter(k -> k == samples || times[order[k]] != times[order[k - 1]]).toArray();
    this.outputs = new double[samples];
    this.risks = new double[samples];
    this.hazards = new double[samples];
    this.squares = new double[samples];
    this.delta = new double[samples];
    this.saturated = saturated();
  }

  /** What the log of the partial likelihood is at most: each event's time has its events alone at risk. */
  private double saturated() {
    double sum = 0;
    for (int run = 0; run < ends.length; run++) {
      Tied tied = tied(run);
      double weight = tied.weight(shares);
      for (int l = 0; l < tied.terms(); l++) {
        sum -= weight / tied.terms() * Math.log(weight * (1 - tied.part(l)));
      }
    }
    return sum;
  }

  /** The samples of one time. */
  private final class Tied {
    final int from;
    final int to;
    final int count;

    Tied(int from, int to) {
      this.from = from;
      this.to = to;
      this.count = (int) IntStream.range(from, to).filter(k -> events[order[k]]).count();
    }

    int terms() {
      return count == 0 ? 0 : efron ? count : 1;
    }

    /** The part of the events that is no longer at risk in a term. */
    double part(int term) {
      return efron ? (double) term / count : 0;
    }

    /** Sum of some values over the events. */
    double weight(double[] values) {
      double sum = 0;
      for (int k = from; k < to; k++) {
        sum += events[order[k]] ? values[order[k]] : 0;
      }
      return sum;
    }
  }

  private Tied tied(int run) {
    return new Tied(run == 0 ? 0 : ends[run - 1], ends[run]);
  }

  @Override
  public int numSamples() {
    return shares.length;
  }

  @Override
  public int numOutputs() {
    return 1;
  }

  @Override
  public double evaluate(double[] at) {
    System.arraycopy(at, 0, outputs, 0, outputs.length);
    largest = Arrays.stream(at).max().orElse(0);
    for (int k = 0; k < at.length; k++) {
      risks[k] = shares[k] * Math.exp(at[k] - largest);
    }
    double loss = saturated;
    double front = 0;
    for (int run = 0; run < ends.length; run++) {
      Tied tied = tied(run);
      for (int k = tied.from; k < tied.to; k++) {
        front += risks[order[k]];
      }
      double weight = tied.weight(shares);
      double own = tied.weight(risks);
      for (int l = 0; l < tied.terms(); l++) {
        loss += weight / tied.terms() * (Math.log(front - tied.part(l) * own) + largest);
      }
      for (int k = tied.from; k < tied.to; k++) {
        loss -= events[order[k]] ? shares[order[k]] * at[order[k]] : 0;
      }
    }
    setHazards();
    return loss;
  }

  /** From the first time to the last: what a sample is at risk of by the time it leaves. */
  private void setHazards() {
    double[] fronts = fronts(risks);
    double hazard = 0;
    double square = 0;
    for (int run = ends.length - 1; run >= 0; run--) {
      Tied tied = tied(run);
      double share = tied.weight(shares) / Math.max(1, tied.terms());
      double own = tied.weight(risks);
      double lessHazard = 0;
      double lessSquare = 0;
      for (int l = 0; l < tied.terms(); l++) {
        double part = tied.part(l);
        double sum = fronts[run] - part * own;
        hazard += share / sum;
        square += share / (sum * sum);
        lessHazard += part * share / sum;
        lessSquare += (1 - (1 - part) * (1 - part)) * share / (sum * sum);
      }
      for (int k = tied.from; k < tied.to; k++) {
        int sample = order[k];
        hazards[sample] = hazard - (events[sample] ? lessHazard : 0);
        squares[sample] = square - (events[sample] ? lessSquare : 0);
      }
    }
    for (int k = 0; k < delta.length; k++) {
      delta[k] = risks[k] * hazards[k] - (events[k] ? shares[k] : 0);
    }
  }

  /** Sums over the samples at risk at each time. */
  private double[] fronts(double[] values) {
    double[] result = new double[ends.length];
    double sum = 0;
    for (int run = 0, k = 0; run < ends.length; run++) {
      for (; k < ends[run]; k++) {
        sum += values[order[k]];
      }
      result[run] = sum;
    }
    return result;
  }

  @Override
  public void gradient(double[] result) {
    System.arraycopy(delta, 0, result, 0, delta.length);
  }

  @Override
  public void curve(double[] direction, double[] result) {
    double[] moved = new double[risks.length];
    Arrays.setAll(moved, k -> risks[k] * direction[k]);
    double[] fronts = fronts(risks);
    double[] movedFronts = fronts(moved);
    double pull = 0;
    for (int run = ends.length - 1; run >= 0; run--) {
      Tied tied = tied(run);
      double share = tied.weight(shares) / Math.max(1, tied.terms());
      double own = tied.weight(risks);
      double ownMoved = tied.weight(moved);
      double less = 0;
      for (int l = 0; l < tied.terms(); l++) {
        double part = tied.part(l);
        double sum = fronts[run] - part * own;
        double term = share * (movedFronts[run] - part * ownMoved) / (sum * sum);
        pull += term;
        less += part * term;
      }
      for (int k = tied.from; k < tied.to; k++) {
        int sample = order[k];
        result[sample] = hazards[sample] * moved[sample] - risks[sample] * (pull - (events[sample] ? less : 0));
      }
    }
  }

  /** The diagonal of the Hessian; it is not diagonal, {@link #curve} has all of it. */
  @Override
  public void second(double[] result) {
    for (int k = 0; k < risks.length; k++) {
      result[k] = curvature(k, 0);
    }
  }

  @Override
  public double curvature(int sample, int output) {
    return Math.max(0, risks[sample] * (hazards[sample] - risks[sample] * squares[sample]));
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }

  /**
   * A lower bound of the conjugate's negative: a gradient scaled by s is the sum over the terms of distributions
   * {@code s·softmax + (1 − s)·events}, whose relative entropies add up. Takes a multiple of the gradient of the last evaluated
   * point, to rounding.
   */
  @Override
  public double dual(double[] at) {
    double along = 0;
    double size = 0;
    for (int k = 0; k < at.length; k++) {
      along += at[k] * delta[k];
      size += delta[k] * delta[k];
    }
    double scale = size > 0 ? along / size : 1;
    double off = 0;
    for (int k = 0; k < at.length; k++) {
      off += (at[k] - scale * delta[k]) * (at[k] - scale * delta[k]);
    }
    if (off > 1e-18 * size || scale < 0 || scale > 1 + 1e-12) {
      return Double.NEGATIVE_INFINITY;
    }
    return saturated - entropy(Math.min(1, scale));
  }

  /** {@code Σ c·Σ_j q_j·log(q_j/a_j)} over all terms, with {@code a_j} the part of the weight that is at risk. */
  private double entropy(double scale) {
    double[] fronts = fronts(risks);
    double[] lifted = new double[risks.length];
    Arrays.setAll(lifted, k -> risks[k] * (outputs[k] - largest));
    double[] liftedFronts = fronts(lifted);
    double total = 0;
    for (int run = 0; run < ends.length; run++) {
      Tied tied = tied(run);
      double weight = tied.weight(shares);
      double own = tied.weight(risks);
      double ownLifted = tied.weight(lifted);
      for (int l = 0; l < tied.terms(); l++) {
        double left = 1 - tied.part(l);
        double sum = fronts[run] - tied.part(l) * own;
        double others = scale == 0 ? 0
            : scale * ((Math.log(scale) - Math.log(sum)) * (fronts[run] - own) + liftedFronts[run] - ownLifted) / sum;
        double events = 0;
        for (int k = tied.from; k < tied.to; k++) {
          int sample = order[k];
          if (this.events[sample]) {
            double q = scale * left * risks[sample] / sum + (1 - scale) * shares[sample] / weight;
            events += q > 0 ? q * Math.log(q / (left * shares[sample])) : 0;
          }
        }
        total += weight / tied.terms() * (others + events);
      }
    }
    return total;
  }
}
