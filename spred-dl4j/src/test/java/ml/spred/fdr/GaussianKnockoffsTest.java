package ml.spred.fdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Problems;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianKnockoffsTest {
  private static FeatureMatrix genes(int samples, int features) {
    FeatureMatrix x = CorrelatedGenes.draw(samples, features, 3, 0.6, 1, 1, 5).x();
    return Standardizer.fit(x, Scaling.FEATURE, MissingValues.REFUSE).apply(x);
  }

  private static RealMatrix dense(FeatureMatrix x) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(x.numSamples(), x.numFeatures());
    for (int sample = 0; sample < x.numSamples(); sample++) {
      for (int gene = 0; gene < x.numFeatures(); gene++) {
        matrix.setEntry(sample, gene, x.get(sample, gene));
      }
    }
    return matrix;
  }

  /**
   * Mean and covariance over many draws against the formulas with matrices of genes by genes, for fewer and for more genes than
   * samples.
   */
  @ParameterizedTest
  @CsvSource({"20,6,0.3", "20,6,0", "5,9,0.4", "5,9,0.15"})
  void drawsHaveTheMomentsOfTheModel(int samples, int features, double lambda) {
    FeatureMatrix x = genes(samples, features);
    RealMatrix matrix = dense(x);
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(features);
    RealMatrix correlation = matrix.transpose().multiply(matrix).scalarMultiply((1 - lambda) / samples)
        .add(identity.scalarMultiply(lambda));
    RealMatrix inverse = new LUDecomposition(correlation).getSolver().getInverse();
    double s = Math.min(1, 2 * Arrays.stream(new EigenDecomposition(correlation).getRealEigenvalues()).min().orElseThrow());
    RealMatrix mean = matrix.subtract(matrix.multiply(inverse).scalarMultiply(s));
    RealMatrix covariance = identity.scalarMultiply(2 * s).subtract(inverse.scalarMultiply(s * s));
    int draws = 4000;
    RealMatrix sum = MatrixUtils.createRealMatrix(samples, features);
    RealMatrix squares = MatrixUtils.createRealMatrix(features, features);
    try (Lanes lanes = new Lanes(1)) {
      GramSpectrum spectrum = new GramSpectrum(x, lanes);
      for (int draw = 0; draw < draws; draw++) {
        Rivals rivals = GaussianKnockoffs.draw(x, spectrum, lambda, draw, lanes);
        assertThat(rivals.separation()).isEqualTo(s, within(1e-5));
        RealMatrix one = dense(rivals.x());
        sum = sum.add(one);
        RealMatrix off = one.subtract(mean).getRowMatrix(draw % samples);
        squares = squares.add(off.transpose().multiply(off));
      }
    }
    assertThat(sum.scalarMultiply(1.0 / draws).subtract(mean).getNorm()).isLessThan(0.05 * samples);
    double[][] found = squares.scalarMultiply(1.0 / draws).getData();
    for (int row = 0; row < features; row++) {
      assertThat(found[row]).as("row %s", row).containsExactly(covariance.getRow(row), within(0.13));
    }
  }

  /** The intensity by its definition, over all pairs of genes. */
  @Test
  void theShrinkageIsThatOfSchaeferAndStrimmer() {
    FeatureMatrix x = genes(12, 15);
    double variances = 0;
    double squares = 0;
    for (int i = 0; i < 15; i++) {
      for (int j = 0; j < i; j++) {
        double mean = 0;
        for (int k = 0; k < 12; k++) {
          mean += (double) x.get(k, i) * x.get(k, j) / 12;
        }
        double variance = 0;
        for (int k = 0; k < 12; k++) {
          variance += Math.pow((double) x.get(k, i) * x.get(k, j) - mean, 2);
        }
        variances += variance / 12 / 11;
        squares += mean * mean;
      }
    }
    try (Lanes lanes = new Lanes(1)) {
      assertThat(new GramSpectrum(x, lanes).shrinkage()).isEqualTo(variances / squares, within(1e-5)).isBetween(0.05, 0.95);
    }
  }

  @Test
  void theDrawDependsOnTheSeedAlone() {
    FeatureMatrix x = Problems.gaussian(30, 1100, 2);
    try (Lanes one = new Lanes(1); Lanes two = new Lanes(2)) {
      float[] first = GaussianKnockoffs.draw(x, 3, one).x().values();
      assertThat(GaussianKnockoffs.draw(x, 3, two).x().values()).isEqualTo(first);
      assertThat(GaussianKnockoffs.draw(x, 4, one).x().values()).isNotEqualTo(first);
    }
  }

  @Test
  void aConstantGeneHasAConstantKnockoff() {
    FeatureMatrix x = Problems.gaussian(10, 4, 2);
    for (int sample = 0; sample < 10; sample++) {
      x.set(sample, 2, 0);
    }
    try (Lanes lanes = new Lanes(1)) {
      FeatureMatrix knockoffs = GaussianKnockoffs.draw(x, 3, lanes).x();
      assertThat(knockoffs.features(new int[] {2}).values()).containsOnly(0);
      assertThat(knockoffs.features(new int[] {1}).values()).doesNotContain(0);
    }
  }
}
