package ml.spred.convex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.screen.InMemoryBlocks;
import ml.spred.screen.NearColumns;
import org.junit.jupiter.api.Test;

class BlockwiseScreenTest {
  private static final int SAMPLES = 40;
  private static final int GENES = 2000;
  private static final int CLASSES = 3;
  private static final int[] LABELS = IntStream.range(0, SAMPLES).map(sample -> sample % CLASSES).toArray();
  private static final FeatureMatrix RAW = raw();
  private static final FeatureMatrix X = Standardizer.fit(RAW, Scaling.FEATURE, MissingValues.REFUSE).apply(RAW);

  /** Twenty genes know the class, in correlated fours. */
  private static FeatureMatrix raw() {
    Random random = new Random(7);
    FeatureMatrix matrix = FeatureMatrix.zeros(SAMPLES, GENES);
    double[] shared = new double[SAMPLES];
    for (int gene = 0; gene < GENES; gene++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        boolean planted = gene % 100 < 4 && gene < 500;
        shared[sample] = gene % 100 == 0 ? random.nextGaussian() : shared[sample];
        double signal = planted ? shared[sample] + (LABELS[sample] == gene / 100 % CLASSES ? 1.2 : 0) : 0;
        matrix.set(sample, gene, 5 + signal + 0.5 * random.nextGaussian());
      }
    }
    return matrix;
  }

  private static LinearHead blockwise(InMemoryBlocks blocks, ProblemDefinition definition) {
    return new LinearHead(blocks, new NearColumns(blocks), LABELS, CLASSES, definition);
  }

  /** Whole path, a jump far down, and a few genes alone: every number is the same in both. */
  private static void assertSame(ProblemDefinition definition) {
    try (Lanes lanes = new Lanes(2)) {
      LinearHead here = new LinearHead(X, LABELS, CLASSES, definition, lanes);
      LinearHead there = blockwise(new InMemoryBlocks(RAW, new FeatureMatrix(0, GENES, new float[0]), 512), definition);
      assertThat(there.kappaMax()).isEqualTo(here.kappaMax());
      LinearHead.Solution one = here.empty();
      LinearHead.Solution other = there.empty();
      for (double share : new double[] {0.95, 0.9, 0.7, 0.68, 0.3, 0.1, 0.02}) {
        double kappa = share * here.kappaMax();
        one = here.solve(one, kappa, 1e-6);
        other = there.solve(other, kappa, 1e-6);
        assertSame(other, one);
      }
      assertSame(there.solveOnly(other, 0.01 * here.kappaMax(), 1e-6), here.solveOnly(one, 0.01 * here.kappaMax(), 1e-6));
    }
  }

  private static void assertSame(LinearHead.Solution actual, LinearHead.Solution expected) {
    assertThat(actual.genes()).isEqualTo(expected.genes());
    assertThat(actual.weights()).isDeepEqualTo(expected.weights());
    assertThat(actual.intercept()).isEqualTo(expected.intercept());
    assertThat(actual.certificate()).isEqualTo(expected.certificate());
    assertThat(actual.steps()).isEqualTo(expected.steps());
  }

  @Test
  void groupFormIsThatOfOnePlaceBitForBit() {
    assertSame(ProblemDefinition.of(Heads.linearOnly()));
  }

  @Test
  void elementwiseFormIsThatOfOnePlaceBitForBit() {
    assertSame(ProblemDefinition.of(Heads.linearOnly()).withForm(Form.ELEMENTWISE));
  }

  @Test
  void elasticNetIsThatOfOnePlaceBitForBit() {
    assertSame(ProblemDefinition.of(Heads.linearOnly()).withElasticNet(0.7));
  }

  @Test
  void unpenalizedAndExcludedGenesAreThoseOfOnePlaceBitForBit() {
    double[] factors = new double[GENES];
    Arrays.fill(factors, 1);
    factors[1700] = 0;
    factors[100] = Double.POSITIVE_INFINITY;
    ProblemDefinition definition = ProblemDefinition.of(Heads.linearOnly()).withGroups(GeneGroups.withFactors(factors));
    assertSame(definition);
    assertSame(definition.withForm(Form.ELEMENTWISE));
  }

  @Test
  void fewGenesAnswerAndFewAreFetched() {
    InMemoryBlocks blocks = new InMemoryBlocks(RAW, new FeatureMatrix(0, GENES, new float[0]), 512);
    LinearHead head = blockwise(blocks, ProblemDefinition.of(Heads.linearOnly()));
    LinearHead.Solution solution = head.empty();
    for (int k = 1; k < 20; k++) {
      solution = head.solve(solution, head.kappaMax() * Math.pow(0.1, k / 19.0), 1e-6);
    }
    assertThat(solution.certificate().gap()).isLessThanOrEqualTo(1e-6);
    assertThat(blocks.passes()).as("about one pass a strength").isLessThan(40);
    assertThat(blocks.fetched()).as("genes with their values").isLessThan(GENES / 4);
  }

  @Test
  void groupsOfGenesAreRefused() {
    int[] pairs = IntStream.range(0, GENES).map(gene -> gene / 2).toArray();
    double[] ones = new double[GENES / 2];
    Arrays.fill(ones, 1);
    assertThatThrownBy(() -> blockwise(new InMemoryBlocks(RAW, new FeatureMatrix(0, GENES, new float[0]), 512),
        ProblemDefinition.of(Heads.linearOnly()).withGroups(GeneGroups.of(pairs, ones))))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("groups of genes may not lie across blocks");
  }
}
