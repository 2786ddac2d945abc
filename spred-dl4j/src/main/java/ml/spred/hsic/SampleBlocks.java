package ml.spred.hsic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.split.Shuffle;

/**
 * Blocks of samples among which kernels are taken (Climente-González et al. 2019, section 2.3): the samples are permuted and cut
 * into blocks, several times; those that fill no block are left out of that permutation. One block of all samples is the full
 * HSIC-Lasso.
 */
final class SampleBlocks {
  /** A block of two has one kernel matrix after centring and scaling, whatever the values. */
  static final int SMALLEST = 3;

  private final int[][] blocks;

  private SampleBlocks(int[][] blocks) {
    this.blocks = blocks;
  }

  /**
   * @param size samples of a block; 0 for one block of all
   * @param permutations drawn; one alone where one block holds all samples
   * @throws InputException for fewer samples than a block has
   */
  static SampleBlocks draw(int samples, int size, int permutations, long seed) {
    if (samples < Math.max(SMALLEST, size)) {
      throw new InputException("there are " + samples + " samples, a block needs " + Math.max(SMALLEST, size)
          + "; give more samples, or a smaller block size (0 takes one block of all, from " + SMALLEST + " samples on).");
    }
    if (size == 0 || size == samples) {
      return new SampleBlocks(new int[][] {IntStream.range(0, samples).toArray()});
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[][] orders = new int[permutations][];
    for (int k = 0; k < permutations; k++) {
      orders[k] = Shuffle.order(samples, random.split());
    }
    return of(orders, size);
  }

  /** Blocks of given permutations. */
  static SampleBlocks of(int[][] permutations, int size) {
    List<int[]> blocks = new ArrayList<>();
    for (int[] order : permutations) {
      for (int from = 0; from + size <= order.length; from += size) {
        blocks.add(Arrays.copyOfRange(order, from, from + size));
      }
    }
    return new SampleBlocks(blocks.toArray(int[][]::new));
  }

  int count() {
    return blocks.length;
  }

  /** Samples of each. */
  int size() {
    return blocks[0].length;
  }

  int[] samples(int block) {
    return blocks[block];
  }

  /** Entries of a kernel column: the upper triangles of all blocks. */
  int rows() {
    long rows = (long) count() * size() * (size() + 1) / 2;
    if (rows > Integer.MAX_VALUE - 8) {
      throw new InputException(count() + " blocks of " + size() + " samples have kernel matrices of " + rows
          + " entries, at most " + (Integer.MAX_VALUE - 8) + " are possible; take smaller blocks.");
    }
    return (int) rows;
  }
}
