package ml.spred.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ConcordanceTest {
  @Test
  void countsThePairsThatCanBeCompared() {
    // Pairs by event of the first: (1,2) won, (1,3) tied in risk, (2,3): the second is censored, no pair.
    assertThat(Concordance.of(new double[] {1, 2, 3}, new boolean[] {true, false, true}, new double[] {5, 1, 5}))
        .hasValueCloseTo(0.75, within(1e-15));
    assertThat(Concordance.of(new double[] {1, 1}, new boolean[] {true, true}, new double[] {1, 2})).isEmpty();
    assertThat(Concordance.of(new double[] {1, 1}, new boolean[] {true, false}, new double[] {2, 1})).hasValue(1);
    assertThat(Concordance.of(new double[] {1, 2}, new boolean[] {false, false}, new double[] {2, 1})).isEmpty();
  }

  @Test
  void agreesWithAllPairsCountedOneByOne() {
    Random random = new Random(1);
    int n = 60;
    double[] times = random.ints(n, 0, 15).asDoubleStream().toArray();
    double[] risks = random.ints(n, 0, 10).asDoubleStream().toArray();
    boolean[] events = new boolean[n];
    for (int k = 0; k < n; k++) {
      events[k] = random.nextBoolean();
    }
    double wins = 0;
    long pairs = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (events[i] && (times[i] < times[j] || times[i] == times[j] && !events[j])) {
          pairs++;
          wins += risks[i] > risks[j] ? 1 : risks[i] == risks[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(Concordance.of(times, events, risks)).hasValueCloseTo(wins / pairs, within(1e-12));
  }
}
