package ml.spred.solver;

import java.util.Arrays;
import java.util.stream.IntStream;
import ml.spred.compute.Memory;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.Factors;
import ml.spred.problem.Penalty;
import ml.spred.screen.Strongest;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A point of the problem with most genes out: the live genes, their folded weights, and the dense parameters.
 *
 * @param genes indices of the live genes, ascending
 * @param folded {@code V [live genes][width]}
 * @param dense first-layer bias and the layers behind it, {@code [1, …]}, see {@link EnsembleParameters#dense()}
 */
record SparsePoint(int[] genes, double[][] folded, INDArray dense) {

  /** The factored, balanced form in a precision. */
  EnsembleParameters unfold(EnsembleShape shape, Penalty penalty, DataType type) {
    EnsembleParameters parameters = new EnsembleParameters(shape.withFeatures(genes.length), type);
    Factors.unfold(folded, penalty, parameters);
    INDArray cast = dense.castTo(type);
    parameters.dense().assign(cast);
    if (cast != dense) {
      Memory.release(cast);
    }
    return parameters;
  }

  /** The same point without the genes whose V is zero. */
  SparsePoint withoutZeros() {
    return part(IntStream.range(0, genes.length).filter(k -> Factors.norm(folded[k]) > 0));
  }

  /**
   * The genes with the largest {@code ‖V_i‖}, the lower index first of equals, and all from {@code numGenes} on, which are no
   * genes.
   */
  SparsePoint best(int number, int numGenes) {
    int[] best = Strongest.of(IntStream.range(0, genes.length).filter(k -> genes[k] < numGenes), k -> Factors.norm(folded[k]),
        number);
    IntStream others = IntStream.range(0, genes.length).filter(k -> genes[k] >= numGenes);
    return part(IntStream.concat(Arrays.stream(best), others).sorted());
  }

  /** This point moved on by a share of the way from another one; a gene that would turn round, or was out there, stays. */
  SparsePoint beyond(SparsePoint other, double share) {
    double[][] moved = new double[genes.length][];
    for (int k = 0; k < genes.length; k++) {
      int before = other.position(genes[k]);
      moved[k] = before < 0 ? folded[k] : beyond(folded[k], other.folded[before], share);
    }
    return new SparsePoint(genes, moved, dense.add(dense.sub(other.dense).muli(share)));
  }

  private static double[] beyond(double[] here, double[] before, double share) {
    double[] moved = new double[here.length];
    double same = 0;
    for (int k = 0; k < moved.length; k++) {
      moved[k] = here[k] + share * (here[k] - before[k]);
      same += moved[k] * here[k];
    }
    return same > 0 ? moved : here;
  }

  private SparsePoint part(IntStream positions) {
    int[] kept = positions.toArray();
    int[] names = Arrays.stream(kept).map(k -> genes[k]).toArray();
    double[][] values = Arrays.stream(kept).mapToObj(k -> folded[k]).toArray(double[][]::new);
    return new SparsePoint(names, values, dense);
  }

  /** Position of a gene among the live ones, negative when it is out. */
  int position(int gene) {
    return Arrays.binarySearch(genes, gene);
  }
}
