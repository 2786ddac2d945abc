package ml.spred.expression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;

/** Probes joined to genes by their symbols; a probe without one stays as it is, under its own name. */
final class CollapsedProbes {
  private CollapsedProbes() {
  }

  static ExpressionSet of(ExpressionSet set, ProbeCollapse how) {
    Map<String, List<Integer>> genes = genes(set);
    if (set.annotations().stream().allMatch(String::isEmpty)) {
      throw new InputException(set.source() + " has no gene symbols to collapse probes by; give a table of the platform with"
          + " --annotation, or use --collapse-probes none.");
    }
    List<String> names = List.copyOf(genes.keySet());
    int[][] probes = genes.values().stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
    boolean mean = how == ProbeCollapse.MEAN;
    int[] shown = mean ? Arrays.stream(probes).mapToInt(group -> group[0]).toArray() : strongest(set, probes);
    ExpressionSet collapsed = mean ? means(set, probes) : set.selectFeatures(shown);
    List<String> members = IntStream.range(0, shown.length)
        .mapToObj(gene -> describe(set, shown[gene], probes[gene].length, mean)).toList();
    return collapsed.toBuilder().features(names).annotations(members).note(String.format(Locale.ROOT,
        "%,d probes are %,d genes now (%s); %,d probes without a gene symbol stay.", set.numFeatures(), names.size(),
        description(how), set.annotations().stream().filter(String::isEmpty).count())).build();
  }

  private static String description(ProbeCollapse how) {
    return how == ProbeCollapse.MEAN ? "the mean of their probes"
        : "of each the probe that varies most in this file; another file may have another";
  }

  /** In the order in which they first occur. */
  private static Map<String, List<Integer>> genes(ExpressionSet set) {
    Map<String, List<Integer>> genes = new LinkedHashMap<>();
    for (int probe = 0; probe < set.numFeatures(); probe++) {
      String symbol = set.annotations().get(probe);
      String name = symbol.isEmpty() ? set.featureNames().get(probe) : symbol;
      genes.computeIfAbsent(name, any -> new ArrayList<>()).add(probe);
    }
    return genes;
  }

  private static String describe(ExpressionSet set, int probe, int count, boolean mean) {
    String name = set.featureNames().get(probe);
    if (count > 1) {
      return mean ? name + " and " + (count - 1) + " more" : name + " of " + count + " probes";
    }
    return set.annotations().get(probe).isEmpty() ? "" : name;
  }

  /** Missing values do not count; a gene is missing where all its probes are. */
  private static ExpressionSet means(ExpressionSet set, int[][] probes) {
    double[][] dense = new double[set.isSparse() ? 0 : set.numSamples()][];
    int[][] indices = new int[set.numSamples()][];
    double[][] values = new double[set.numSamples()][];
    for (int sample = 0; sample < set.numSamples(); sample++) {
      double[] row = set.values(sample);
      double[] means = Arrays.stream(probes).mapToDouble(group -> mean(row, group)).toArray();
      if (set.isSparse()) {
        SparseRows sparse = SparseRows.of(means);
        indices[sample] = sparse.indices()[0];
        values[sample] = sparse.values()[0];
      } else {
        dense[sample] = means;
      }
    }
    ExpressionSet.Builder builder = set.toBuilder().features(placeholders(probes.length)).annotations(null);
    return (set.isSparse() ? builder.sparse(new SparseRows(probes.length, indices, values)) : builder.values(dense)).build();
  }

  private static List<String> placeholders(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private static double mean(double[] row, int[] group) {
    double sum = 0;
    int count = 0;
    for (int probe : group) {
      if (!Double.isNaN(row[probe])) {
        sum += row[probe];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static int[] strongest(ExpressionSet set, int[][] probes) {
    double[] variances = variances(set);
    return Arrays.stream(probes).mapToInt(group -> strongest(group, variances)).toArray();
  }

  /** The first of equals; one that has no variance (all missing) comes last. */
  private static int strongest(int[] group, double[] variances) {
    int best = group[0];
    for (int probe : group) {
      if (variances[probe] > variances[best] || Double.isNaN(variances[best]) && !Double.isNaN(variances[probe])) {
        best = probe;
      }
    }
    return best;
  }

  /**
   * Of each feature over the samples that have a value, by Welford's update; NaN where there is none. Of raw intensities the
   * logarithms count: else the brightest probe would win, not the one that changes most.
   */
  private static double[] variances(ExpressionSet set) {
    boolean log2 = Log2Rule.needed(set.rows());
    double[] mean = new double[set.numFeatures()];
    double[] squares = new double[set.numFeatures()];
    int[] count = new int[set.numFeatures()];
    for (double[] row : set.rows()) {
      for (int feature = 0; feature < row.length; feature++) {
        if (!Double.isNaN(row[feature])) {
          double value = log2 ? Log2Rule.apply(row[feature]) : row[feature];
          double before = value - mean[feature];
          mean[feature] += before / ++count[feature];
          squares[feature] += before * (value - mean[feature]);
        }
      }
    }
    return IntStream.range(0, mean.length).mapToDouble(feature -> squares[feature] / count[feature]).toArray();
  }
}
