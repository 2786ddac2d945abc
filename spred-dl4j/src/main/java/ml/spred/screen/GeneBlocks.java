package ml.spred.screen;

import java.io.Serializable;
import java.util.List;
import java.util.function.Function;

/**
 * Genes in blocks that lie anywhere: in other processes, on other machines. A pass over all genes visits every block once and
 * brings back what few genes have to say; single genes are fetched with their values.
 */
public interface GeneBlocks {
  /** Genes in all blocks. */
  int numFeatures();

  int numTraining();

  int numValidation();

  /** One pass over all genes; the reports in the order of the blocks. */
  default List<ScreenReport> screen(ScreenRequest request) {
    return ask(block -> block.screen(request));
  }

  /** What a block is asked; travels to it. */
  interface Question<R extends Serializable> extends Function<GeneBlock, R>, Serializable {}

  /** Asks every block; the answers in the order of the blocks. */
  <R extends Serializable> List<R> ask(Question<R> question);

  /** The given genes (ascending) with their values, in that order. */
  List<GeneColumn> columns(int[] genes);
}
