package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import org.junit.jupiter.api.Test;

class WalkTest {
  private static final double NONE = Double.NaN;

  private static PathPoint point(int numFeatures, double accuracy, double loss, double gap) {
    Certificate certificate = new Certificate(1.0 / (1 + numFeatures), 1, 0.5, 0, 0, gap, 1e-6, 9, 1, 1, 0);
    return new PathPoint(certificate.kappa(), numFeatures, certificate, 1, accuracy, loss, numFeatures == 8,
        new int[numFeatures], new double[numFeatures], new double[0][], new double[0]);
  }

  private static final List<PathPoint> POINTS = List.of(point(0, 0.5, 1, 0), point(2, 0.7, 0.9, 1e-7),
      point(4, 0.85, 0.8, 2e-7), point(8, 0.9, 0.7, 5e-7), point(9, 0.9, 0.75, 1e-3));

  @Test
  void oneStandardErrorIsTheBinomialOfTheBestWithHalfAnAnswerAddedToEachSide() {
    Walk walk = new Walk(POINTS, List.of(), 25, null);
    double share = 23.0 / 26;
    assertThat(walk.standardError(POINTS.get(3))).isCloseTo(Math.sqrt(share * (1 - share) / 25), within(1e-12));
    assertThat(walk.oneStandardError()).isEqualTo(2);
    assertThat(walk.chosen()).isEqualTo(3);
    assertThat(new Walk(POINTS, List.of(), 2500, null).oneStandardError()).as("no other is near with many samples").isEqualTo(3);
  }

  @Test
  void ofEquallySparsePointsTheBetterIsTaken() {
    List<PathPoint> points = List.of(point(4, 0.8, 0.9, 0), point(4, 0.8, 0.8, 0), point(8, 0.8, 0.7, 0));
    assertThat(new Walk(points, List.of(), 10, null).oneStandardError()).isEqualTo(1);
  }

  @Test
  void withoutDevSamplesNothingIsNear() {
    Walk walk = new Walk(List.of(point(1, NONE, NONE, NONE)), List.of(), 0, null);
    assertThat(walk.oneStandardError()).isEqualTo(-1);
    assertThat(walk.largestGap()).isNaN();
  }

  @Test
  void theWorstOfAllPointsIsKept() {
    Walk walk = new Walk(POINTS, List.of(), 25, null);
    assertThat(walk.numHolding()).isEqualTo(4);
    assertThat(walk.largestGap()).isEqualTo(1e-3);
    assertThat(walk.largestViolation()).isEqualTo(0.5);
  }
}
