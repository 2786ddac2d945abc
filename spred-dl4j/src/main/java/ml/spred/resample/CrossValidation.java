package ml.spred.resample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.select.GridPlace;
import ml.spred.select.Relaxation;
import ml.spred.select.SampleParts;
import ml.spred.select.SelectionMode;
import ml.spred.solver.PathPoint;
import ml.spred.split.Folds;
import ml.spred.split.Seeds;

/**
 * A strength chosen by cross-validation. All folds solve one grid of strengths, that of all their samples; what they say of the
 * samples that they hold out is pooled over folds and repeats. The grid ends where the first fold has nothing but noise left to
 * fit. The scores choose, so they are no estimate of the accuracy on new samples: that is what {@link NestedEstimate} is for.
 *
 * @param numFolds folds of a repeat
 * @param numRepeats draws of the folds
 * @param kappas the strengths that all folds solved, descending
 * @param accuracies pooled accuracy at each strength, by predictions of the chosen blend
 * @param standardErrors of these, over the folds of a repeat; mean over the repeats, which are no new samples
 * @param logLosses pooled mean of {@code -ln p(label)} at each strength
 * @param best place of the strength with the highest accuracy, of equal ones that with the lowest log-loss
 * @param sparsest place of the largest strength whose accuracy is within one standard error of the best
 * @param chosen place of the strength that was taken
 * @param gamma share of the pure solution in the predictions
 */
public record CrossValidation(
    int numFolds,
    int numRepeats,
    double[] kappas,
    double[] accuracies,
    double[] standardErrors,
    double[] logLosses,
    int best,
    int sparsest,
    int chosen,
    double gamma)
    implements Serializable {

  /**
   * A setting for each fold of each repeat, in this order.
   *
   * @param samples of the data; the folds are of their positions
   * @param kappas the grid, see {@link ResampledPath#kappas}
   * @param seed of the whole cross-validation; each fold's follows from it
   */
  public static List<PathSetting> settings(int[] samples, Folds folds, double[] kappas, long seed) {
    List<PathSetting> settings = new ArrayList<>();
    for (int repeat = 0; repeat < folds.numRepeats(); repeat++) {
      for (int fold = 0; fold < folds.numFolds(); fold++) {
        SampleParts parts = new SampleParts(pick(samples, folds.training(repeat, fold)), pick(samples, folds.held(repeat, fold)));
        settings.add(new PathSetting(parts, kappas, false, Seeds.of(seed, repeat, fold)));
      }
    }
    return settings;
  }

  /**
   * Chooses.
   *
   * @param settings as {@link #settings} gave them
   * @param outcomes of these, in their order
   * @param labels class of each sample of the data
   * @param mode {@link SelectionMode#ONE_STANDARD_ERROR}, or the best
   */
  public static CrossValidation of(List<PathSetting> settings, List<PathOutcome> outcomes, Folds folds, int[] labels,
      int numClasses, SelectionMode mode, Relaxation relaxation) {
    int length = outcomes.stream().mapToInt(PathOutcome::numSolved).min().orElseThrow();
    FoldScores scores = new FoldScores(settings, outcomes, folds, labels, numClasses);
    CrossValidation chosen = null;
    for (double gamma : relaxation.candidates()) {
      CrossValidation candidate = scores.curve(length, gamma, mode == SelectionMode.ONE_STANDARD_ERROR);
      chosen = chosen == null || candidate.beats(chosen) ? candidate : chosen;
    }
    return chosen;
  }

  /** By the score at the chosen strength; the larger strength, then the purer blend, of equal ones. */
  private boolean beats(CrossValidation other) {
    double better = accuracies[chosen] - other.accuracies[other.chosen];
    double loss = other.logLosses[other.chosen] - logLosses[chosen];
    return better > 0 || (better == 0 && (loss > 0 || (loss == 0 && chosen < other.chosen)));
  }

  /** The chosen strength as a place of the grid, for a fit on all samples. */
  public GridPlace place() {
    return new GridPlace(chosen, kappas.length, gamma);
  }

  /** Points of a path over the same grid, with the scores of the samples that were held out. */
  public List<PathPoint> score(List<PathPoint> points) {
    return points.stream().map(point -> {
      int k = IntStream.range(0, kappas.length).filter(place -> kappas[place] == point.kappa()).findFirst().orElseThrow();
      return point.withValidation(accuracies[k], logLosses[k]);
    }).toList();
  }

  static int[] pick(int[] samples, int[] positions) {
    return Arrays.stream(positions).map(position -> samples[position]).toArray();
  }

  static int best(double[] accuracies, double[] logLosses) {
    return IntStream.range(1, accuracies.length).reduce(0, (best, k) -> accuracies[k] > accuracies[best]
        || (accuracies[k] == accuracies[best] && logLosses[k] < logLosses[best]) ? k : best);
  }
}
