package ml.spred.select;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.solver.Direction;
import ml.spred.solver.KappaPath;
import ml.spred.solver.PathPoint;
import ml.spred.solver.Progress;

/** Walks along a path of strengths until the one that was asked for is found. */
final class Chooser {
  /**
   * The smallest strength, relative to kappaMax, that a number of genes is looked for at: beyond the end of the grid if need be.
   */
  private static final double SMALLEST = 1e-4;
  /** Bisections in search of a number of genes; the bracket is then 1e-9 of its first width. */
  private static final int MAX_BISECTIONS = 30;

  private final KappaPath path;
  private final GeneColumns columns;
  private final SelectionOptions options;
  private final Progress progress;

  Chooser(KappaPath path, GeneColumns columns, SelectionOptions options, Progress progress) {
    this.path = path;
    this.columns = columns;
    this.options = options;
    this.progress = progress;
  }

  /**
   * What was chosen.
   *
   * @param position of the strength among the solved ones
   * @param gamma share of the pure solution in the predictions
   */
  record Chosen(int position, double gamma) {}

  Chosen choose() {
    return switch (options.choice().mode()) {
      case KAPPA -> relax(chooseKappa(options.choice().kappa()));
      case NUM_TOP_FEATURES -> relax(chooseNumber(options.choice().numTopFeatures()));
      case VALIDATION -> best(candidates(walk()));
      case ONE_STANDARD_ERROR -> sparsest(candidates(walk()));
    };
  }

  /** A strength of the grid that is known beforehand; the grid is walked beyond it to show what lies there. */
  Chosen choose(GridPlace place) {
    boolean down = options.path().direction() == Direction.SPARSE_TO_DENSE;
    int position = -1;
    for (int k = 0; k < place.length(); k++) {
      int strength = down ? k : place.length() - 1 - k;
      int solved = solve(path.kappa(strength), k, place.length());
      position = strength == place.place() ? solved : position;
    }
    return new Chosen(position, place.gamma());
  }

  private int solve(double kappa, int done, int total) {
    int position = path.solve(kappa);
    PathPoint point = path.points().get(position);
    progress.update("solving the path", done + 1, total, features(position) + " genes at kappa "
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
      solve(path.kappa(k), k - 1, steps);
    }
    return solve(kappa, Math.max(0, steps - 1), Math.max(1, steps));
  }

  /** Solves the grid; from sparse to dense until nothing but noise is left to fit. */
  private List<Integer> walk() {
    List<Integer> positions = new ArrayList<>();
    int total = options.path().numKappas();
    boolean down = options.path().direction() == Direction.SPARSE_TO_DENSE;
    for (int k = 0; k < total; k++) {
      int position = solve(path.kappa(down ? k : total - 1 - k), k, total);
      positions.add(position);
      if (down && path.isSaturated(position)) {
        break;
      }
    }
    return positions;
  }

  /** A strength and a gamma with their score on the validation samples. */
  private record Candidate(Chosen chosen, int numFeatures, ClassificationMetrics score) {}

  private List<Candidate> candidates(List<Integer> positions) {
    List<Candidate> all = new ArrayList<>();
    for (int position : positions) {
      double[] gammas = options.relaxation().candidates();
      List<ClassificationMetrics> scores = path.blend(position, options.relaxation().ridge(), gammas);
      for (int k = 0; k < gammas.length; k++) {
        all.add(new Candidate(new Chosen(position, gammas[k]), features(position), scores.get(k)));
      }
    }
    all.sort(Comparator.<Candidate>comparingDouble(one -> -path.points().get(one.chosen.position).kappa())
        .thenComparingDouble(one -> -one.chosen.gamma));
    return all;
  }

  /** The best score; the sparser strength, then the purer blend, of equals. */
  private static Candidate bestOf(List<Candidate> candidates) {
    Candidate best = candidates.get(0);
    for (Candidate candidate : candidates) {
      best = candidate.score.beats(best.score) ? candidate : best;
    }
    return best;
  }

  private static Chosen best(List<Candidate> candidates) {
    return bestOf(candidates).chosen;
  }

  /**
   * Fewest genes among those whose accuracy is within one standard error of the best, see {@link OneStandardError}, and the best
   * score among those with that many.
   */
  private Chosen sparsest(List<Candidate> candidates) {
    double accuracy = bestOf(candidates).score.accuracy();
    double bound = OneStandardError.bound(accuracy, path.numValidation());
    List<Candidate> good = candidates.stream().filter(one -> one.score.accuracy() >= bound).toList();
    int fewest = good.stream().mapToInt(Candidate::numFeatures).min().orElseThrow();
    return best(good.stream().filter(one -> one.numFeatures == fewest).toList());
  }

  /** The blend for a strength that was not chosen by validation. */
  private Chosen relax(int position) {
    return options.relaxation().isChosen() ? best(candidates(List.of(position)))
        : new Chosen(position, options.relaxation().gamma());
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
    return path.solveBest(enough, number, columns.numCovariates());
  }

  private int features(int position) {
    return columns.genes(path.support(position)).length;
  }
}
