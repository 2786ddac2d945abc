package ml.spred.coding;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import ml.spred.InputException;
import ml.spred.solver.Progress;
import ml.spred.split.Shuffle;

/**
 * Learns a dictionary: {@code min over D, a of 1/n·Σ_i ½·‖x_i − D·a_i‖² + lambda·‖a_i‖₁} with atoms of length 1. Codes are
 * minimised exactly, then each atom in turn; after a batch of samples as Mairal, Bach, Ponce and Sapiro (2010) have it, where
 * older codes count less, or after all samples, which never raises the objective. The problem is not convex: another first
 * dictionary may end elsewhere.
 *
 * <p>Batches are drawn from the places of the samples, and sums over codes do not depend on their order: the result is the same
 * wherever the samples lie, and on any number of threads.
 */
public final class DictionaryLearning {
  /** Samples that are asked for at once for the first atoms, at least. */
  private static final int FIRST = 256;

  private final CodingSamples samples;
  private final CodingOptions options;
  private final SplittableRandom random;
  private final double[][] atoms;

  /**
   * What was learned.
   *
   * @param objectives mean objective of the codes that each pass made, by the dictionaries it met; {@code [passes]}
   * @param largestGap of the codes of the last pass
   */
  public record Learned(Dictionary dictionary, double[] objectives, double largestGap) implements Serializable {}

  private DictionaryLearning(CodingSamples samples, CodingOptions options, double[][] first) {
    this.samples = samples;
    this.options = options;
    this.random = new SplittableRandom(options.seed());
    this.atoms = first;
  }

  /**
   * Learns, from samples of length 1 as first atoms.
   *
   * @throws InputException for fewer samples other than zero than atoms, or values that cannot be used
   */
  public static Learned learn(CodingSamples samples, CodingOptions options, Progress progress) {
    DictionaryLearning learning = new DictionaryLearning(samples, options, new double[options.numAtoms()][]);
    learning.drawAtoms();
    return learning.run(progress);
  }

  /** Learns from a given dictionary. */
  public static Learned learn(CodingSamples samples, Dictionary first, CodingOptions options, Progress progress) {
    double[][] atoms = Arrays.stream(first.atoms()).map(double[]::clone).toArray(double[][]::new);
    return new DictionaryLearning(samples, options.withNumAtoms(atoms.length), atoms).run(progress);
  }

  private void drawAtoms() {
    int[] order = Shuffle.order(samples.count(), random);
    int taken = 0;
    for (int from = 0, to; from < order.length && taken < atoms.length; from = to) {
      to = Math.min(order.length, from + Math.max(FIRST, atoms.length - taken));
      for (double[] atom : samples.take(Arrays.copyOfRange(order, from, to))) {
        if (taken < atoms.length && AtomUpdates.normalise(atom)) {
          atoms[taken++] = atom;
        }
      }
    }
    if (taken < atoms.length) {
      throw new InputException("there are " + taken + " samples other than zero for " + atoms.length
          + " atoms; give more samples, or ask for at most " + taken + " atoms.");
    }
  }

  private Learned run(Progress progress) {
    int count = samples.count();
    int size = options.batchSize() == 0 ? count : Math.min(options.batchSize(), count);
    CodeSums sums = new CodeSums(atoms.length, atoms[0].length);
    double[] objectives = new double[options.maxIter()];
    double largestGap = 0;
    long seen = 0;
    for (int pass = 0; pass < objectives.length; pass++) {
      int[] order = size == count ? null : Shuffle.order(count, random);
      largestGap = 0;
      for (int from = 0; from < count; from += size) {
        int[] batch = order == null ? null : Arrays.copyOfRange(order, from, Math.min(count, from + size));
        BatchSums coded = samples.code(batch, new Coder(new Dictionary(atoms), options.lambda(), options.gapTol()));
        sums.scale(kept(size, seen));
        coded.addTo(sums);
        objectives[pass] += coded.objective() / count;
        largestGap = Math.max(largestGap, coded.largestGap());
        seen += coded.count();
        replace(AtomUpdates.sweep(atoms, sums), batch, sums);
      }
      progress.update("learning the dictionary", pass + 1, objectives.length, "objective " + (float) objectives[pass]);
    }
    return new Learned(new Dictionary(atoms), objectives, largestGap);
  }

  /** What older codes count: nothing where all samples are coded anew, else section 3.4.3 of the paper. */
  private double kept(int size, long seen) {
    if (size == samples.count() || seen == 0) {
      return 0;
    }
    double batch = (double) seen / size + 1;
    double theta = batch < size ? batch * size : (double) size * size + batch - size;
    return (theta + 1 - size) / (theta + 1);
  }

  /** An atom without use starts anew at a sample of the batch, and what is known of its use is forgotten. */
  private void replace(BitSet unused, int[] batch, CodeSums sums) {
    if (unused.isEmpty()) {
      return;
    }
    int[] chosen = unused.stream().toArray();
    int[] places = Arrays.stream(chosen)
        .map(atom -> batch == null ? random.nextInt(samples.count()) : batch[random.nextInt(batch.length)]).toArray();
    double[][] drawn = samples.take(places);
    for (int k = 0; k < chosen.length; k++) {
      if (AtomUpdates.normalise(drawn[k])) {
        atoms[chosen[k]] = drawn[k];
        sums.forget(chosen[k]);
      }
    }
  }
}
