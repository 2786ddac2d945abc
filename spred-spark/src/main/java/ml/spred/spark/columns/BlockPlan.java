package ml.spred.spark.columns;

import java.io.Serializable;
import ml.spred.InputException;
import ml.spred.screen.GeneBlock;

/**
 * How genes are cut into blocks. The cut changes nothing but the work of a task: blocks start where passes over all genes in one
 * place start theirs.
 *
 * @param numFeatures genes in all
 * @param width genes of a block, the last one may have fewer
 */
public record BlockPlan(int numFeatures, int width) implements Serializable {
  /** Bytes of a block: some dozens of milliseconds of a pass, and small beside the memory of a task. */
  private static final long BYTES = 32L << 20;

  /** @param parallelism tasks that run at once: so many blocks at least, where there are genes enough */
  public static BlockPlan of(int numSamples, long numFeatures, int parallelism) {
    if (numFeatures < 1 || numFeatures > Integer.MAX_VALUE - 8) {
      throw new InputException("the data have " + numFeatures + " features, they must be from 1 to " + (Integer.MAX_VALUE - 8)
          + "; give other data.");
    }
    long most = Math.max(1, BYTES / Float.BYTES / Math.max(1, numSamples) / GeneBlock.ALIGNMENT);
    long share = Math.max(1, numFeatures / Math.max(1, parallelism) / GeneBlock.ALIGNMENT);
    return new BlockPlan((int) numFeatures, (int) Math.min(most, share) * GeneBlock.ALIGNMENT);
  }

  int numBlocks() {
    return (int) (((long) numFeatures + width - 1) / width);
  }

  int blockOf(int gene) {
    return gene / width;
  }

  int first(int block) {
    return block * width;
  }

  /** Genes of a block. */
  int size(int block) {
    return Math.min(width, numFeatures - first(block));
  }
}
