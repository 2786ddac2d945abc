package ml.spred.fdr;

import java.util.Arrays;
import java.util.SplittableRandom;
import ml.spred.compute.Lanes;
import ml.spred.compute.NativeBlock;
import ml.spred.problem.FeatureMatrix;
import ml.spred.simulate.Gaussian;
import ml.spred.split.Seeds;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Model-X knockoffs of second order (Candès, Fan, Janson and Lv 2018): for genes of a normal distribution with
 * correlation Σ they are drawn from {@code N(x − s·Σ⁻¹x, 2s·I − s²·Σ⁻¹)}, which makes gene and knockoff exchangeable in
 * everything but their relation to the label.
 *
 * <p>Σ is the sample correlation shrunken towards the identity, {@code (1 − lambda)·XᵀX/n + lambda·I}, and s the same for all
 * genes ("equicorrelated"), the largest that is allowed: {@code min(1, 2·λ_min(Σ))}. With {@code X/√n = U·D·Vᵀ} both moments need
 * matrices of samples by samples only: {@code x̃ = (I − s·A + Z·Xᵀ·M)·X + a·Z}, Z standard normal, {@code A = U·diag(1/e)·Uᵀ},
 * {@code e = (1 − lambda)·D² + lambda}, {@code a² = 2s − s²/lambda}, {@code b² = 2s − s²/e} and {@code M = U·diag((b −
 * a)/D²)·Uᵀ/n}. So the draw is exact for this Σ at {@code 4·samples²·features} operations.
 *
 * <p>Where it fails. Only mean and correlation are imitated: with heavy tails, counts full of zeros, or several clusters, a
 * filter can tell genes from knockoffs without the label, and the rate is no longer bounded. Σ is estimated: with far more genes
 * than samples strong correlations are shrunken, and a gene next to a true one wins a little too often. And s falls with lambda:
 * genes in tight blocks get knockoffs much like themselves, which costs power, not control.
 */
final class GaussianKnockoffs {
  /** Genes in one block of the product: they stay in the cache. */
  private static final int BLOCK = 512;

  private final FeatureMatrix x;
  private final GramSpectrum spectrum;
  private final double lambda;
  private final double separation;
  private final Lanes lanes;

  private GaussianKnockoffs(FeatureMatrix x, GramSpectrum spectrum, double lambda, Lanes lanes) {
    this.x = x;
    this.spectrum = spectrum;
    this.lambda = lambda;
    this.lanes = lanes;
    separation = Math.min(1, 2 * ((1 - lambda) * spectrum.smallest() + lambda));
  }

  /**
   * Draws.
   *
   * @param x standardised values {@code [samples, features]}; a constant gene is 0 throughout, and so is its knockoff
   */
  static Rivals draw(FeatureMatrix x, long seed, Lanes lanes) {
    GramSpectrum spectrum = new GramSpectrum(x, lanes);
    return draw(x, spectrum, spectrum.shrinkage(), seed, lanes);
  }

  /** Draws for a given shrinkage. */
  static Rivals draw(FeatureMatrix x, GramSpectrum spectrum, double lambda, long seed, Lanes lanes) {
    GaussianKnockoffs knockoffs = new GaussianKnockoffs(x, spectrum, lambda, lanes);
    return new Rivals(knockoffs.draw(seed), lambda, knockoffs.separation);
  }

  private FeatureMatrix draw(long seed) {
    FeatureMatrix noise = noise(seed);
    double[] eigenvalues = spectrum.eigenvalues();
    double[] shrunken = Arrays.stream(eigenvalues).map(value -> (1 - lambda) * value + lambda).toArray();
    double alone = root(2 * separation - separation * separation / lambda);
    double[] pull = new double[eigenvalues.length];
    double[] spread = new double[eigenvalues.length];
    for (int k = 0; k < spread.length; k++) {
      // Where an eigenvalue is 0 no gene reaches, and neither does what is subtracted or added.
      if (spectrum.isPositive(eigenvalues[k])) {
        double along = root(2 * separation - separation * separation / shrunken[k]);
        pull[k] = separation / shrunken[k];
        spread[k] = (along - alone) / eigenvalues[k] / x.numSamples();
      }
    }
    RealMatrix mixing = MatrixUtils.createRealIdentityMatrix(x.numSamples()).subtract(spectrum.function(pull))
        .add(MatrixUtils.createRealMatrix(GramSpectrum.product(noise, x, lanes)).multiply(spectrum.function(spread)));
    return combine(mixing, noise, alone);
  }

  private static double root(double square) {
    return Math.sqrt(Math.max(0, square));
  }

  /** Standard normal; each gene has a seed of its own, so that lanes do not matter. */
  private FeatureMatrix noise(long seed) {
    FeatureMatrix noise = FeatureMatrix.zeros(x.numSamples(), x.numFeatures());
    lanes.forEach(x.numFeatures(), gene -> {
      Gaussian gaussian = new Gaussian(new SplittableRandom(Seeds.of(seed, gene)));
      for (int sample = 0; sample < x.numSamples(); sample++) {
        noise.set(sample, gene, gaussian.next());
      }
    });
    return noise;
  }

  /** {@code mixing·X + weight·noise}, written over the noise. */
  private FeatureMatrix combine(RealMatrix mixing, FeatureMatrix noise, double weight) {
    int samples = x.numSamples();
    float[] factor = new float[samples * samples];
    for (int row = 0; row < samples; row++) {
      for (int k = 0; k < samples; k++) {
        factor[row * samples + k] = (float) mixing.getEntry(row, k);
      }
    }
    lanes.forEach((x.numFeatures() + BLOCK - 1) / BLOCK, block -> {
      int from = block * BLOCK;
      int genes = Math.min(BLOCK, x.numFeatures() - from);
      float[] product = NativeBlock.transposedProduct(factor, samples, samples, x.values(), x.offset(from), genes);
      for (int gene = 0; gene < genes; gene++) {
        boolean constant = isConstant(from + gene);
        for (int sample = 0; sample < samples; sample++) {
          int at = noise.offset(from + gene) + sample;
          noise.values()[at] = constant ? 0 : (float) (product[gene * samples + sample] + weight * noise.values()[at]);
        }
      }
    });
    return noise;
  }

  private boolean isConstant(int gene) {
    for (int k = x.offset(gene); k < x.offset(gene) + x.numSamples(); k++) {
      if (x.values()[k] != 0) {
        return false;
      }
    }
    return true;
  }
}
