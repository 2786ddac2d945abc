package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss against differences of its own values, and its dual against the inequality that defines it. */
class LossesTest {
  private static final int SAMPLES = 12;
  private static final double[] TIMES = {3, 1, 4, 1, 5, 2, 2, 2, 6, 5, 3, 7};
  private static final boolean[] EVENTS = {true, true, false, true, true, true, false, true, false, true, true, true};
  private static final double[] WEIGHTS = {1, 2, 0.5, 1.5, 1, 0, 0.3, 2, 1, 0.7, 1, 1};

  static Stream<Response> responses() {
    Random random = new Random(3);
    double[] counts = random.ints(SAMPLES, 0, 5).asDoubleStream().toArray();
    double[][] values = {random.doubles(SAMPLES).toArray(), random.doubles(SAMPLES).toArray()};
    return Stream.of(new Response.Values(values, null), new Response.Values(values, WEIGHTS), new Response.Counts(counts, null),
        new Response.Counts(counts, WEIGHTS), new Response.Survival(TIMES, EVENTS, Response.Ties.BRESLOW, null),
        new Response.Survival(TIMES, EVENTS, Response.Ties.EFRON, null),
        new Response.Survival(TIMES, EVENTS, Response.Ties.BRESLOW, WEIGHTS),
        new Response.Survival(TIMES, EVENTS, Response.Ties.EFRON, WEIGHTS));
  }

  private static double[] point(Loss loss, long seed) {
    return new Random(seed).doubles((long) SAMPLES * loss.numOutputs(), -1, 1).toArray();
  }

  private static double[] gradient(Loss loss, double[] at) {
    loss.evaluate(at);
    double[] result = new double[at.length];
    loss.gradient(result);
    return result;
  }

  @ParameterizedTest
  @MethodSource("responses")
  void gradientsAndCurvaturesAreThoseOfTheValue(Response response) {
    Loss loss = Losses.of(response);
    double[] at = point(loss, 1);
    double[] gradient = gradient(loss, at);
    double step = 1e-5;
    for (int k = 0; k < at.length; k++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[k] += step;
      down[k] -= step;
      assertThat(gradient[k]).isCloseTo((loss.evaluate(up) - loss.evaluate(down)) / (2 * step), within(1e-9));
      double[] above = gradient(loss, up);
      double[] below = gradient(loss, down);
      double[] unit = new double[at.length];
      unit[k] = 1;
      double[] curved = new double[at.length];
      loss.evaluate(at);
      loss.curve(unit, curved);
      for (int other = 0; other < at.length; other++) {
        assertThat(curved[other]).isCloseTo((above[other] - below[other]) / (2 * step), within(1e-9));
      }
      assertThat(loss.curvature(k % SAMPLES, k / SAMPLES)).isCloseTo(curved[k], within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("responses")
  void theDualIsTightAtAGradientAndALowerBoundBelowIt(Response response) {
    Loss loss = Losses.of(response);
    double[] at = point(loss, 2);
    double value = loss.evaluate(at);
    double[] delta = gradient(loss, at);
    double product = 0;
    for (int k = 0; k < at.length; k++) {
      product += at[k] * delta[k];
    }
    assertThat(loss.dual(delta)).isCloseTo(value - product, within(1e-12));
    for (double scale : new double[] {0, 0.3, 0.9}) {
      double dual = loss.dual(Arrays.stream(delta).map(one -> scale * one).toArray());
      assertThat(dual).isFinite();
      for (long seed = 10; seed < 20; seed++) {
        Loss other = Losses.of(response);
        double[] point = point(other, seed);
        double against = 0;
        for (int k = 0; k < at.length; k++) {
          against += 2 * point[k] * scale * delta[k];
        }
        assertThat(dual).isLessThanOrEqualTo(other.evaluate(Arrays.stream(point).map(one -> 2 * one).toArray()) - against
            + 1e-12);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("responses")
  void zeroIsTheBestThereIs(Response response) {
    Loss loss = Losses.of(response);
    for (long seed = 0; seed < 20; seed++) {
      assertThat(loss.evaluate(point(loss, seed))).isGreaterThan(0);
    }
  }

  /**
   * Four samples with relative risks 2, 1, 2, 1; the second and third have events at the same time. At the first event all are at
   * risk: 2/6. At the second Breslow has 1/4 and 2/4; Efron takes half of both events' risk out for the second: 1/4 and 2/2.5.
   * The saturated model has its events alone at risk: 1, then 2·2 by Breslow and 2·1 by Efron.
   */
  @Test
  void tiesAreCountedAsByHand() {
    double[] times = {1, 2, 2, 3};
    boolean[] events = {true, true, true, false};
    double two = Math.log(2);
    double[] outputs = {two, 0, two, 0};
    double breslow = Losses.of(new Response.Survival(times, events, Response.Ties.BRESLOW, null)).evaluate(outputs);
    double efron = Losses.of(new Response.Survival(times, events, Response.Ties.EFRON, null)).evaluate(outputs);
    assertThat(breslow).isCloseTo(-(Math.log(2 / 6.0) + Math.log(1 / 4.0) + Math.log(2 / 4.0) + Math.log(4)) / 4, within(1e-14));
    assertThat(efron).isCloseTo(-(Math.log(2 / 6.0) + Math.log(1 / 4.0) + Math.log(2 / 2.5) + Math.log(2)) / 4, within(1e-14));
  }

  @Test
  void responsesThatCannotBeExplainedAreRefused() {
    assertThatThrownBy(() -> new Response.Counts(new double[] {1, -1}, null)).isInstanceOf(InputException.class)
        .hasMessageContaining("the count of sample 1 is -1.0");
    assertThatThrownBy(() -> new Response.Counts(new double[3], null)).isInstanceOf(InputException.class)
        .hasMessageContaining("all 3 counts are 0");
    assertThatThrownBy(() -> new Response.Survival(new double[] {1, 2}, new boolean[2], Response.Ties.EFRON, null))
        .isInstanceOf(InputException.class).hasMessageContaining("none of the 2 samples has an event");
    assertThatThrownBy(() -> new Response.Survival(new double[] {Double.NaN}, new boolean[] {true}, Response.Ties.EFRON, null))
        .isInstanceOf(InputException.class).hasMessageContaining("the time of sample 0 is NaN");
    assertThatThrownBy(() -> Losses.of(new Response.Values(new double[][] {{1, 2}}, new double[2])))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("all 2 sample weights are 0");
  }
}
