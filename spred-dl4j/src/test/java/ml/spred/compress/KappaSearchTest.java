package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compress.WeightCount.LayerCount;
import org.junit.jupiter.api.Test;

class KappaSearchTest {
  /** Sparsity grows with each layer's own strength and a little with the other's. */
  private static WeightCount solve(double[] kappas) {
    double all = IntStream.range(0, kappas.length).mapToDouble(k -> kappas[k]).sum();
    List<LayerCount> layers = IntStream.range(0, kappas.length).mapToObj(k -> {
      double strength = (kappas[k] + 0.1 * all) * (k + 1);
      return new LayerCount("layer" + k, "W", 100_000, Math.round(100_000 / (1 + strength)));
    }).toList();
    return new WeightCount(layers);
  }

  @Test
  void oneStrengthMeetsTheTargetFromBothSides() {
    for (double start : new double[] {1e-4, 1e3}) {
      KappaSearch.Found found = new KappaSearch(1e-3, 60).single(KappaSearchTest::solve, 3, start, 0.9);
      assertThat(found.met()).isTrue();
      assertThat(found.count().sparsity()).isBetween(0.899, 0.901);
      assertThat(found.kappas()).hasSize(3).containsOnly(found.kappas()[0]);
    }
  }

  @Test
  void oneStrengthForEachLayerMeetsEachTarget() {
    KappaSearch.Found found =
        new KappaSearch(2e-3, 200).perLayer(KappaSearchTest::solve, new double[] {1, 1, 1}, new double[] {0.8, 0.9, 0.95});
    assertThat(found.count().layers().get(0).sparsity()).isBetween(0.798, 0.802);
    assertThat(found.count().layers().get(1).sparsity()).isBetween(0.898, 0.902);
    assertThat(found.count().layers().get(2).sparsity()).isBetween(0.948, 0.952);
  }

  /** Two arrays of one layer share its strength and count together; a layer that is kept has none. */
  @Test
  void layersThatAreNotKeptReachOneRatioEach() {
    List<LayerKappas> tried = new ArrayList<>();
    Function<LayerKappas, WeightCount> training = kappas -> {
      tried.add(kappas);
      double one = 1 / (1 + 1e3 * kappas.byLayer().get("one"));
      double two = 1 / (1 + 5e4 * kappas.byLayer().get("two"));
      return new WeightCount(List.of(new LayerCount("one", "W", 50_000, Math.round(50_000 * one)),
          new LayerCount("two", "dW", 1_000, Math.round(1_000 * two)),
          new LayerCount("two", "pW", 9_000, Math.round(9_000 * two)), new LayerCount("last", "W", 100, 100)));
    };
    WeightCount start = training.apply(new LayerKappas(Map.of("one", 0.0, "two", 0.0)));
    LayerKappas found = new LayerSearch(new KappaSearch(1e-3, 60), start, List.of("last")).run(training, 20);
    assertThat(found.byLayer().keySet()).containsExactly("one", "two");
    assertThat(found.byLayer().get("one")).isBetween(0.018, 0.020);
    assertThat(found.byLayer().get("two")).isBetween(18e-5, 20e-5 * 2);
    assertThat(found).isEqualTo(tried.get(tried.size() - 1));
    assertThatThrownBy(() -> new LayerSearch(new KappaSearch(1e-3, 3), start, List.of("last")).run(training, 20))
        .isInstanceOf(InputException.class).hasMessageContaining("layer 'one'").hasMessageContaining("3 trainings");
    assertThatThrownBy(() -> new LayerSearch(new KappaSearch(1e-3, 3), start, List.of("one", "two", "last")))
        .isInstanceOf(InputException.class).hasMessageContaining("keep fewer");
  }

  @Test
  void aRatioMayBeOffByATenth() {
    assertThat(KappaSearch.tolerance(3)).isEqualTo(0.01);
    assertThat(KappaSearch.tolerance(50)).isEqualTo(0.002);
  }

  @Test
  void whatIsNotMetIsSaidWithTheNearest() {
    KappaSearch search = new KappaSearch(1e-4, 8);
    WeightCount half = new WeightCount(List.of(new LayerCount("a", "W", 100, 50)));
    KappaSearch.Found found = search.single(kappas -> half, 1, 1, 0.9);
    assertThat(found.met()).isFalse();
    assertThat(found.trace()).hasSize(8);
    assertThat(found.count()).isEqualTo(half);
    assertThatThrownBy(found::orThrow).isInstanceOf(InputException.class).hasMessageContaining("nearest was 0.5")
        .hasMessageContaining("8 trainings");
    assertThat(search.perLayer(kappas -> half, new double[] {1}, new double[] {0.9}).shortfall()).contains("layer 'a'");
    assertThatThrownBy(() -> search.single(kappas -> half, 1, 1, 1)).hasMessageContaining("below 1");
  }
}
