package ml.spred.solver;

import java.io.Serializable;

/**
 * The sequence of strengths and how well each is solved.
 *
 * @param numKappas points, geometric from kappaMax down to {@code kappaRatio · kappaMax}; at least 1
 * @param kappaRatio the smallest strength relative to kappaMax, in (0, 1)
 * @param tolerance largest violation of the optimality conditions relative to 2·kappa, positive; for heads that are not convex
 * @param gapTolerance largest duality gap relative to the objective, positive; for a linear head and {@link Optimizer#NEWTON}
 * @param screening true: only genes that the optimality conditions ask for are trained (working set, all genes checked at every
 *     strength); false: all genes are trained at once, as the paper does
 * @param direction which way the path is walked
 * @param restarts draws of the dense layers, at least 1; at every strength the lowest objective is kept. A convex head needs one
 */
public record PathOptions(
    int numKappas,
    double kappaRatio,
    double tolerance,
    double gapTolerance,
    boolean screening,
    Direction direction,
    int restarts)
    implements Serializable {
  public PathOptions {
    if (numKappas < 1) {
      throw new IllegalArgumentException("the number of kappas is " + numKappas + ", it must be at least 1.");
    }
    if (restarts < 1) {
      throw new IllegalArgumentException("the number of restarts is " + restarts + ", it must be at least 1.");
    }
    if (!(kappaRatio > 0 && kappaRatio < 1)) {
      throw new IllegalArgumentException("the ratio of smallest to largest kappa is " + kappaRatio + ", it must be in (0, 1).");
    }
    if (!(tolerance > 0) || !(gapTolerance > 0)) {
      throw new IllegalArgumentException("the tolerances of violation and gap are " + tolerance + " and " + gapTolerance
          + ", they must be above 0.");
    }
  }

  /** 100 strengths down to 0.01·kappaMax, gap 1e-6, violation 1e-3 of 2·kappa, screening on, from sparse to dense, one draw. */
  public static PathOptions defaults() {
    return new PathOptions(100, 0.01, 1e-3, 1e-6, true, Direction.SPARSE_TO_DENSE, 1);
  }

  public PathOptions withKappas(int number, double ratio) {
    return new PathOptions(number, ratio, tolerance, gapTolerance, screening, direction, restarts);
  }

  public PathOptions withTolerance(double value) {
    return new PathOptions(numKappas, kappaRatio, value, gapTolerance, screening, direction, restarts);
  }

  public PathOptions withGapTolerance(double value) {
    return new PathOptions(numKappas, kappaRatio, tolerance, value, screening, direction, restarts);
  }

  public PathOptions withScreening(boolean value) {
    return new PathOptions(numKappas, kappaRatio, tolerance, gapTolerance, value, direction, restarts);
  }

  public PathOptions withDirection(Direction value) {
    return new PathOptions(numKappas, kappaRatio, tolerance, gapTolerance, screening, value, restarts);
  }

  public PathOptions withRestarts(int value) {
    return new PathOptions(numKappas, kappaRatio, tolerance, gapTolerance, screening, direction, value);
  }
}
