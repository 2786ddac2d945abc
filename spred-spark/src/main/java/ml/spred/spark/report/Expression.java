package ml.spred.spark.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.explore.ClusterOrder;

/**
 * Measured values of a few genes in all samples.
 *
 * @param features gene names, best first
 * @param values {@code [gene][sample]}, on the scale the reader knows (log2 or as measured); NaN is missing
 * @param samples sample names
 * @param classOf class index per sample
 * @param splits split per sample: {@code train}, {@code dev} or {@code test}
 */
public record Expression(List<String> features, double[][] values, List<String> samples, int[] classOf, List<String> splits) {

  public Expression {
    features = List.copyOf(features);
    samples = List.copyOf(samples);
    splits = List.copyOf(splits);
    require("values", values.length, features.size(), "genes");
    require("class indices", classOf.length, samples.size(), "samples");
    require("splits", splits.size(), samples.size(), "samples");
    for (double[] row : values) {
      require("a row of values", row.length, samples.size(), "samples");
    }
  }

  public static Expression none() {
    return new Expression(List.of(), new double[0][], List.of(), new int[0], List.of());
  }

  public boolean isEmpty() {
    return features.isEmpty() || samples.isEmpty();
  }

  /** The first {@code most} genes. */
  Expression best(int most) {
    return pick(IntStream.range(0, Math.min(most, features.size())).toArray(), everySample());
  }

  /** At most about {@code most} samples, taken evenly from each class in the order they are in. */
  Expression thinned(int most) {
    if (samples.size() <= most) {
      return this;
    }
    double share = (double) most / samples.size();
    int[] seen = new int[Arrays.stream(classOf).max().orElse(0) + 1];
    int[] kept = Arrays.stream(everySample())
        .filter(sample -> {
          int before = seen[classOf[sample]]++;
          return before == 0 || (int) (before * share) < (int) ((before + 1) * share);
        })
        .toArray();
    return pick(IntStream.range(0, features.size()).toArray(), kept);
  }

  /**
   * Genes that are highest in the same class stand together, samples stand by class, and within these like stands beside like
   * ({@link ClusterOrder}), so that a signature shows as blocks.
   */
  Expression inBlocks(int numClasses) {
    double[][] scaled = Arrays.stream(values).map(Expression::standardise).toArray(double[][]::new);
    int[] home = Arrays.stream(scaled).mapToInt(row -> highestClass(row, numClasses)).toArray();
    double[][] columns = Arrays.stream(everySample())
        .mapToObj(sample -> Arrays.stream(scaled).mapToDouble(row -> row[sample]).toArray()).toArray(double[][]::new);
    return pick(byGroup(home, scaled), byGroup(classOf, columns));
  }

  /** Positions of points: group after group, clustered within each. */
  private static int[] byGroup(int[] groups, double[][] points) {
    return Arrays.stream(groups).distinct().sorted().flatMap(group -> {
      int[] own = IntStream.range(0, groups.length).filter(k -> groups[k] == group).toArray();
      int[] order = ClusterOrder.of(Arrays.stream(own).mapToObj(k -> points[k]).toArray(double[][]::new));
      return Arrays.stream(order).map(k -> own[k]);
    }).toArray();
  }

  private int[] everySample() {
    return IntStream.range(0, samples.size()).toArray();
  }

  private Expression pick(int[] genes, int[] order) {
    double[][] picked = Arrays.stream(genes)
        .mapToObj(gene -> Arrays.stream(order).mapToDouble(sample -> values[gene][sample]).toArray())
        .toArray(double[][]::new);
    return new Expression(
        Arrays.stream(genes).mapToObj(features::get).toList(),
        picked,
        Arrays.stream(order).mapToObj(samples::get).toList(),
        Arrays.stream(order).map(sample -> classOf[sample]).toArray(),
        Arrays.stream(order).mapToObj(splits::get).toList());
  }

  private int highestClass(double[] row, int numClasses) {
    double[] means = IntStream.range(0, numClasses)
        .mapToDouble(label -> everyOf(label).mapToDouble(sample -> row[sample]).average().orElse(Double.NEGATIVE_INFINITY))
        .toArray();
    return IntStream.range(0, numClasses).reduce(0, (best, label) -> means[label] > means[best] ? label : best);
  }

  private IntStream everyOf(int label) {
    return IntStream.range(0, classOf.length).filter(sample -> classOf[sample] == label);
  }

  /** Missing values sit at the mean: they pull nothing. */
  private static double[] standardise(double[] row) {
    double mean = Arrays.stream(row).filter(Double::isFinite).average().orElse(0);
    double variance = Arrays.stream(row).filter(Double::isFinite).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double deviation = variance > 0 ? Math.sqrt(variance) : 1;
    return Arrays.stream(row).map(value -> Double.isFinite(value) ? (value - mean) / deviation : 0).toArray();
  }

  private static void require(String what, int found, int expected, String of) {
    if (found != expected) {
      throw new IllegalArgumentException("there are " + found + " " + what + " for " + expected + " " + of);
    }
  }
}
