package ml.spred.spark.feature;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.solver.PathPoint;

/** When each feature enters and leaves along a path: bookkeeping over the supports of its points. */
public final class EnteringOrder {
  /** What is known of a feature so far: where it entered, with which norm, and the last point where it was in. */
  private record Stay(int feature, int first, double firstScore, int last, int points) {
    Stay seenAt(int point) {
      return new Stay(feature, first, firstScore, point, points + 1);
    }
  }

  private EnteringOrder() {}

  /**
   * A feature that is in at some point of a path.
   *
   * @param order place in the order of entry, from 1; of those that enter at one kappa the one with the larger norm is first
   * @param feature index of the feature
   * @param entersAt largest kappa at which it is in
   * @param leavesAt kappa of the first point after the last one where it is in; NaN where it is in at the end of the path
   * @param numPoints points where it is in; fewer than from entry to leaving where it was out in between
   */
  public record Entry(int order, int feature, double entersAt, double leavesAt, int numPoints) {}

  /**
   * The features of a path in the order in which they enter from sparse to dense; a feature that is never in is not listed.
   * Of several points at one kappa the first solved counts: later ones are restricted to a number of features.
   *
   * @param path the points in any order
   */
  public static List<Entry> of(List<PathPoint> path) {
    Map<Double, PathPoint> byKappa = new TreeMap<>(Comparator.reverseOrder());
    path.forEach(point -> byKappa.putIfAbsent(point.kappa(), point));
    List<PathPoint> points = List.copyOf(byKappa.values());
    List<Stay> stays = new ArrayList<>(stays(points));
    stays.sort(Comparator.comparingInt(Stay::first).thenComparing(Stay::firstScore, Comparator.reverseOrder())
        .thenComparing(Stay::feature));
    return IntStream.range(0, stays.size()).mapToObj(place -> entry(place + 1, stays.get(place), points)).toList();
  }

  private static List<Stay> stays(List<PathPoint> points) {
    Map<Integer, Stay> stays = new LinkedHashMap<>();
    for (int k = 0; k < points.size(); k++) {
      PathPoint point = points.get(k);
      for (int place = 0; place < point.support().length; place++) {
        int feature = point.support()[place];
        Stay known = stays.get(feature);
        stays.put(feature, Objects.requireNonNullElse(known, new Stay(feature, k, point.scores()[place], k, 0)).seenAt(k));
      }
    }
    return List.copyOf(stays.values());
  }

  private static Entry entry(int order, Stay stay, List<PathPoint> points) {
    double leavesAt = stay.last + 1 < points.size() ? points.get(stay.last + 1).kappa() : Double.NaN;
    return new Entry(order, stay.feature, points.get(stay.first).kappa(), leavesAt, stay.points);
  }
}
