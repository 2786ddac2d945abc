package ml.spred.fdr;

import java.util.SplittableRandom;
import ml.spred.problem.FeatureMatrix;

/**
 * Copies of all genes with the samples in another order, one and the same for all genes: correlations between shadows are those
 * between genes, and no shadow has to do with the label. They stand in for genes without any relation to the label. A gene that
 * is merely correlated with a true one beats its shadow, and the filter then counts it as a discovery: against such genes only
 * knockoffs guard.
 */
final class ShadowGenes {
  private ShadowGenes() {}

  static Rivals of(FeatureMatrix x, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new int[x.numSamples()];
    for (int k = 0; k < order.length; k++) {
      int other = random.nextInt(k + 1);
      order[k] = order[other];
      order[other] = k;
    }
    return new Rivals(x.samples(order), Double.NaN, Double.NaN);
  }
}
