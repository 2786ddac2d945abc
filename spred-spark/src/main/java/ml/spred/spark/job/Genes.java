package ml.spred.spark.job;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.spark.feature.SpredFeatureSelectorModel;

/** The selected genes, best first. */
final class Genes {
  private Genes() {}

  /**
   * A selected gene.
   *
   * @param rank from 1
   * @param index of its column in the data
   * @param score group norm {@code ‖V_i‖}
   * @param frequency share of the half-samples that select it; NaN without a stability selection
   */
  record Gene(int rank, int index, String feature, String annotation, double score, double frequency) {}

  /** By score, equal ones by name, so that the order does not depend on the order of columns. */
  static List<Gene> of(SpredFeatureSelectorModel selector, GeneValues genes) {
    int[] indices = selector.selectedFeatures();
    double[] scores = selector.scores();
    double[] frequencies = selector.frequencies().orElse(null);
    List<Integer> order = IntStream.range(0, indices.length).boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -scores[k]).thenComparing(k -> genes.name(indices[k])))
        .toList();
    return IntStream.range(0, order.size()).mapToObj(place -> {
      int k = order.get(place);
      return new Gene(place + 1, indices[k], genes.name(indices[k]), genes.annotation(indices[k]), scores[k],
          frequencies == null ? Double.NaN : frequencies[k]);
    }).toList();
  }
}
