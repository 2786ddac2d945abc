package ml.spred.screen;

import java.util.Arrays;
import ml.spred.compute.Lanes;
import ml.spred.compute.NativeBlock;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One pass over all genes: the strength {@code ‖G_i‖₂} (group form) or {@code max_k |G_ik|} (elementwise) of the gradient
 * {@code G = Xᵀ·D} of every gene, in single precision with a bound of its rounding. A gene whose strength plus bound stays under
 * the threshold is proven to meet it; the few others are looked at in double by {@link #gradient}.
 *
 * <p>Cost: {@code 2·samples·features·min(samples, outputs)} operations and one read of X. With more outputs than samples
 * {@code ‖G_i‖² = x_iᵀ(D·Dᵀ)x_i} needs only a matrix of samples by samples.
 */
public final class GeneScreen {
  /** Genes in a block: 512 × 300 samples in single precision stay in a core's second-level cache. */
  static final int BLOCK = 512;
  /** Unit rounding of single precision. */
  private static final double UNIT = 0x1p-24;

  private final FeatureMatrix x;
  private final Form form;
  private final Lanes lanes;
  private final double[] norms;
  private final float[] strengths;
  private double slack;

  /** @param x standardised values {@code [samples, features]} */
  public GeneScreen(FeatureMatrix x, Form form, Lanes lanes) {
    this(x, form, lanes, new double[x.numFeatures()]);
    lanes.forEach(blocks(), this::setNorms);
  }

  /** @param norms {@code ‖x_i‖₂} of each gene */
  GeneScreen(FeatureMatrix x, Form form, Lanes lanes, double[] norms) {
    this.x = x;
    this.form = form;
    this.lanes = lanes;
    this.norms = norms;
    this.strengths = new float[x.numFeatures()];
  }

  /** {@code ‖x_i‖₂} of every gene. */
  static double[] norms(FeatureMatrix x) {
    try (Lanes lane = new Lanes(1)) {
      return new GeneScreen(x, Form.GROUP, lane).norms;
    }
  }

  private int blocks() {
    return (x.numFeatures() + BLOCK - 1) / BLOCK;
  }

  private void setNorms(int block) {
    for (int gene = block * BLOCK; gene < end(block); gene++) {
      double squares = 0;
      for (int k = x.offset(gene); k < x.offset(gene) + x.numSamples(); k++) {
        squares += (double) x.values()[k] * x.values()[k];
      }
      norms[gene] = Math.sqrt(squares);
    }
  }

  private int end(int block) {
    return Math.min(x.numFeatures(), (block + 1) * BLOCK);
  }

  /** {@code ‖x_i‖₂} of a gene. */
  public double norm(int gene) {
    return norms[gene];
  }

  /**
   * Computes the strengths of all genes for {@link #strength} and {@link #bound}.
   *
   * @param delta {@code D = ∂loss/∂M}, {@code [samples, outputs]}, one output after the other
   */
  public void screen(double[] delta) {
    int samples = x.numSamples();
    int outputs = delta.length / samples;
    boolean quadratic = form == Form.GROUP && outputs > samples;
    double[] factor = quadratic ? square(delta, outputs) : delta;
    // n products and their sums, the conversion of D, and the sum of squares over the outputs.
    double gamma = (samples + 4 + (form == Form.GROUP ? outputs : 0)) * UNIT;
    double size = norm(factor);
    slack = quadratic ? -gamma * size : gamma * size;
    float[] single = new float[factor.length];
    for (int k = 0; k < single.length; k++) {
      single[k] = (float) factor[k];
    }
    lanes.forEach(blocks(), block -> screen(block, single, quadratic));
  }

  private static double norm(double[] values) {
    return Math.sqrt(Arrays.stream(values).map(value -> value * value).sum());
  }

  private double[] square(double[] delta, int outputs) {
    int samples = x.numSamples();
    INDArray columns = Transfer.matrix(DataType.DOUBLE, samples, outputs, delta);
    INDArray square = Nd4j.create(DataType.DOUBLE, new long[] {samples, samples}, 'f');
    Products.multiply(lanes, columns, false, columns, true, square);
    return Transfer.doubles(square);
  }

  private void screen(int block, float[] factor, boolean quadratic) {
    int samples = x.numSamples();
    int from = block * BLOCK;
    int genes = end(block) - from;
    int width = factor.length / samples;
    float[] product = NativeBlock.transposedProduct(factor, samples, width, x.values(), x.offset(from), genes);
    for (int gene = 0; gene < genes; gene++) {
      double value = quadratic ? Math.sqrt(Math.max(0, quadraticForm(product, gene, from + gene)))
          : strength(product, gene * width, width);
      strengths[from + gene] = (float) value;
    }
  }

  private double quadraticForm(float[] product, int column, int gene) {
    int samples = x.numSamples();
    double sum = 0;
    for (int k = 0; k < samples; k++) {
      sum += x.values()[x.offset(gene) + k] * product[column * samples + k];
    }
    return sum;
  }

  private double strength(float[] product, int from, int width) {
    double result = 0;
    for (int k = from; k < from + width; k++) {
      double value = product[k];
      result = form == Form.GROUP ? result + value * value : Math.max(result, Math.abs(value));
    }
    return form == Form.GROUP ? Math.sqrt(result) : result;
  }

  /** Strength of a gene by the last {@link #screen}, with an error of single precision. */
  public double strength(int gene) {
    return strengths[gene];
  }

  /** An upper bound of the strength by the last {@link #screen}. */
  public double bound(int gene) {
    double value = strengths[gene] * (1 + 4 * UNIT);
    double size = norms[gene];
    return slack >= 0 ? value + slack * size : Math.sqrt(value * value - slack * size * size);
  }

  /** A lower bound of the largest strength by the last {@link #screen}. */
  public double largestAtLeast() {
    double largest = 0;
    for (int gene = 0; gene < strengths.length; gene++) {
      double value = strengths[gene];
      // Both kinds of slack allow this much downwards when they allow bound upwards.
      largest = Math.max(largest, 2 * value * value - bound(gene) * bound(gene));
    }
    return Math.sqrt(largest);
  }

  /**
   * The strength of one gene in double.
   *
   * @param delta as for {@link #screen}
   */
  public double exactStrength(int gene, double[] delta) {
    double[] gradient = new double[delta.length / x.numSamples()];
    gradient(gene, delta, gradient);
    return form == Form.GROUP ? norm(gradient) : Arrays.stream(gradient).map(Math::abs).max().orElse(0);
  }

  /** {@code G_i = x_iᵀ·D} of one gene in double, written to {@code result [outputs]}. */
  public void gradient(int gene, double[] delta, double[] result) {
    gradient(x, gene, delta, result);
  }

  /**
   * {@code G_i = x_iᵀ·D} of one gene in double, written to {@code result [outputs]}.
   *
   * @param x standardised values {@code [samples, features]}
   * @param delta {@code D}, {@code [samples, outputs]}, one output after the other
   */
  public static void gradient(FeatureMatrix x, int gene, double[] delta, double[] result) {
    int samples = x.numSamples();
    int offset = x.offset(gene);
    for (int k = 0; k < delta.length / samples; k++) {
      double sum = 0;
      for (int sample = 0; sample < samples; sample++) {
        sum += x.values()[offset + sample] * delta[k * samples + sample];
      }
      result[k] = sum;
    }
  }
}
