package ml.spred.screen;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.spred.problem.MissingValues;
import ml.spred.problem.SampleMatrix;
import ml.spred.problem.Standardizer;

/** Genes of {@link GeneBlocks} that were fetched once and are kept: those that were in work so far, some thousands at most. */
public final class NearColumns {
  private final GeneBlocks blocks;
  private final Map<Integer, GeneColumn> near = new HashMap<>();

  public NearColumns(GeneBlocks blocks) {
    this.blocks = blocks;
  }

  /** Fetches those of the given genes that are not here yet, in one go. */
  public void fetch(int[] genes) {
    int[] missing = Arrays.stream(genes).filter(gene -> !near.containsKey(gene)).sorted().distinct().toArray();
    if (missing.length > 0) {
      blocks.columns(missing).forEach(column -> near.put(column.gene(), column));
    }
  }

  /** A gene with its values. */
  public GeneColumn column(int gene) {
    GeneColumn known = near.get(gene);
    if (known == null) {
      fetch(new int[] {gene});
      known = near.get(gene);
    }
    return known;
  }

  /** Standardised values of the training samples. */
  public SampleMatrix training() {
    return new View(blocks.numTraining(), false);
  }

  /** Standardised values of the validation samples. */
  public SampleMatrix validation() {
    return new View(blocks.numValidation(), true);
  }

  /** Centre and scale of some genes. */
  public Standardizer standardizer(int[] genes, MissingValues missing) {
    fetch(genes);
    List<GeneColumn> columns = Arrays.stream(genes).mapToObj(this::column).toList();
    return new Standardizer(columns.stream().mapToDouble(GeneColumn::mean).toArray(),
        columns.stream().mapToDouble(GeneColumn::factor).toArray(), missing, 0, 0, 0);
  }

  /** Either set of samples; a gene that is not here is fetched. */
  private final class View implements SampleMatrix {
    private static final long serialVersionUID = 1L;
    private final int numSamples;
    private final boolean held;

    View(int numSamples, boolean held) {
      this.numSamples = numSamples;
      this.held = held;
    }

    @Override
    public int numSamples() {
      return numSamples;
    }

    @Override
    public int numFeatures() {
      return blocks.numFeatures();
    }

    @Override
    public void gene(int feature, float[] values) {
      GeneColumn column = column(feature);
      System.arraycopy(held ? column.validation() : column.training(), 0, values, 0, numSamples);
    }
  }
}
