package ml.spred.fdr;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.problem.FeatureMatrix;
import ml.spred.simulate.Gaussian;

/**
 * Genes in correlated blocks and two classes that a few of them decide by a logistic model. A gene is false exactly when the
 * model does not hold it: given the others it says nothing of the class, however much it is correlated with a true one.
 */
record CorrelatedGenes(FeatureMatrix x, int[] labels, int[] planted) {
  /**
   * Simulates.
   *
   * @param block genes that are correlated with each other; the first of every block may be planted
   * @param planted number of genes that decide, at most one per block
   * @param effect size of each coefficient, alternating in sign
   */
  static CorrelatedGenes draw(int samples, int genes, int block, double correlation, int planted, double effect, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Gaussian gaussian = new Gaussian(random.split());
    FeatureMatrix x = FeatureMatrix.zeros(samples, genes);
    int[] labels = new int[samples];
    int[] truth = IntStream.range(0, planted).map(k -> k * block).toArray();
    for (int sample = 0; sample < samples; sample++) {
      double common = 0;
      for (int gene = 0; gene < genes; gene++) {
        common = gene % block == 0 ? gaussian.next() : common;
        x.set(sample, gene, Math.sqrt(correlation) * common + Math.sqrt(1 - correlation) * gaussian.next());
      }
      double logit = 0;
      for (int k = 0; k < planted; k++) {
        logit += (k % 2 == 0 ? effect : -effect) * x.get(sample, truth[k]);
      }
      labels[sample] = random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
    }
    return new CorrelatedGenes(x, labels, truth);
  }

  /** Share of false genes among those selected; 0 for none. */
  double falseShare(int[] selected) {
    long wrong = IntStream.of(selected).filter(gene -> Arrays.binarySearch(planted, gene) < 0).count();
    return selected.length == 0 ? 0 : (double) wrong / selected.length;
  }
}
