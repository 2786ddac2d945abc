package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The runs summed up: one cell per set and method that has runs.
 *
 * @param sets that have runs, in the given order
 * @param cells by set, in the order of the methods
 * @param ranks over the sets
 */
record AccuracySummary(List<SetFacts> sets, List<Cell> cells, MeanRanks ranks) {
  static final List<String> HEADER = List.of("set", "samples", "features", "classes", "majority_rate", "method", "splits",
      "test_accuracy", "test_accuracy_error", "difference_to_mllib_l1", "difference_error", "balanced_accuracy", "log_loss",
      "genes", "seconds", "violation");

  /**
   * A method on a set.
   *
   * @param accuracy on the test samples, over the splits
   * @param difference to MLlib's accuracy, paired by split, over the splits that both have
   * @param balanced accuracy, mean
   * @param logLoss mean
   * @param genes mean number
   * @param seconds median
   * @param violation of the optimality conditions, the largest; NaN for none
   * @param beside what it is beside the ensemble
   */
  record Cell(SetFacts set, Method method, Mean accuracy, Mean difference, double balanced, double logLoss, double genes,
      double seconds, double violation, BesideEnsemble beside) {

    private List<String> fields() {
      return List.of(set.name(), String.valueOf(set.samples()), String.valueOf(set.features()), String.valueOf(set.classes()),
          text("%.4f", set.majorityRate()), method.spelling(), String.valueOf(accuracy.count()), text("%.4f", accuracy.mean()),
          text("%.4f", accuracy.error()), text("%.4f", difference.mean()), text("%.4f", difference.error()),
          text("%.4f", balanced), text("%.4f", logLoss), text("%.1f", genes), text("%.3f", seconds), text("%.3g", violation));
    }
  }

  /**
   * A method beside the ensemble.
   *
   * @param splits that both have
   * @param times its seconds by the ensemble's, the median over them
   * @param difference of its accuracy to the ensemble's, the mean
   */
  record BesideEnsemble(int splits, double times, double difference) {
    private static BesideEnsemble of(List<AccuracyRun> runs, List<AccuracyRun> ensemble) {
      double[] times = paired(runs, ensemble, (own, other) -> own.seconds() / other.seconds());
      return new BesideEnsemble(times.length, Mean.median(times), AccuracySummary.difference(runs, ensemble).mean());
    }
  }

  static AccuracySummary of(List<SetFacts> sets, List<AccuracyRun> runs) {
    Map<String, List<AccuracyRun>> bySet = runs.stream().collect(Collectors.groupingBy(AccuracyRun::set));
    List<SetFacts> measured = sets.stream().filter(set -> bySet.containsKey(set.name())).toList();
    List<Cell> cells = new ArrayList<>();
    for (SetFacts set : measured) {
      for (Method method : Method.values()) {
        List<AccuracyRun> own = of(method, bySet.get(set.name()));
        if (!own.isEmpty()) {
          cells.add(cell(set, method, own, bySet.get(set.name())));
        }
      }
    }
    return new AccuracySummary(measured, cells, MeanRanks.of(measured.stream().map(set -> bySet.get(set.name())).toList()));
  }

  /** The runs of a method. */
  static List<AccuracyRun> of(Method method, List<AccuracyRun> runs) {
    return runs.stream().filter(run -> run.method().equals(method.spelling())).toList();
  }

  private static Cell cell(SetFacts set, Method method, List<AccuracyRun> runs, List<AccuracyRun> ofSet) {
    return new Cell(set, method, Mean.of(all(runs, AccuracyRun::testAccuracy)), difference(runs, of(Method.MLLIB_L1, ofSet)),
        Mean.of(all(runs, AccuracyRun::balancedAccuracy)).mean(), Mean.of(all(runs, AccuracyRun::logLoss)).mean(),
        Mean.of(all(runs, AccuracyRun::genes)).mean(), Mean.median(all(runs, AccuracyRun::seconds)),
        Arrays.stream(all(runs, AccuracyRun::violation)).max().orElse(Double.NaN),
        BesideEnsemble.of(runs, of(Method.SPRED_ENSEMBLE, ofSet)));
  }

  private static Mean difference(List<AccuracyRun> runs, List<AccuracyRun> baseline) {
    return Mean.of(paired(runs, baseline, (own, other) -> own.testAccuracy() - other.testAccuracy()));
  }

  /** A value of each split that both have. */
  private static double[] paired(
      List<AccuracyRun> runs, List<AccuracyRun> others, ToDoubleBiFunction<AccuracyRun, AccuracyRun> value) {
    Map<Integer, AccuracyRun> bySplit = others.stream().collect(Collectors.toMap(AccuracyRun::split, run -> run));
    return runs.stream().filter(run -> bySplit.containsKey(run.split()))
        .mapToDouble(run -> value.applyAsDouble(run, bySplit.get(run.split()))).toArray();
  }

  private static double[] all(List<AccuracyRun> runs, ToDoubleFunction<AccuracyRun> value) {
    return runs.stream().mapToDouble(value).toArray();
  }

  /** Methods that have runs. */
  List<Method> methods() {
    return Arrays.stream(Method.values()).filter(method -> cells.stream().anyMatch(cell -> cell.method == method)).toList();
  }

  /** The cell of a set and a method; null where it has no runs. */
  Cell cell(SetFacts set, Method method) {
    return cells.stream().filter(cell -> cell.set.equals(set) && cell.method == method).findFirst().orElse(null);
  }

  /** In the order of {@link #HEADER}. */
  List<List<String>> lines() {
    return cells.stream().map(Cell::fields).toList();
  }

  private static String text(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }
}
