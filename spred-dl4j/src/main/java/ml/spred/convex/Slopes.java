package ml.spred.convex;

/**
 * The gradient of the smooth part, loss and squares, by the weights of a {@link Working} set, and what it says of the optimality
 * conditions of the blocks.
 */
final class Slopes {
  private final Working working;
  private final ElasticNet penalty;
  private final double[] values;

  Slopes(Working working, ElasticNet penalty) {
    this.working = working;
    this.penalty = penalty;
    this.values = new double[working.weights.length];
  }

  double get(int entry) {
    return values[entry];
  }

  /**
   * Takes the slopes of some blocks.
   *
   * @param delta gradient of the loss by the outputs
   */
  void set(int[] blocks, double[] delta) {
    for (int block : blocks) {
      for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
        values[entry] = working.dot(working.column(entry), delta, entry % working.outputs)
            + penalty.ridge() * working.factors[block] * working.weights[entry];
      }
    }
  }

  /** Takes the slopes of the live blocks, by one product. */
  void setLive(LiveBlocks live, LiveSystem system, double[] delta) {
    double[] collected = new double[live.length()];
    system.collect(delta, collected);
    for (int k = 0; k < live.count(); k++) {
      int block = live.block(k);
      int from = working.starts[block];
      for (int entry = from; entry < working.starts[block + 1]; entry++) {
        values[entry] = collected[live.place(k) + entry - from]
            + penalty.ridge() * working.factors[block] * working.weights[entry];
      }
    }
  }

  double norm(int block) {
    return working.norm(values, block);
  }

  /** {@code ‖G_b‖} of the loss alone. */
  double strength(int block) {
    double squares = 0;
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      double slope = values[entry] - penalty.ridge() * working.factors[block] * working.weights[entry];
      squares += slope * slope;
    }
    return Math.sqrt(squares);
  }

  /** What the gradient of a block exceeds its threshold by. */
  double excess(int block) {
    return norm(block) - penalty.threshold(working.factors[block]);
  }

  /** Distance of a block to its optimality condition. */
  double distance(int block) {
    double norm = working.norm(block);
    if (norm == 0 && working.factors[block] > 0) {
      return Math.max(0, excess(block));
    }
    double pull = norm > 0 ? penalty.threshold(working.factors[block]) / norm : 0;
    double squares = 0;
    for (int entry = working.starts[block]; entry < working.starts[block + 1]; entry++) {
      double distance = values[entry] + pull * working.weights[entry];
      squares += distance * distance;
    }
    return Math.sqrt(squares);
  }

  /** The largest distance of a live block, relative to the penalty's scale. */
  double violation(LiveBlocks live) {
    double worst = 0;
    for (int k = 0; k < live.count(); k++) {
      worst = Math.max(worst, distance(live.block(k)));
    }
    return worst / penalty.scale();
  }
}
