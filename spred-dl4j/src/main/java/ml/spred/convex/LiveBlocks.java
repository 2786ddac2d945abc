package ml.spred.convex;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The live blocks of a {@link Working} set, those that are not zero or that nothing holds at zero, and where each lies in vectors
 * over the live columns, {@code [live columns][outputs]}.
 */
final class LiveBlocks {
  private final Working working;
  private final ElasticNet penalty;
  private final LiveSystem system;
  /** Ascending. */
  private int[] blocks = new int[0];
  /** First position of each block. */
  private int[] places = new int[0];
  private int length;
  /** Positions in live columns that belong to no live block (elementwise form). */
  private int[] frozen = new int[0];

  LiveBlocks(Working working, ElasticNet penalty, LiveSystem system) {
    this.working = working;
    this.penalty = penalty;
    this.system = system;
  }

  int count() {
    return blocks.length;
  }

  int block(int index) {
    return blocks[index];
  }

  int place(int index) {
    return places[index];
  }

  /** Length of a vector over the live columns. */
  int length() {
    return length;
  }

  int[] frozen() {
    return frozen;
  }

  /** Takes the blocks that are live by their weights. */
  void update() {
    set(IntStream.range(0, working.blocks())
        .filter(block -> penalty.threshold(working.factors[block]) == 0 || working.norm(block) > 0).toArray());
  }

  /** Keeps some of the live blocks; returns those that were live before. */
  int[] restrict(IntPredicate kept) {
    int[] before = blocks;
    set(Arrays.stream(before).filter(kept).toArray());
    return before;
  }

  /** @param chosen ascending */
  void set(int[] chosen) {
    blocks = chosen;
    int[] columns = Arrays.stream(blocks)
        .flatMap(block -> IntStream.rangeClosed(working.column(working.starts[block]),
            working.column(working.starts[block + 1] - 1)))
        .distinct().toArray();
    places = new int[blocks.length];
    int column = 0;
    for (int k = 0; k < blocks.length; k++) {
      int entry = working.starts[blocks[k]];
      while (columns[column] != working.column(entry)) {
        column++;
      }
      places[k] = column * working.outputs + entry % working.outputs;
    }
    length = columns.length * working.outputs;
    boolean[] moves = new boolean[length];
    for (int k = 0; k < blocks.length; k++) {
      Arrays.fill(moves, places[k], places[k] + working.starts[blocks[k] + 1] - working.starts[blocks[k]], true);
    }
    frozen = IntStream.range(0, length).filter(at -> !moves[at]).toArray();
    system.setColumns(columns);
  }

  /** Blocks of the working set that are not live, ascending. */
  int[] others() {
    int[] result = new int[working.blocks() - blocks.length];
    int count = 0;
    int next = 0;
    for (int block = 0; block < working.blocks(); block++) {
      if (next < blocks.length && blocks[next] == block) {
        next++;
      } else {
        result[count++] = block;
      }
    }
    return result;
  }

  /** The penalty of the live blocks. */
  double penalty() {
    double sum = 0;
    for (int block : blocks) {
      sum += penalty.value(working.factors[block], working.norm(block));
    }
    return sum;
  }
}
