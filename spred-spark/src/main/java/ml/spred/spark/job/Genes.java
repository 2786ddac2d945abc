package ml.spred.spark.job;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
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
   */
  record Gene(int rank, int index, String feature, String annotation, double score) {}

  /** By score, equal ones by name, so that the order does not depend on the order of columns. */
  static List<Gene> of(SpredFeatureSelectorModel selector, ExpressionSet set) {
    int[] indices = selector.selectedFeatures();
    double[] scores = selector.scores();
    List<Integer> order = IntStream.range(0, indices.length).boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> -scores[k]).thenComparing(k -> set.featureNames().get(indices[k])))
        .toList();
    return IntStream.range(0, order.size()).mapToObj(place -> {
      int k = order.get(place);
      return new Gene(place + 1, indices[k], set.featureNames().get(indices[k]), set.annotations().get(indices[k]), scores[k]);
    }).toList();
  }
}
