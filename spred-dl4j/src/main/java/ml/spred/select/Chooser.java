package ml.spred.select;

import java.util.Locale;
import ml.spred.solver.KappaPath;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;

/** Walks along a path of strengths until the one that was asked for is found. */
final class Chooser {
  /** The smallest strength, relative to kappaMax, that a number of genes is looked for at: beyond the end of the grid if need be. */
  private static final double SMALLEST = 1e-4;
  /** Bisections in search of a number of genes; the bracket is then 1e-9 of its first width. */
  private static final int MAX_BISECTIONS = 30;

  private final KappaPath path;
  private final SelectionOptions options;
  private final Progress progress;

  Chooser(KappaPath path, SelectionOptions options, Progress progress) {
    this.path = path;
    this.options = options;
    this.progress = progress;
  }

  /** Position of the chosen strength among the solved ones. */
  int choose() {
    int chosen = switch (options.choice().mode()) {
      case KAPPA -> chooseKappa(options.choice().kappa());
      case NUM_TOP_FEATURES -> chooseNumber(options.choice().numTopFeatures());
      case VALIDATION -> chooseByValidation();
    };
    path.refine(chosen);
    return chosen;
  }

  private int solve(double kappa, int done, int total) {
    return tell(path.solve(kappa), done, total);
  }

  private int explore(double kappa, int done, int total) {
    return tell(path.explore(kappa), done, total);
  }

  private int tell(int position, int done, int total) {
    PathPoint point = path.points().get(position);
    progress.update("solving the path", done + 1, total, point.numFeatures() + " genes at kappa "
        + String.format(Locale.ROOT, "%.3g", point.kappa()));
    return position;
  }

  /** The given strength, reached over the sparser strengths of the grid. */
  private int chooseKappa(double kappa) {
    int steps = 0;
    if (options.path().screening()) {
      while (steps < options.path().numKappas() && path.kappa(steps) > kappa) {
        steps++;
      }
    }
    for (int k = 1; k < steps; k++) {
      explore(path.kappa(k), k - 1, steps);
    }
    return solve(kappa, Math.max(0, steps - 1), Math.max(1, steps));
  }

  private int chooseByValidation() {
    int total = options.path().numKappas();
    int best = -1;
    for (int k = 0; k < total; k++) {
      int position = explore(path.kappa(k), k, total);
      if (best < 0 || isBetter(position, best)) {
        best = position;
      }
      if (path.isSaturated(position)) {
        break;
      }
    }
    return best;
  }

  /** Higher accuracy on the validation samples first, then lower loss; the sparser one of equals. */
  private boolean isBetter(int candidate, int best) {
    PathPoint one = path.points().get(candidate);
    PathPoint other = path.points().get(best);
    return one.validationAccuracy() > other.validationAccuracy()
        || (one.validationAccuracy() == other.validationAccuracy() && one.validationLoss() < other.validationLoss());
  }

  /**
   * Exactly {@code number} genes: down the grid until there are enough, then bisection of the strength. Where the path jumps over
   * the number, the best genes of the sparsest solution with more are solved again on their own. A path that never reaches the
   * number gives its densest solution.
   */
  private int chooseNumber(int number) {
    int sparse = -1;
    int dense = -1;
    for (int k = 0; path.kappa(k) > SMALLEST * path.kappaMax() && dense < 0; k++) {
      int position = solve(path.kappa(k), k, options.path().numKappas());
      if (features(position) == number) {
        return position;
      }
      if (features(position) > number) {
        dense = position;
      } else {
        sparse = position;
      }
    }
    return dense < 0 ? Math.max(sparse, 0) : bisect(number, sparse, dense);
  }

  private int bisect(int number, int sparse, int dense) {
    double high = sparse < 0 ? path.kappaMax() : path.points().get(sparse).kappa();
    int enough = dense;
    for (int k = 0; k < MAX_BISECTIONS; k++) {
      double low = path.points().get(enough).kappa();
      int position = solve(Math.sqrt(high * low), k, MAX_BISECTIONS);
      if (features(position) == number) {
        return position;
      }
      if (features(position) > number) {
        enough = position;
      } else {
        high = path.points().get(position).kappa();
      }
    }
    return path.solveBest(enough, number);
  }

  private int features(int position) {
    return path.points().get(position).numFeatures();
  }
}
