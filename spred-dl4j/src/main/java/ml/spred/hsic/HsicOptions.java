package ml.spred.hsic;

import java.io.Serializable;

/**
 * What is asked of HSIC-Lasso besides the data.
 *
 * @param numFeatures features to select, at least 1; 50 by default
 * @param featureKernel of the features; {@link Kernel#GAUSSIAN} by default
 * @param labelKernel of the label; {@link Kernel#DELTA}, for classes, by default
 * @param kernelWidth of Gaussian kernels in standard deviations of the feature or label, above 0; 1, as published, by default
 * @param blockSize samples of a block, at least 3, or 0 for one block of all samples; 20 by default
 * @param numPermutations how often blocks are drawn, at least 1; 3 by default
 * @param seed of the permutations
 */
public record HsicOptions(
    int numFeatures, Kernel featureKernel, Kernel labelKernel, double kernelWidth, int blockSize, int numPermutations, long seed)
    implements Serializable {

  public HsicOptions {
    if (numFeatures < 1 || numPermutations < 1) {
      throw new IllegalArgumentException("the number of features is " + numFeatures + " and that of permutations "
          + numPermutations + ", both must be at least 1.");
    }
    if (!(kernelWidth > 0 && Double.isFinite(kernelWidth))) {
      throw new IllegalArgumentException("the width of the kernel is " + kernelWidth + ", it must be a finite number above 0.");
    }
    if (blockSize != 0 && blockSize < SampleBlocks.SMALLEST) {
      throw new IllegalArgumentException("the block size is " + blockSize + ", it must be 0 (one block of all samples) or at"
          + " least " + SampleBlocks.SMALLEST + ".");
    }
  }

  /** Classes told apart by 50 features, blocks of 20 samples, three permutations. */
  public static HsicOptions defaults() {
    return new HsicOptions(50, Kernel.GAUSSIAN, Kernel.DELTA, 1, 20, 3, 0);
  }

  public HsicOptions withNumFeatures(int value) {
    return new HsicOptions(value, featureKernel, labelKernel, kernelWidth, blockSize, numPermutations, seed);
  }

  public HsicOptions withKernels(Kernel feature, Kernel label) {
    return new HsicOptions(numFeatures, feature, label, kernelWidth, blockSize, numPermutations, seed);
  }

  public HsicOptions withKernelWidth(double value) {
    return new HsicOptions(numFeatures, featureKernel, labelKernel, value, blockSize, numPermutations, seed);
  }

  public HsicOptions withBlocks(int size, int permutations) {
    return new HsicOptions(numFeatures, featureKernel, labelKernel, kernelWidth, size, permutations, seed);
  }

  public HsicOptions withSeed(long value) {
    return new HsicOptions(numFeatures, featureKernel, labelKernel, kernelWidth, blockSize, numPermutations, value);
  }
}
