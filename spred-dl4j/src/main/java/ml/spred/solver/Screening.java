package ml.spred.solver;

import ml.spred.compute.Lanes;
import ml.spred.compute.Products;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One pass over all genes in double precision: the strength {@code ‖G_i‖₂} (group form) or {@code max_k |G_ik|} (elementwise) of
 * the gradient {@code G = Xᵀ·D} of every gene. It is the quantity of the optimality test and of kappaMax.
 *
 * <p>Cost: {@code 2·samples·features·min(samples, width)} operations in group form. With more columns than samples
 * {@code ‖G_i‖² = x_iᵀ(D·Dᵀ)x_i} needs only the small matrix of samples by samples.
 */
final class Screening {
  /** Genes converted to double at a time: a few hundred kilobytes for a few hundred samples. */
  private static final int BLOCK = 512;

  private final FeatureMatrix x;
  private final Form form;
  private final Lanes lanes;

  /** @param x standardised values */
  Screening(FeatureMatrix x, Form form, Lanes lanes) {
    this.x = x;
    this.form = form;
    this.lanes = lanes;
  }

  /** @param delta {@code D = ∂loss/∂M}, {@code [samples, width]}, double, column-major */
  double[] strengths(INDArray delta) {
    double[] result = new double[x.numFeatures()];
    int blocks = (result.length + BLOCK - 1) / BLOCK;
    boolean quadratic = form == Form.GROUP && delta.size(1) > delta.size(0);
    INDArray factor = quadratic ? square(delta) : delta;
    lanes.forEach(blocks, block -> {
      int from = block * BLOCK;
      int to = Math.min(result.length, from + BLOCK);
      double[] values = values(from, to);
      double[] product = product(factor, values, to - from);
      for (int gene = from; gene < to; gene++) {
        result[gene] = quadratic ? quadraticForm(values, product, gene - from) : strength(product, gene - from, to - from);
      }
    });
    return result;
  }

  private static INDArray square(INDArray delta) {
    INDArray square = Nd4j.create(DataType.DOUBLE, new long[] {delta.size(0), delta.size(0)}, 'f');
    Products.multiply(delta, false, delta, true, square, 0);
    return square;
  }

  private double[] values(int from, int to) {
    double[] values = new double[(to - from) * x.numSamples()];
    float[] source = x.values();
    int offset = x.offset(from);
    for (int k = 0; k < values.length; k++) {
      values[k] = source[offset + k];
    }
    return values;
  }

  /** {@code factorᵀ·X_block}, {@code [columns of factor, genes]}, a gene's column contiguous. */
  private double[] product(INDArray factor, double[] values, int genes) {
    INDArray block = Nd4j.create(values, new long[] {x.numSamples(), genes}, 'f');
    INDArray product = Nd4j.create(DataType.DOUBLE, new long[] {factor.size(1), genes}, 'f');
    Products.multiply(factor, true, block, false, product, 0);
    return product.data().asDouble();
  }

  private double quadraticForm(double[] values, double[] product, int gene) {
    int samples = x.numSamples();
    double sum = 0;
    for (int k = gene * samples; k < (gene + 1) * samples; k++) {
      sum += values[k] * product[k];
    }
    return Math.sqrt(Math.max(sum, 0));
  }

  private double strength(double[] product, int gene, int genes) {
    int width = product.length / genes;
    double result = 0;
    for (int k = gene * width; k < (gene + 1) * width; k++) {
      result = form == Form.GROUP ? result + product[k] * product[k] : Math.max(result, Math.abs(product[k]));
    }
    return form == Form.GROUP ? Math.sqrt(result) : result;
  }
}
