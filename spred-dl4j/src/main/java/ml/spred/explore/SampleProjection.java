package ml.spred.explore;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Log2Rule;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;

/**
 * Samples on the two axes along which the training samples differ most.
 *
 * @param numGenes genes that were used
 * @param shares share of each axis in the variance of the training samples
 * @param places {@code [samples][2]}
 */
public record SampleProjection(int numGenes, double[] shares, double[][] places) {
  /** Of more genes those that vary most are taken: the leading axes hardly change, the memory would. */
  public static final int MOST_GENES = 20_000;
  private static final int AXES = 2;

  /**
   * Projects samples; missing values sit at the mean of their gene.
   *
   * @param samples which samples
   * @param training for each of them whether it takes part in finding the axes
   * @param genes which genes
   * @param log2 whether values are taken to {@link Log2Rule} first
   * @return empty where the training samples do not span two dimensions over these genes
   */
  public static Optional<SampleProjection> of(
      ExpressionSet set, int[] samples, boolean[] training, int[] genes, boolean log2) {
    int[] fitted = IntStream.range(0, samples.length).filter(k -> training[k]).toArray();
    if (fitted.length <= AXES) {
      return Optional.empty();
    }
    FeatureMatrix raw = matrix(set, samples, genes, log2);
    if (genes.length > MOST_GENES) {
      raw = raw.features(mostVarying(raw.samples(fitted)));
    }
    Standardizer standardizer = Standardizer.fit(raw.samples(fitted), Scaling.FEATURE, MissingValues.MEAN);
    FeatureMatrix values = standardizer.apply(raw);
    PrincipalComponents components = PrincipalComponents.fit(values.samples(fitted), AXES);
    return components.number() < AXES ? Optional.empty() : Optional.of(new SampleProjection(raw.numFeatures(),
        IntStream.range(0, AXES).mapToDouble(components::share).toArray(), components.project(values)));
  }

  private static FeatureMatrix matrix(ExpressionSet set, int[] samples, int[] genes, boolean log2) {
    FeatureMatrix matrix = FeatureMatrix.zeros(samples.length, genes.length);
    for (int k = 0; k < samples.length; k++) {
      double[] row = set.values(samples[k]);
      matrix.setRow(k, Arrays.stream(genes).mapToDouble(gene -> log2 ? Log2Rule.apply(row[gene]) : row[gene]).toArray());
    }
    return matrix;
  }

  /** Positions of the genes with the largest variance, ascending. */
  private static int[] mostVarying(FeatureMatrix values) {
    double[] spread = IntStream.range(0, values.numFeatures()).mapToDouble(gene -> variance(values, gene)).toArray();
    return IntStream.range(0, spread.length).boxed().sorted(Comparator.comparingDouble(gene -> -spread[gene])).limit(MOST_GENES)
        .mapToInt(Integer::intValue).sorted().toArray();
  }

  private static double variance(FeatureMatrix values, int gene) {
    double[] known = IntStream.range(0, values.numSamples()).mapToDouble(sample -> values.get(sample, gene))
        .filter(Double::isFinite).toArray();
    double mean = Arrays.stream(known).average().orElse(0);
    return Arrays.stream(known).map(value -> (value - mean) * (value - mean)).average().orElse(0);
  }
}
