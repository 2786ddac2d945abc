package ml.spred.compress;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import ml.spred.InputException;
import ml.spred.compress.WeightCount.LayerCount;

/**
 * Finds a strength for each layer so that each of them reaches the same compression ratio: arXiv 2408.02801, Algorithm 2, where
 * layers, and not arrays of weights, have strengths. Those that are kept have none.
 */
public final class LayerSearch {
  private final KappaSearch search;
  private final List<String> layers;

  /**
   * @param search how near, and by how many trainings
   * @param start count of the network before the training
   * @param kept layers without a strength
   * @throws InputException where all layers are kept
   */
  public LayerSearch(KappaSearch search, WeightCount start, Collection<String> kept) {
    this.search = search;
    this.layers = start.layers().stream().map(LayerCount::layer).distinct().filter(layer -> !kept.contains(layer)).toList();
    if (layers.isEmpty()) {
      throw new InputException("all layers with weights are kept, so none has a strength to search; keep fewer.");
    }
  }

  /**
   * Searches.
   *
   * @param training trains a network from the same start with these strengths, and counts it
   * @param ratio above 1, of each layer
   * @return the strengths of the last training
   * @throws InputException where a layer's target is missed, with the nearest that was reached
   */
  public LayerKappas run(Function<LayerKappas, WeightCount> training, double ratio) {
    double[] starts = new double[layers.size()];
    double[] targets = new double[layers.size()];
    Arrays.fill(starts, KappaSearch.START);
    Arrays.fill(targets, 1 - 1 / ratio);
    return strengths(search.perLayer(kappas -> byLayer(training.apply(strengths(kappas))), starts, targets).orThrow().kappas());
  }

  private LayerKappas strengths(double[] kappas) {
    Map<String, Double> strengths = new LinkedHashMap<>();
    for (int k = 0; k < kappas.length; k++) {
      strengths.put(layers.get(k), kappas[k]);
    }
    return new LayerKappas(strengths);
  }

  /** One entry for each layer that has a strength. */
  private WeightCount byLayer(WeightCount count) {
    List<LayerCount> sums = new ArrayList<>();
    for (String layer : layers) {
      List<LayerCount> own = count.layers().stream().filter(entry -> entry.layer().equals(layer)).toList();
      sums.add(new LayerCount(layer, own.get(0).key(), own.stream().mapToLong(LayerCount::weights).sum(),
          own.stream().mapToLong(LayerCount::nonZero).sum()));
    }
    return new WeightCount(sums);
  }
}
