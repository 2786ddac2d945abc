package ml.spred.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.compute.NativeBlock;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.screen.GeneBlock;
import ml.spred.screen.GeneBlocks;
import ml.spred.screen.GeneColumn;

/**
 * For every selected gene the unselected ones that are most correlated with it: an L1 penalty takes one gene of a correlated
 * block, so that a selected gene stands for its block. One product of the selected genes with all genes, block by block.
 */
final class RelatedGenes {
  /** Related genes that are kept for each selected one. */
  static final int KEPT = 5;
  private static final int BLOCK = 512;
  private static final Comparator<RelatedGene> STRONGEST =
      Comparator.comparingDouble((RelatedGene one) -> -Math.abs(one.correlation())).thenComparingInt(RelatedGene::related);

  private final FeatureMatrix x;
  private final int numGenes;
  private final int[] support;

  private RelatedGenes(FeatureMatrix x, int numGenes, int[] support) {
    this.x = x;
    this.numGenes = numGenes;
    this.support = support;
  }

  /**
   * Finds them: by selected gene, the strongest first; a gene that is constant on the training samples is related to none.
   *
   * @param x training samples, scaled as the selection asks for
   * @param numGenes columns that are genes; those behind them are covariates
   */
  static List<RelatedGene> of(FeatureMatrix x, Scaling scaling, int numGenes, int[] support, Lanes lanes) {
    if (support.length == 0) {
      return List.of();
    }
    return new RelatedGenes(unit(x, scaling), numGenes, support).find(lanes);
  }

  /** As {@link #of(FeatureMatrix, Scaling, int, int[], Lanes)}, of genes in blocks: each block is asked once. */
  static List<RelatedGene> of(GeneBlocks blocks, Scaling scaling, int[] support) {
    if (support.length == 0) {
      return List.of();
    }
    FeatureMatrix selected = FeatureMatrix.zeros(blocks.numTraining(), support.length);
    List<GeneColumn> columns = blocks.columns(support);
    for (int k = 0; k < support.length; k++) {
      System.arraycopy(columns.get(k).training(), 0, selected.values(), selected.offset(k), selected.numSamples());
    }
    return strongest(blocks.ask(new Question(unit(selected, scaling).values(), scaling, support)), support);
  }

  /**
   * What a block is asked.
   *
   * @param factor the selected genes, standardised, gene by gene
   */
  private record Question(float[] factor, Scaling scaling, int[] support) implements GeneBlocks.Question<ArrayList<RelatedGene>> {
    @Override
    public ArrayList<RelatedGene> apply(GeneBlock block) {
      FeatureMatrix x = unit(block.training(), scaling);
      RelatedGenes genes = new RelatedGenes(x, x.numFeatures(), support);
      ArrayList<RelatedGene> found = new ArrayList<>();
      for (int from = 0; from < x.numFeatures(); from += BLOCK) {
        found.addAll(genes.block(factor, from, block.first()));
      }
      return new ArrayList<>(strongest(List.of(found), support));
    }
  }

  private static FeatureMatrix unit(FeatureMatrix x, Scaling scaling) {
    return scaling == Scaling.FEATURE ? x : Standardizer.fit(x, Scaling.FEATURE, MissingValues.REFUSE).apply(x);
  }

  private List<RelatedGene> find(Lanes lanes) {
    float[] factor = x.features(support).values();
    int blocks = (numGenes + BLOCK - 1) / BLOCK;
    List<List<RelatedGene>> found = new ArrayList<>();
    IntStream.range(0, blocks).forEach(block -> found.add(List.of()));
    lanes.forEach(blocks, block -> found.set(block, block(factor, block * BLOCK, 0)));
    return strongest(found, support);
  }

  private static List<RelatedGene> strongest(List<? extends List<RelatedGene>> found, int[] support) {
    List<RelatedGene> all = found.stream().flatMap(List::stream).toList();
    return Arrays.stream(support).boxed().flatMap(gene -> all.stream().filter(one -> one.gene() == gene)
        .sorted(STRONGEST).limit(KEPT))
        .toList();
  }

  /**
   * The strongest of some neighbouring genes for each selected gene.
   *
   * @param offset index of the first column among all genes
   */
  private List<RelatedGene> block(float[] factor, int from, int offset) {
    int genes = Math.min(BLOCK, numGenes - from);
    float[] products =
        NativeBlock.transposedProduct(factor, x.numSamples(), support.length, x.values(), x.offset(from), genes);
    List<RelatedGene> found = new ArrayList<>();
    for (int selected = 0; selected < support.length; selected++) {
      PriorityQueue<RelatedGene> strongest = new PriorityQueue<>(STRONGEST.reversed());
      for (int gene = 0; gene < genes; gene++) {
        double correlation = products[gene * support.length + selected] / x.numSamples();
        int index = offset + from + gene;
        if (correlation != 0 && Arrays.binarySearch(support, index) < 0) {
          strongest.add(new RelatedGene(support[selected], index, Math.max(-1, Math.min(1, correlation))));
          if (strongest.size() > KEPT) {
            strongest.poll();
          }
        }
      }
      found.addAll(strongest);
    }
    return found;
  }
}
