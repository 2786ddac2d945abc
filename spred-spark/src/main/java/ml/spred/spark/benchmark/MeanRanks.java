package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Mean ranks over the sets, 1 for the best: methods are ranked by their mean test accuracy on the splits that all of them have of
 * a set; equals share the mean of their ranks (Demšar 2006, section 3.2.2). Only methods that have runs on every set take part.
 *
 * @param ranks of the methods that take part; empty where a set has no split that all of them have
 * @param fewest splits of a set that counted
 * @param most splits of a set that counted
 */
record MeanRanks(Map<Method, Double> ranks, int fewest, int most) {
  private static final MeanRanks NONE = new MeanRanks(Map.of(), 0, 0);
  /** Accuracies are shares of a few dozen samples; what differs by less is rounding. */
  private static final double EQUAL = 1e-9;

  /** @param runs of each set */
  static MeanRanks of(List<List<AccuracyRun>> runs) {
    List<Method> methods = Arrays.stream(Method.values())
        .filter(method -> runs.stream().noneMatch(set -> AccuracySummary.of(method, set).isEmpty())).toList();
    Map<Method, Double> ranks = new EnumMap<>(Method.class);
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    for (List<AccuracyRun> set : runs) {
      Map<Integer, List<AccuracyRun>> shared = shared(methods, set);
      if (shared.isEmpty() || methods.size() < 2) {
        return NONE;
      }
      fewest = Math.min(fewest, shared.size());
      most = Math.max(most, shared.size());
      List<AccuracyRun> counted = shared.values().stream().flatMap(List::stream).toList();
      double[] means = methods.stream().mapToDouble(method -> AccuracySummary.of(method, counted).stream()
          .mapToDouble(AccuracyRun::testAccuracy).average().orElseThrow()).toArray();
      for (int k = 0; k < means.length; k++) {
        ranks.merge(methods.get(k), rank(means, k) / runs.size(), Double::sum);
      }
    }
    return new MeanRanks(ranks, fewest, most);
  }

  private static double rank(double[] means, int which) {
    long better = Arrays.stream(means).filter(mean -> mean > means[which] + EQUAL).count();
    long equal = Arrays.stream(means).filter(mean -> Math.abs(mean - means[which]) <= EQUAL).count();
    return better + (equal + 1) / 2.0;
  }

  /** The runs of a set by split, of the splits that all methods have. */
  private static Map<Integer, List<AccuracyRun>> shared(List<Method> methods, List<AccuracyRun> set) {
    Map<Integer, List<AccuracyRun>> bySplit = set.stream().collect(Collectors.groupingBy(AccuracyRun::split));
    bySplit.values().removeIf(runs -> methods.stream().anyMatch(method -> AccuracySummary.of(method, runs).isEmpty()));
    return bySplit;
  }
}
