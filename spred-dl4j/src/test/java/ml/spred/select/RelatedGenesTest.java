package ml.spred.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Problems;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class RelatedGenesTest {
  /** 700 genes, more than one block; gene 650 is gene 3 with noise, 12 is 3 turned round, 13 is constant, 699 is a covariate. */
  private static FeatureMatrix genes() {
    FeatureMatrix x = Problems.gaussian(40, 700, 5);
    for (int sample = 0; sample < 40; sample++) {
      x.set(sample, 650, x.get(sample, 3) + 0.3 * x.get(sample, 650));
      x.set(sample, 12, -x.get(sample, 3) + 0.6 * x.get(sample, 12));
      x.set(sample, 13, 7);
      x.set(sample, 699, x.get(sample, 3));
    }
    return x;
  }

  private static double[] column(FeatureMatrix x, int gene) {
    double[] values = new double[x.numSamples()];
    Arrays.setAll(values, sample -> x.get(sample, gene));
    return values;
  }

  @Test
  void theMostCorrelatedUnselectedGenesAreFound() {
    FeatureMatrix raw = genes();
    FeatureMatrix x = Standardizer.fit(raw, Scaling.FEATURE, MissingValues.REFUSE).apply(raw);
    int[] support = {3, 100};
    List<RelatedGene> related;
    try (Lanes lanes = new Lanes(2)) {
      related = RelatedGenes.of(x, Scaling.FEATURE, 699, support, lanes);
      assertThat(RelatedGenes.of(raw, Scaling.NONE, 699, support, lanes)).extracting(RelatedGene::related)
          .isEqualTo(related.stream().map(RelatedGene::related).toList());
      assertThat(RelatedGenes.of(x, Scaling.FEATURE, 699, new int[0], lanes)).isEmpty();
    }
    assertThat(related).extracting(RelatedGene::gene).containsExactly(3, 3, 3, 3, 3, 100, 100, 100, 100, 100);
    assertThat(related.subList(0, 2)).extracting(RelatedGene::related).containsExactly(650, 12);
    assertThat(related.get(1).correlation()).isNegative();
    PearsonsCorrelation pearson = new PearsonsCorrelation();
    for (RelatedGene one : related) {
      assertThat(one.correlation())
          .isEqualTo(pearson.correlation(column(raw, one.gene()), column(raw, one.related())), within(1e-5));
      assertThat(one.related()).isNotIn(3, 100, 13, 699);
    }
    for (int gene = 0; gene < 699; gene++) {
      if (gene != 13 && gene != 3 && gene != 100 && !isRelated(related, 100, gene)) {
        assertThat(Math.abs(pearson.correlation(column(raw, 100), column(raw, gene))))
            .isLessThanOrEqualTo(Math.abs(related.get(9).correlation()) + 1e-6);
      }
    }
  }

  private static boolean isRelated(List<RelatedGene> related, int gene, int other) {
    return related.stream().anyMatch(one -> one.gene() == gene && one.related() == other);
  }
}
