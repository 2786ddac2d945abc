package ml.spred.ensemble;

import ml.spred.compute.GeneVectors;
import ml.spred.compute.Lanes;

/** {@code ‖W‖²} over blocks of genes, summed in double in the order of the blocks. */
final class PairNorm {
  private PairNorm() {}

  static double ofWeights(EnsembleParameters parameters, Lanes lanes) {
    EnsembleShape shape = parameters.shape();
    int blocks = (shape.numFeatures() + FirstLayer.BLOCK - 1) / FirstLayer.BLOCK;
    double[] squares = new double[blocks];
    lanes.forEach(blocks, block -> squares[block] = ofBlock(parameters, block));
    double total = 0;
    for (double square : squares) {
      total += square;
    }
    return total;
  }

  private static double ofBlock(EnsembleParameters parameters, int block) {
    EnsembleShape shape = parameters.shape();
    GeneVectors values = GeneVectors.of(parameters.flat());
    double total = 0;
    int end = Math.min(shape.numFeatures(), (block + 1) * FirstLayer.BLOCK);
    for (int gene = block * FirstLayer.BLOCK; gene < end; gene++) {
      long at = shape.weightsOffset() + (long) gene * shape.width();
      total += values.dot(at, values, at, shape.width());
    }
    return total;
  }
}
