package ml.spred.solver;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.Factors;
import ml.spred.problem.Penalty;
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
    parameters.dense().assign(dense.castTo(type));
    return parameters;
  }

  /** The point at which factored parameters over the same genes stand. */
  SparsePoint folded(EnsembleParameters parameters) {
    return new SparsePoint(genes, Factors.fold(parameters), parameters.dense().dup());
  }

  /** The same point without the genes whose V is zero. */
  SparsePoint withoutZeros() {
    return part(IntStream.range(0, genes.length).filter(k -> Factors.norm(folded[k]) > 0));
  }

  /** The genes with the largest {@code ‖V_i‖}; the lower index first of equals. */
  SparsePoint best(int number) {
    Comparator<Integer> order = Comparator.<Integer>comparingDouble(k -> -Factors.norm(folded[k])).thenComparingInt(k -> k);
    return part(IntStream.range(0, genes.length).boxed().sorted(order).limit(number).mapToInt(k -> k).sorted());
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
