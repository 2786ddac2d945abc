package ml.spred.solver;

import java.util.Arrays;
import ml.spred.compute.GeneVectors;
import ml.spred.compute.Memory;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Genes at zero that want in, each on its descent direction {@code −G_i/‖G_i‖} and as long as its curvature allows: too short, and its
 * penalty's curvature {@code 2·kappa/‖V_i‖} would hold its direction fast for many iterations.
 */
final class EnteringGenes implements AutoCloseable {
  /** Curvature that a gene is taken to have at least. */
  private static final double LEAST_CURVATURE = 1e-2;

  private final int[] genes;
  private final EnsembleShape shape;
  private final INDArray directions;
  private final double[] lengths;

  /**
   * @param genes positions of those that enter
   * @param distances of all genes to their conditions, relative to the threshold
   * @param gradient of the loss
   * @param inverse where they enter; null where there is none, then curvatures are taken to be 1
   * @param x values of all genes {@code [genes][samples]}
   */
  EnteringGenes(int[] genes, double[] distances, double threshold, EnsembleParameters gradient, GaussNewton inverse, double[][] x) {
    this.genes = genes;
    this.shape = gradient.shape();
    this.directions = Nd4j.create(gradient.flat().dataType(), new long[] {shape.width(), genes.length}, 'f');
    this.lengths = new double[genes.length];
    GeneVectors target = GeneVectors.of(directions);
    GeneVectors slopes = GeneVectors.of(gradient.flat());
    for (int k = 0; k < genes.length; k++) {
      double size = threshold * (1 + distances[genes[k]]);
      target.add((long) k * shape.width(), shape.width(), -1 / size, slopes, weights(genes[k]));
    }
    double[] curvatures = new double[genes.length];
    Arrays.fill(curvatures, genes.length);
    if (inverse != null) {
      curvatures = inverse.curvatures(directions, Arrays.stream(genes).mapToObj(gene -> x[gene]).toArray(double[][]::new));
    }
    for (int k = 0; k < genes.length; k++) {
      lengths[k] = threshold * distances[genes[k]] / Math.max(curvatures[k], LEAST_CURVATURE);
    }
  }

  private long weights(int gene) {
    return shape.weightsOffset() + (long) gene * shape.width();
  }

  /** Moves them by a share of their lengths. */
  void move(EnsembleParameters offset, double share) {
    GeneVectors values = GeneVectors.of(offset.flat());
    for (int k = 0; k < genes.length; k++) {
      values.add(weights(genes[k]), shape.width(), share * lengths[k], GeneVectors.of(directions), (long) k * shape.width());
    }
  }

  @Override
  public void close() {
    Memory.release(directions);
  }
}
