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
    FeatureMatrix unit = scaling == Scaling.FEATURE ? x : Standardizer.fit(x, Scaling.FEATURE, MissingValues.REFUSE).apply(x);
    return new RelatedGenes(unit, numGenes, support).find(lanes);
  }

  private List<RelatedGene> find(Lanes lanes) {
    float[] factor = x.features(support).values();
    int blocks = (numGenes + BLOCK - 1) / BLOCK;
    List<List<RelatedGene>> found = new ArrayList<>();
    IntStream.range(0, blocks).forEach(block -> found.add(List.of()));
    lanes.forEach(blocks, block -> found.set(block, block(factor, block * BLOCK)));
    List<RelatedGene> all = found.stream().flatMap(List::stream).toList();
    return Arrays.stream(support).boxed().flatMap(gene -> all.stream().filter(one -> one.gene() == gene)
        .sorted(STRONGEST).limit(KEPT))
        .toList();
  }

  /** The strongest of one block for each selected gene. */
  private List<RelatedGene> block(float[] factor, int from) {
    int genes = Math.min(BLOCK, numGenes - from);
    float[] products =
        NativeBlock.transposedProduct(factor, x.numSamples(), support.length, x.values(), x.offset(from), genes);
    List<RelatedGene> found = new ArrayList<>();
    for (int selected = 0; selected < support.length; selected++) {
      PriorityQueue<RelatedGene> strongest = new PriorityQueue<>(STRONGEST.reversed());
      for (int gene = 0; gene < genes; gene++) {
        double correlation = products[gene * support.length + selected] / x.numSamples();
        if (correlation != 0 && Arrays.binarySearch(support, from + gene) < 0) {
          strongest.add(new RelatedGene(support[selected], from + gene, Math.max(-1, Math.min(1, correlation))));
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
