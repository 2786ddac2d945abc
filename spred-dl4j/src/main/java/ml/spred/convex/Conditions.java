package ml.spred.convex;

/** Collects how far every group is from its optimality condition, and what the dual needs to know. */
final class Conditions {
  private final Newton newton;
  private final Working working;
  private final double l1;
  private double worst;
  private int worstGroup = -1;
  private double unpenalized;
  private double ratio;
  private double excess;

  Conditions(Newton newton, Working working, double l1) {
    this.newton = newton;
    this.working = working;
    this.l1 = l1;
  }

  /** A block of the working set. */
  void addWorking(int block) {
    double factor = working.factors[block];
    if (factor == 0) {
      unpenalized = Math.hypot(unpenalized, newton.distance(block));
      return;
    }
    add(working.groups[block], newton.distance(block), newton.strength(block), factor);
  }

  /** A group at zero that may violate its condition. */
  void addZero(int group, double strength, double factor) {
    add(group, Math.max(0, strength - l1 * factor), strength, factor);
  }

  private void add(int group, double distance, double strength, double factor) {
    if (distance > worst) {
      worst = distance;
      worstGroup = group;
    }
    ratio = Math.max(ratio, strength / (l1 * factor));
    double over = Math.max(0, strength - l1 * factor);
    excess += over * over / (2 * factor);
  }

  /** The largest distance, relative to the strength of the norms. */
  double violation() {
    return worst / l1;
  }

  int worstGroup() {
    return worstGroup;
  }

  double unpenalized() {
    return unpenalized;
  }

  /** The largest strength of a group's gradient relative to its threshold. */
  double ratio() {
    return ratio;
  }

  /** {@code Σ (‖G_g‖ − l1·f_g)₊² / (2·f_g)}: the conjugate of an elastic net is this divided by its ridge. */
  double excess() {
    return excess;
  }
}
