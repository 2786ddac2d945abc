package ml.spred.spark.job;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ml.spred.resample.CrossValidation;
import ml.spred.select.OneStandardError;
import ml.spred.solver.PathPoint;
import ml.spred.spark.feature.EnteringOrder;
import ml.spred.spark.feature.SpredFeatureSelectorModel;

/**
 * The path that a selection went.
 *
 * @param points from sparse to dense
 * @param order of the genes that enter
 * @param numDev dev samples that score the points; 0 where folds do
 * @param cross the cross-validation that scores the points; null where dev samples do
 */
record Walk(List<PathPoint> points, List<EnteringOrder.Entry> order, int numDev, CrossValidation cross) {
  private static final Comparator<PathPoint> SCORE = Comparator.comparingDouble(PathPoint::validationAccuracy)
      .thenComparing(Comparator.comparingDouble(PathPoint::validationLoss).reversed());

  static Walk of(SpredFeatureSelectorModel selector) {
    List<PathPoint> points = selector.path().stream().sorted(Comparator.comparingDouble(PathPoint::kappa).reversed()).toList();
    return new Walk(points, selector.enteringOrder(), selector.summary().provenance().numValidation(),
        selector.crossValidation().orElse(null));
  }

  /** Index of the chosen point. */
  int chosen() {
    return IntStream.range(0, points.size()).filter(k -> points.get(k).chosen()).findFirst().orElse(-1);
  }

  /** What the scores of the points are called in files: by the dev samples, or by cross-validation. */
  String scorer() {
    return cross == null ? "dev" : "cv";
  }

  /** What the samples that score the points are called. */
  String scored() {
    return cross == null ? "dev" : "cross-validation";
  }

  /** Standard error of the accuracy on the dev samples or over the folds; NaN without either. */
  double standardError(PathPoint point) {
    if (cross != null) {
      return cross.standardErrors()[points.indexOf(point)];
    }
    return numDev == 0 ? Double.NaN : OneStandardError.of(point.validationAccuracy(), numDev);
  }

  /** Index of the point with the fewest genes within one standard error of the best accuracy; -1 where nothing scores them. */
  int oneStandardError() {
    if (cross != null) {
      return cross.sparsest();
    }
    if (numDev == 0) {
      return -1;
    }
    PathPoint best = points.stream().max(SCORE).orElseThrow();
    double least = OneStandardError.bound(best.validationAccuracy(), numDev);
    return points.stream().filter(point -> point.validationAccuracy() >= least)
        .min(Comparator.comparingInt(PathPoint::numFeatures).thenComparing(SCORE.reversed())).map(points::indexOf).orElse(-1);
  }

  /** How many points have a certificate that holds. */
  int numHolding() {
    return (int) points.stream().filter(point -> point.certificate().holds()).count();
  }

  /** The largest duality gap; NaN where the heads have none. */
  double largestGap() {
    return largest(point -> point.certificate().gap());
  }

  double largestViolation() {
    return largest(point -> point.certificate().violation());
  }

  private double largest(ToDoubleFunction<PathPoint> value) {
    return points.stream().mapToDouble(value).max().orElse(Double.NaN);
  }
}
