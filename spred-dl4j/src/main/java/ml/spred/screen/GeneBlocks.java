package ml.spred.screen;

import java.util.List;

/**
 * Genes in blocks that lie anywhere: in other processes, on other machines. A pass over all genes visits every block once and
 * brings back what few genes have to say; single genes are fetched with their values.
 */
public interface GeneBlocks {
  /** Genes in all blocks. */
  int numFeatures();

  int numTraining();

  int numValidation();

  /** Asks every block; the answers in the order of the blocks. */
  List<ScreenReport> screen(ScreenRequest request);

  /** The given genes (ascending) with their values, in that order. */
  List<GeneColumn> columns(int[] genes);
}
