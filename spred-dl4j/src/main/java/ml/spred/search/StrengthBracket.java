package ml.spred.search;

/**
 * The strengths between which a target lies. Before both sides are known a strength is multiplied or divided by a factor, then
 * the geometric mean of the two is taken.
 */
public final class StrengthBracket {
  /** Relative width below which a bracket holds nothing any more. */
  private static final double NARROW = 1e-3;

  private final SparsityTarget target;
  private final double factor;
  private final boolean opens;
  private double strength;
  private double low;
  private double high = Double.POSITIVE_INFINITY;
  private Sparsity nearest;
  private double nearestStrength;

  /**
   * @param start first strength, above 0
   * @param factor largest change of a strength before both sides are known, above 1
   * @param opens whether a bracket that has become narrow is opened again, because what a strength gives may change: where
   *     several searches pull on each other, or a training depends on chance
   */
  public StrengthBracket(SparsityTarget target, double start, double factor, boolean opens) {
    if (!(start > 0 && Double.isFinite(start))) {
      throw new IllegalArgumentException("the first strength is " + start + ", it must be a finite number above 0.");
    }
    this.target = target;
    this.strength = start;
    this.factor = factor;
    this.opens = opens;
  }

  /** The strength to solve next. */
  public double strength() {
    return strength;
  }

  /** The sparsity nearest to the target so far. */
  public Sparsity nearest() {
    return nearest;
  }

  /** The strength that gave it. */
  public double nearestStrength() {
    return nearestStrength;
  }

  /** Takes note of what the strength gave; returns whether it meets the target. */
  public boolean meets(Sparsity reached) {
    double distance = Math.abs(target.excess(reached));
    if (nearest == null || distance < Math.abs(target.excess(nearest))) {
      nearest = reached;
      nearestStrength = strength;
    }
    return target.meets(reached);
  }

  /** Moves the strength after a sparsity that does not meet the target. */
  public void move(Sparsity reached) {
    if (target.excess(reached) < 0) {
      low = strength;
      high = opens && high <= low * (1 + NARROW) ? Double.POSITIVE_INFINITY : high;
    } else {
      high = strength;
      low = opens && low >= high * (1 - NARROW) ? 0 : low;
    }
    strength = low == 0 ? high / factor : Double.isInfinite(high) ? low * factor : Math.sqrt(low * high);
  }
}
