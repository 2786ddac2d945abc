package ml.spred.solver;

import java.util.List;
import ml.spred.compute.Cholesky;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One head's part of {@code I + LᵀΘL}, {@code Θ = J·R⁻¹·Jᵀ}, factored. A layer adds the product, entry by entry, of how alike two samples
 * are in its inputs and how alike two rows are in their vectors by its outputs.
 */
final class HeadCurvature implements AutoCloseable {
  private static final int BLOCK = 256;

  /**
   * What a layer adds.
   *
   * @param alike {@code A·R⁻¹·Aᵀ [samples, samples]} of its inputs, the bias an input of 1
   * @param vectors {@code [outputs, rows]}
   */
  record Layer(double[][] alike, INDArray vectors) {}

  private final CurvatureRows rows;
  /** Vectors of the rows by the outputs of the first layer, {@code [outputs, rows]}. */
  private final INDArray first;
  /** In single precision, which is enough to precondition. */
  private final INDArray matrix;

  HeadCurvature(CurvatureRows rows, INDArray first, List<Layer> layers, Lanes lanes) {
    this.rows = rows;
    this.first = first;
    this.matrix = Nd4j.create(DataType.FLOAT, new long[] {rows.count(), rows.count()}, 'f');
    lanes.forEach((rows.count() + BLOCK - 1) / BLOCK, block -> setColumns(block * BLOCK, layers));
  }

  /** Fills the lower triangle of a block of columns. */
  private void setColumns(int from, List<Layer> layers) {
    int count = rows.count();
    int width = Math.min(count, from + BLOCK) - from;
    int height = count - from;
    double[] sums = new double[height * width];
    INDArray gram = Nd4j.create(first.dataType(), new long[] {height, width}, 'f');
    for (Layer layer : layers) {
      Products.multiply(Products.columns(layer.vectors, from, count), true,
          Products.columns(layer.vectors, from, from + width), false, gram, 0);
      double[] products = Transfer.doubles(gram);
      for (int column = 0; column < width; column++) {
        double[] alike = layer.alike[rows.samples()[from + column]];
        for (int row = column; row < height; row++) {
          sums[column * height + row] += alike[rows.samples()[from + row]] * products[column * height + row];
        }
      }
    }
    Memory.release(gram);
    for (int column = 0; column < width; column++) {
      sums[column * height + column] += 1;
    }
    for (int column = 0; column < width; column++) {
      Transfer.put(matrix, (long) (from + column) * count + from + column, sums, column * height + column, height - column);
    }
  }

  @Override
  public void close() {
    Memory.release(matrix, first);
  }

  CurvatureRows rows() {
    return rows;
  }

  void factor() {
    Cholesky.factor(matrix);
  }

  /** Solves in place, {@code [rows, columns]}. */
  void solve(INDArray right) {
    INDArray single = right.castTo(DataType.FLOAT);
    Cholesky.solve(matrix, single);
    if (single != right) {
      right.assign(single.castTo(right.dataType()));
    }
  }

  /**
   * {@code LᵀJ} along single directions, one for each gene.
   *
   * @param directions by the outputs of the first layer, {@code [outputs, genes]}
   * @param values of the genes, {@code [genes][samples]}
   * @return {@code [rows, genes]}
   */
  INDArray along(INDArray directions, double[][] values) {
    INDArray result = Nd4j.create(first.dataType(), new long[] {rows.count(), directions.size(1)}, 'f');
    Products.multiply(first, true, directions, false, result, 0);
    double[] factors = new double[(int) result.length()];
    for (int gene = 0; gene < values.length; gene++) {
      for (int row = 0; row < rows.count(); row++) {
        factors[gene * rows.count() + row] = values[gene][rows.samples()[row]];
      }
    }
    return result.muli(Transfer.matrix(result.dataType(), rows.count(), values.length, factors));
  }
}
