package ml.spred.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gathers a table whose lines are genes into rows of samples as it comes. Values are kept in small blocks and each sample's are
 * put together at the end, so that memory never holds much more than the table.
 */
public final class GeneRows {
  private static final int BLOCK_VALUES = 1 << 20;
  private static final int MAX_BLOCK = 1024;
  private static final int MIN_BLOCK = 8;

  private final ReadLimits limits;
  private final UniqueNames unique;
  private final int samples;
  private final int blockSize;
  /** {@code [block][samples][genes of the block]}. */
  private final List<double[][]> blocks = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> annotations = new ArrayList<>();
  private double[][] block;
  private int place;
  private boolean annotated;

  /**
   * @param source the file, for messages
   * @param samples values of a gene
   * @param options of which limits and the policy for repeated genes are kept
   */
  public GeneRows(String source, int samples, ReadOptions options) {
    this.samples = samples;
    limits = new ReadLimits(source, options);
    unique = new UniqueNames(source, "feature", options.duplicateFeatures());
    limits.checkSamples(samples);
    limits.checkCells(samples, 1);
    blockSize = Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, BLOCK_VALUES / Math.max(samples, 1)));
  }

  /**
   * Begins a gene; its values are zero until they are set.
   *
   * @param line where it is, from 1
   * @return false where the gene occurred before and is to be left out: its values must not be set then
   */
  public boolean begin(String name, long line) {
    Optional<String> accepted = unique.accept(name, "line", line);
    if (accepted.isEmpty()) {
      return false;
    }
    limits.checkFeatures(names.size() + 1L);
    limits.checkCells(samples, names.size() + 1L);
    place = names.size() % blockSize;
    if (place == 0) {
      block = new double[samples][blockSize];
      blocks.add(block);
    }
    names.add(accepted.get());
    annotations.add("");
    return true;
  }

  /** The value of a sample for the gene begun last; NaN for missing. */
  public void set(int sample, double value) {
    block[sample][place] = value;
  }

  /** The second name of the gene begun last. */
  public void annotate(String annotation) {
    annotated = true;
    annotations.set(annotations.size() - 1, annotation);
  }

  /** Number of genes so far. */
  public int size() {
    return names.size();
  }

  /** The names of the genes. */
  public List<String> names() {
    return names;
  }

  /** The second name of each gene, "" where it has none; null where none has. */
  public List<String> annotations() {
    return annotated ? annotations : null;
  }

  /** A sentence on repeated genes; empty where there is none. */
  public Optional<String> note() {
    return unique.note();
  }

  /** The values {@code [samples, features]}; no more genes are taken afterwards. */
  public double[][] values() {
    double[][] rows = new double[samples][];
    for (int sample = 0; sample < samples; sample++) {
      rows[sample] = takeRow(sample);
    }
    return rows;
  }

  private double[] takeRow(int sample) {
    double[] row = new double[names.size()];
    for (int from = 0; from < row.length; from += blockSize) {
      double[][] part = blocks.get(from / blockSize);
      System.arraycopy(part[sample], 0, row, from, Math.min(blockSize, row.length - from));
      part[sample] = null;
    }
    return row;
  }

}
