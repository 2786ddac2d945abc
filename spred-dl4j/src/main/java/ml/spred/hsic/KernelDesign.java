package ml.spred.hsic;

import java.util.Arrays;
import ml.spred.compute.Lanes;
import ml.spred.lasso.Design;
import ml.spred.problem.SampleMatrix;

/**
 * The kernel columns of all features, each computed when it is asked for: what is kept is the samples' values. A column costs
 * {@code blocks·size²/2} exponentials and about seven times as many additions.
 */
final class KernelDesign implements Design {
  /** Features that one thread computes after the other. */
  private static final int BLOCK = 64;
  private static final double UNIT = 0x1p-24;

  private final SampleMatrix x;
  private final KernelColumns columns;
  private final Lanes lanes;
  private final int rows;
  private final double[] norms;

  KernelDesign(SampleMatrix x, KernelColumns columns, int rows, Lanes lanes) {
    this.x = x;
    this.columns = columns;
    this.rows = rows;
    this.lanes = lanes;
    this.norms = new double[x.numFeatures()];
    Arrays.fill(norms, 1 + 1e-12);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int features() {
    return norms.length;
  }

  @Override
  public int blocks() {
    return (norms.length + BLOCK - 1) / BLOCK;
  }

  @Override
  public int from(int block) {
    return block * BLOCK;
  }

  @Override
  public int to(int block) {
    return Math.min(norms.length, (block + 1) * BLOCK);
  }

  @Override
  public Lanes lanes() {
    return lanes;
  }

  /** Columns have length 1; one whose blocks are in part without information is shorter, which a bound may ignore. */
  @Override
  public double norm(int feature) {
    return norms[feature];
  }

  @Override
  public void column(int feature, double[] target) {
    float[] values = new float[x.numSamples()];
    x.gene(feature, values);
    double[] exact = new double[values.length];
    for (int k = 0; k < exact.length; k++) {
      exact[k] = values[k];
    }
    columns.fill(exact, target);
  }

  @Override
  public double dot(int feature, double[] spread, double sum) {
    return dot(feature, spread, new double[rows]);
  }

  private double dot(int feature, double[] vector, double[] room) {
    column(feature, room);
    double result = 0;
    for (int k = 0; k < rows; k++) {
      result += room[k] * vector[k];
    }
    return result;
  }

  @Override
  public float[] dots(int block, float[] spread) {
    double[] vector = new double[rows];
    for (int k = 0; k < rows; k++) {
      vector[k] = spread[k];
    }
    double[] room = new double[rows];
    float[] result = new float[to(block) - from(block)];
    for (int k = 0; k < result.length; k++) {
      result[k] = (float) dot(from(block) + k, vector, room);
    }
    return result;
  }

  /** Computed in double: what rounds is the vector and the result. */
  @Override
  public double rounding(int feature) {
    return 4 * UNIT;
  }

  /** Columns of a block have nothing in common, so a column is computed only for its own sake. */
  @Override
  public boolean readsWhole(int open, int count) {
    return false;
  }

  /** Kernel matrices have no negative eigenvalues, so the trace of a product of two is at least 0. */
  @Override
  public boolean productsNonNegative() {
    return true;
  }
}
