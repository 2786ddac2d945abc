package ml.spred.hsic;

import java.util.List;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.lasso.LassoDefinition;
import ml.spred.lasso.LassoKnots;
import ml.spred.lasso.LassoSolution;
import ml.spred.problem.SampleMatrix;

/**
 * HSIC-Lasso (Yamada, Jitkrittum, Sigal, Xing and Sugiyama 2014) and its form in blocks (Climente-González, Azencott, Kaski and
 * Yamada 2019): features are selected whose kernel matrices, with coefficients of at least 0, add up to the kernel matrix of the
 * label. It finds dependences of any shape, and takes one of several redundant features, as their matrices are alike.
 *
 * <p>It is a Lasso of {@code d} columns with {@code blocks·size²/2} entries, whose path is followed knot by knot. Only columns of
 * the working set are kept, {@code 4·blocks·size²} bytes each; others are computed again when their bound no longer keeps them
 * out, each {@code blocks·size²/2} exponentials. The trace of a product of two kernel matrices is never negative, so a feature's
 * pull only falls while coefficients grow: most features are computed a few times along a path of fifty.
 */
public final class HsicLasso {
  private static final LassoDefinition PROBLEM = LassoDefinition.DEFAULT.withIntercept(false).withNonNegative(true);

  private HsicLasso() {}

  /**
   * Selects features.
   *
   * @param x {@code [samples, features]}, finite
   * @param label {@code [samples]}, finite: classes as any distinct numbers, or a number to be explained
   * @return fewer features than asked for where fewer explain all there is to explain
   * @throws InputException for values or sizes that cannot be used
   */
  public static HsicSelection select(SampleMatrix x, double[] label, HsicOptions options, Lanes lanes) {
    SampleBlocks blocks = SampleBlocks.draw(x.numSamples(), options.blockSize(), options.numPermutations(), options.seed());
    return select(x, label, options, blocks, lanes);
  }

  static HsicSelection select(SampleMatrix x, double[] label, HsicOptions options, SampleBlocks blocks, Lanes lanes) {
    require(x, label);
    double[] response = new double[blocks.rows()];
    if (!new KernelColumns(options.labelKernel(), options.kernelWidth(), blocks).fill(label, response)) {
      throw new InputException("the label is the same for all samples, there is nothing to explain; choose another label.");
    }
    KernelColumns columns = new KernelColumns(options.featureKernel(), options.kernelWidth(), blocks);
    try (LassoKnots knots = new LassoKnots(new KernelDesign(x, columns, blocks.rows(), lanes), response, PROBLEM)) {
      List<LassoSolution> path = knots.descend(options.numFeatures());
      return new HsicSelection(x.numFeatures(), path, knots.lambdaMax(), knots.passes());
    }
  }

  private static void require(SampleMatrix x, double[] label) {
    if (label.length != x.numSamples()) {
      throw new IllegalArgumentException("there are " + label.length + " labels for " + x.numSamples()
          + " samples, one for each is needed.");
    }
    for (int sample = 0; sample < label.length; sample++) {
      if (!Double.isFinite(label[sample])) {
        throw new InputException("the label of sample " + sample + " is " + label[sample]
            + ", it must be finite; remove the sample.");
      }
    }
    float[] values = new float[label.length];
    for (int feature = 0; feature < x.numFeatures(); feature++) {
      x.gene(feature, values);
      for (int sample = 0; sample < values.length; sample++) {
        if (!Float.isFinite(values[sample])) {
          throw new InputException("feature " + feature + " of sample " + sample + " is " + values[sample]
              + ", every value must be finite; fill or remove missing values before.");
        }
      }
    }
  }
}
