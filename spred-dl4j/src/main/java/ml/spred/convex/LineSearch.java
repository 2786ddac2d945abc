package ml.spred.convex;

/** The share of a Newton direction that is taken: all of it, up to the first block that meets zero, or a half, a quarter, …. */
final class LineSearch {
  private static final int MAX_HALVINGS = 30;
  /** A trace beyond the crossing of zero, so that rounding does not leave a block at the wrong side of it. */
  private static final double BEYOND = 1e-12;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  /** Relative rounding of the objective: smaller predicted gains cannot be seen in it. */
  private static final double ROUNDING = 1e-13;

  private final Loss loss;
  private final Working working;
  private final ElasticNet penalty;
  private final LiveBlocks live;
  private final LiveSystem system;
  private final double[] spread;
  private final double[] trial;

  LineSearch(Loss loss, Working working, ElasticNet penalty, LiveBlocks live, LiveSystem system) {
    this.loss = loss;
    this.working = working;
    this.penalty = penalty;
    this.live = live;
    this.system = system;
    this.spread = new double[working.samples * working.outputs];
    this.trial = new double[spread.length];
  }

  /**
   * Moves the weights of the live blocks, and the outputs with them; both stay as they are where nothing is gained.
   *
   * @param outputs {@code M} at the weights
   * @param value the objective there
   * @param slope what it changes by along the direction, to first order
   * @return the objective at the new weights; NaN where nothing is gained
   */
  double move(double[] outputs, double value, double[] direction, double slope) {
    if (!(slope < 0)) {
      return Double.NaN;
    }
    system.spread(direction, spread);
    double[] start = working.weights.clone();
    double crossing = crossing(start, direction);
    double share = 1;
    for (int k = 0; k < MAX_HALVINGS; k++, share = k == 1 && crossing < 1 ? crossing : share / 2) {
      step(start, direction, share, outputs);
      double reached = loss.evaluate(trial) + live.penalty();
      boolean invisible = -slope * share <= ROUNDING * Math.abs(value);
      if (reached <= value + SUFFICIENT_DECREASE * share * slope
          || (invisible && reached <= value + ROUNDING * Math.abs(value))) {
        System.arraycopy(trial, 0, outputs, 0, outputs.length);
        return reached;
      }
    }
    System.arraycopy(start, 0, working.weights, 0, start.length);
    loss.evaluate(outputs);
    return Double.NaN;
  }

  /**
   * The share of the step at which the first block meets zero, a trace beyond it. The other blocks' steps count on all of a
   * block's step: where the whole step fails, one that ends at the first zero is a true piece of the model's descent.
   */
  private double crossing(double[] start, double[] direction) {
    double first = Double.POSITIVE_INFINITY;
    for (int k = 0; k < live.count(); k++) {
      int block = live.block(k);
      int from = working.starts[block];
      double squares = 0;
      double along = 0;
      for (int entry = from; entry < working.starts[block + 1]; entry++) {
        squares += start[entry] * start[entry];
        along += start[entry] * direction[live.place(k) + entry - from];
      }
      if (penalty.threshold(working.factors[block]) > 0 && along < 0) {
        first = Math.min(first, -squares / along * (1 + BEYOND));
      }
    }
    return first;
  }

  /** Weights at {@code start + share·direction}, blocks that crossed zero at zero, and the outputs there in {@link #trial}. */
  private void step(double[] start, double[] direction, double share, double[] outputs) {
    for (int k = 0; k < trial.length; k++) {
      trial[k] = outputs[k] + share * spread[k];
    }
    for (int k = 0; k < live.count(); k++) {
      int block = live.block(k);
      int from = working.starts[block];
      int end = working.starts[block + 1];
      double along = 0;
      for (int entry = from; entry < end; entry++) {
        working.weights[entry] = start[entry] + share * direction[live.place(k) + entry - from];
        along += working.weights[entry] * start[entry];
      }
      if (along > 0 || penalty.threshold(working.factors[block]) == 0) {
        continue;
      }
      for (int entry = from; entry < end; entry++) {
        working.add(working.column(entry), -working.weights[entry], trial, entry % working.outputs);
        working.weights[entry] = 0;
      }
    }
  }
}
