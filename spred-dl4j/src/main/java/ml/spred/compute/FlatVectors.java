package ml.spred.compute;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Long flat vectors in blocks shared out over the lanes; sums in double in the order of the blocks. */
public final class FlatVectors {
  private static final int BLOCK = 1 << 14;

  private FlatVectors() {}

  /** {@code x·y}. */
  public static double dot(Lanes lanes, INDArray x, INDArray y) {
    double[] sums = new double[blocks(x)];
    lanes.forEach(sums.length, k -> sums[k] = GeneVectors.of(x).dot(from(k), GeneVectors.of(y), from(k), length(x, k)));
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }

  /** {@code x ← x + factor·y}. */
  public static void add(Lanes lanes, INDArray x, double factor, INDArray y) {
    lanes.forEach(blocks(x), k -> GeneVectors.of(x).add(from(k), length(x, k), factor, GeneVectors.of(y), from(k)));
  }

  /** {@code x ← y + factor·z}. */
  public static void setSum(Lanes lanes, INDArray x, INDArray y, double factor, INDArray z) {
    lanes.forEach(blocks(x), k -> {
      GeneVectors target = GeneVectors.of(x);
      target.copy(from(k), length(x, k), GeneVectors.of(y), from(k));
      target.add(from(k), length(x, k), factor, GeneVectors.of(z), from(k));
    });
  }

  private static int blocks(INDArray x) {
    return (int) ((x.length() + BLOCK - 1) / BLOCK);
  }

  private static long from(int block) {
    return (long) block * BLOCK;
  }

  private static int length(INDArray x, int block) {
    return (int) Math.min(BLOCK, x.length() - from(block));
  }
}
