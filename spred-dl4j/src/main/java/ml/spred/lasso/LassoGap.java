package ml.spred.lasso;

import ml.spred.compute.Dots;

/**
 * The duality gap: the objective minus the dual value {@code θ·ỹ − ‖θ‖²/2 − Σ_j (pull(x̃_j·θ) − l1·f_j)₊²/(2·ridge·f_j)} at the
 * residual, scaled until every feature meets its threshold where there is no ridge. The pull is the product's size; of
 * coefficients that may not be negative the product itself, as their dual has a threshold on one side alone.
 */
final class LassoGap {
  private final LassoDefinition definition;
  private final double l1;
  private final double ridge;
  private final double squares;
  private final double along;
  private double penalty;
  private double ratio = 1;
  private double excess;

  /** Takes the columns of the working set; {@link #add} takes the others. */
  LassoGap(double[] response, double[] residual, WorkingColumns columns, LassoDefinition definition, double l1, double ridge) {
    this(Dots.squares(residual), Dots.dot(residual, response), definition, l1, ridge);
    for (int slot = 0; slot < columns.count(); slot++) {
      double factor = columns.factor(slot);
      if (factor > 0 && l1 > 0) {
        add(columns.product(slot), factor);
        addPenalty(columns.coefficient(slot), factor);
      }
    }
  }

  /**
   * Without a feature yet.
   *
   * @param squares {@code ‖r‖²}
   * @param along {@code r·ỹ}
   */
  LassoGap(double squares, double along, LassoDefinition definition, double l1, double ridge) {
    this.definition = definition;
    this.l1 = l1;
    this.ridge = ridge;
    this.squares = squares;
    this.along = along;
  }

  /** A coefficient of the standardised feature. */
  void addPenalty(double b, double factor) {
    penalty += factor * (l1 * Math.abs(b) + ridge / 2 * b * b);
  }

  /** A feature's {@code x̃_j·r}. */
  void add(double product, double factor) {
    double pull = definition.pull(product);
    double over = pull - l1 * factor;
    if (over > 0) {
      ratio = Math.max(ratio, pull / (l1 * factor));
      excess += over * over / (2 * factor);
    }
  }

  double loss() {
    return squares / 2;
  }

  double penalty() {
    return penalty;
  }

  /** The gap relative to the objective. */
  double relative() {
    double objective = loss() + penalty;
    double scale = ridge > 0 ? 1 : 1 / ratio;
    double dual = scale * along - scale * scale * squares / 2 - (ridge > 0 ? excess / ridge : 0);
    return objective > 0 ? Math.max(0, objective - dual) / objective : 0;
  }
}
