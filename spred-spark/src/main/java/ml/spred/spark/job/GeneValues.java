package ml.spred.spark.job;

import java.util.List;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;

/** Names of all genes of a fit, and of those that are shown annotations and values. */
interface GeneValues {

  /** All names, in the order of the fit. */
  List<String> names();

  /** Second name of a gene that is selected, on the path or related to such a one; "" where there is none. */
  String annotation(int gene);

  /**
   * Values of all samples, in their order and as they were read.
   *
   * @param genes selected ones
   */
  ExpressionSet selected(int[] genes);

  /** Whether {@link #selected} knows every gene. */
  boolean isWhole();

  /** Missing values of all genes. */
  long missingCount();

  default String name(int gene) {
    return names().get(gene);
  }

  default int count() {
    return names().size();
  }

  /** Of a set that is in memory. */
  static GeneValues of(ExpressionSet set) {
    return new GeneValues() {
      @Override
      public List<String> names() {
        return set.featureNames();
      }

      @Override
      public String annotation(int gene) {
        return set.annotations().get(gene);
      }

      @Override
      public ExpressionSet selected(int[] genes) {
        return genes.length == set.numFeatures() && IntStream.range(0, genes.length).allMatch(k -> genes[k] == k) ? set
            : set.selectFeatures(genes);
      }

      @Override
      public boolean isWhole() {
        return true;
      }

      @Override
      public long missingCount() {
        return set.missingCount();
      }
    };
  }
}
