package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Mean ranks over the sets, 1 for the best: methods are ranked by their mean test accuracy on the splits that all of them have of a
 * set; equals share the mean of their ranks (Demšar 2006, section 3.2.2). Only methods that have runs on every set take part.
 *
 * @param ranks of the methods that take part; empty where a set has no split that all of them have
 * @param fewest splits of a set that counted
 * @param most splits of a set that counted
 */
record MeanRanks(Map<Method, Double> ranks, int fewest, int most) {
  private static final MeanRanks NONE = new MeanRanks(Map.of(), 0, 0);
  /** Accuracies are shares of a few dozen samples; what differs by less is rounding. */
  private static final double EQUAL = 1e-9;

  static MeanRanks of(List<SetFacts> sets, List<AccuracyRun> runs) {
    List<Method> methods = Arrays.stream(Method.values())
        .filter(method -> sets.stream().noneMatch(set -> splits(set, method, runs).isEmpty())).toList();
    Map<Method, Double> sums = new EnumMap<>(Method.class);
    int fewest = Integer.MAX_VALUE;
    int most = 0;
    for (SetFacts set : sets) {
      Set<Integer> shared = shared(set, methods, runs);
      if (shared.isEmpty()) {
        return NONE;
      }
      fewest = Math.min(fewest, shared.size());
      most = Math.max(most, shared.size());
      double[] means = methods.stream().mapToDouble(method -> mean(set, method, shared, runs)).toArray();
      for (int k = 0; k < means.length; k++) {
        sums.merge(methods.get(k), rank(means, k) / sets.size(), Double::sum);
      }
    }
    return methods.size() < 2 ? NONE : new MeanRanks(sums, fewest, most);
  }

  private static double rank(double[] means, int which) {
    long better = Arrays.stream(means).filter(mean -> mean > means[which] + EQUAL).count();
    long equal = Arrays.stream(means).filter(mean -> Math.abs(mean - means[which]) <= EQUAL).count();
    return better + (equal + 1) / 2.0;
  }

  private static Set<Integer> splits(SetFacts set, Method method, List<AccuracyRun> runs) {
    return runs.stream().filter(run -> run.set().equals(set.name()) && run.method().equals(method.spelling()))
        .map(AccuracyRun::split).collect(Collectors.toSet());
  }

  private static Set<Integer> shared(SetFacts set, List<Method> methods, List<AccuracyRun> runs) {
    Set<Integer> shared = null;
    for (Method method : methods) {
      Set<Integer> own = splits(set, method, runs);
      if (shared == null) {
        shared = new HashSet<>(own);
      }
      shared.retainAll(own);
    }
    return shared == null ? Set.of() : shared;
  }

  private static double mean(SetFacts set, Method method, Set<Integer> shared, List<AccuracyRun> runs) {
    return runs.stream().filter(run -> run.set().equals(set.name()) && run.method().equals(method.spelling())
        && shared.contains(run.split())).mapToDouble(AccuracyRun::testAccuracy).average().orElse(Double.NaN);
  }
}
