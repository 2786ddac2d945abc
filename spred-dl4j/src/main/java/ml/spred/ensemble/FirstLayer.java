package ml.spred.ensemble;

import ml.spred.compute.GeneVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.problem.Form;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The first layer of both heads over blocks of genes: {@code M = X·V + bias} and the gradient {@code G = Xᵀ·D} of it. Blocks are
 * fixed, sums over blocks are taken in their order, so the result does not depend on the number of lanes.
 */
final class FirstLayer {
  /** Genes in a block: weights and gradient of 512 genes × 1034 columns stay in a core's cache between product and update. */
  static final int BLOCK = 512;
  /** Partial sums of the forward product; a constant, so that the order of summation is one. */
  private static final int PARTIALS = 8;

  private final INDArray x;
  private final EnsembleShape shape;
  private final Lanes lanes;
  private final int blocks;
  private final INDArray[] partial;
  private final INDArray masked;
  private final ThreadLocal<INDArray> folded;

  /** @param x standardised values {@code [samples, features]}, column-major; null without genes */
  FirstLayer(INDArray x, int samples, EnsembleShape shape, Lanes lanes) {
    this.x = x;
    this.shape = shape;
    this.lanes = lanes;
    this.blocks = (shape.numFeatures() + BLOCK - 1) / BLOCK;
    this.partial = new INDArray[Math.min(PARTIALS, blocks)];
    for (int k = 0; k < partial.length; k++) {
      partial[k] = Nd4j.create(x.dataType(), new long[] {samples, shape.width()}, 'f');
    }
    boolean group = shape.form() == Form.GROUP;
    this.masked = blocks > 0 && group ? Nd4j.create(x.dataType(), new long[] {samples, shape.numFeatures()}, 'f') : null;
    this.folded = ThreadLocal.withInitial(() -> Nd4j.create(x.dataType(), new long[] {shape.width(), BLOCK}, 'f'));
  }

  /** Releases the memory of this layer, x included. */
  void close() {
    Memory.release(partial);
    Memory.release(x, masked);
  }

  int blocks() {
    return blocks;
  }

  int from(int block) {
    return block * BLOCK;
  }

  int to(int block) {
    return Math.min(shape.numFeatures(), from(block) + BLOCK);
  }

  /** Writes {@code X·V + bias} to {@code output [samples, width]}. */
  void forward(EnsembleParameters parameters, INDArray output) {
    lanes.forEach(partial.length, k -> sumBlocks(parameters, k));
    if (partial.length == 0) {
      output.assign(0);
    }
    for (int k = 0; k < partial.length; k++) {
      if (k == 0) {
        output.assign(partial[0]);
      } else {
        output.addi(partial[k]);
      }
    }
    output.addiRowVector(parameters.bias());
  }

  private void sumBlocks(EnsembleParameters parameters, int which) {
    int first = which * blocks / partial.length;
    int last = (which + 1) * blocks / partial.length;
    for (int block = first; block < last; block++) {
      double carry = block == first ? 0 : 1;
      addBlock(parameters, block, partial[which], carry);
    }
  }

  private void addBlock(EnsembleParameters parameters, int block, INDArray sum, double carry) {
    int from = from(block);
    int to = to(block);
    INDArray values = Products.columns(x, from, to);
    INDArray weights = Products.columns(parameters.weights(), from, to);
    INDArray mask = Products.columns(parameters.mask(), from, to);
    if (shape.form() == Form.GROUP) {
      INDArray scaled = Products.columns(masked, from, to);
      scaled.assign(values).muliRowVector(mask);
      Products.multiply(scaled, false, weights, true, sum, carry);
      return;
    }
    INDArray product = Products.columns(folded.get(), 0, to - from);
    product.assign(weights).muli(mask);
    Products.multiply(values, false, product, true, sum, carry);
  }

  /** Writes {@code G = Xᵀ·D} of one block to {@code gradient [width, genes of the block]}. */
  void blockGradient(int block, INDArray delta, INDArray gradient) {
    Products.multiply(delta, true, Products.columns(x, from(block), to(block)), false, gradient, 0);
  }

  /** Writes the gradient of mask and weights: {@code ∂W = u∘G + 2·beta·W}, {@code ∂u = rowsum(W∘G) + 2·alpha·u}. */
  void backward(EnsembleParameters parameters, INDArray delta, double alpha, double beta, EnsembleParameters gradient) {
    lanes.forEach(blocks, block -> {
      INDArray weights = Products.columns(gradient.weights(), from(block), to(block));
      blockGradient(block, delta, weights);
      if (shape.form() == Form.GROUP) {
        chainGroups(parameters, gradient, block, alpha, beta);
      } else {
        chainElements(parameters, gradient, block, alpha, beta);
      }
    });
  }

  private void chainGroups(EnsembleParameters parameters, EnsembleParameters gradient, int block, double alpha, double beta) {
    int width = shape.width();
    GeneVectors values = GeneVectors.of(parameters.flat());
    GeneVectors slopes = GeneVectors.of(gradient.flat());
    double[] mask = Products.columns(parameters.mask(), from(block), to(block)).dup().data().asDouble();
    double[] maskSlope = new double[mask.length];
    for (int k = 0; k < mask.length; k++) {
      long at = shape.weightsOffset() + (long) (from(block) + k) * width;
      maskSlope[k] = values.dot(at, slopes, at, width) + 2 * alpha * mask[k];
      slopes.scale(at, width, mask[k]);
      slopes.add(at, width, 2 * beta, values, at);
    }
    Products.columns(gradient.mask(), from(block), to(block))
        .assign(Nd4j.create(maskSlope, new long[] {1, mask.length}, 'f').castTo(x.dataType()));
  }

  private void chainElements(EnsembleParameters parameters, EnsembleParameters gradient, int block, double alpha, double beta) {
    INDArray weights = Products.columns(parameters.weights(), from(block), to(block));
    INDArray mask = Products.columns(parameters.mask(), from(block), to(block));
    INDArray slope = Products.columns(gradient.weights(), from(block), to(block));
    Products.columns(gradient.mask(), from(block), to(block)).assign(slope).muli(weights).addi(mask.mul(2 * alpha));
    slope.muli(mask).addi(weights.mul(2 * beta));
  }

  /**
   * One plain gradient step on mask and weights, each block updated while its gradient is still in cache: the gradient of all
   * genes is never stored. Returns nothing; group form only.
   */
  void descend(EnsembleParameters parameters, INDArray delta, double alpha, double beta, double rate) {
    lanes.forEach(blocks, block -> {
      INDArray gradient = Products.columns(folded.get(), 0, to(block) - from(block));
      blockGradient(block, delta, gradient);
      descendBlock(parameters, gradient, block, alpha, beta, rate);
    });
  }

  private void descendBlock(
      EnsembleParameters parameters, INDArray gradient, int block, double alpha, double beta, double rate) {
    int width = shape.width();
    GeneVectors values = GeneVectors.of(parameters.flat());
    GeneVectors slopes = GeneVectors.of(folded.get());
    INDArray maskView = Products.columns(parameters.mask(), from(block), to(block));
    double[] mask = maskView.dup().data().asDouble();
    for (int k = 0; k < mask.length; k++) {
      long at = shape.weightsOffset() + (long) (from(block) + k) * width;
      double slope = values.dot(at, slopes, (long) k * width, width) + 2 * alpha * mask[k];
      values.scale(at, width, 1 - 2 * rate * beta);
      values.add(at, width, -rate * mask[k], slopes, (long) k * width);
      mask[k] -= rate * slope;
    }
    maskView.assign(Nd4j.create(mask, new long[] {1, mask.length}, 'f').castTo(x.dataType()));
  }
}
