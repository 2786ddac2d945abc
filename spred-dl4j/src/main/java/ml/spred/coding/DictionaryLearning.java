package ml.spred.coding;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Lanes;
import ml.spred.solver.Progress;
import ml.spred.split.Shuffle;

/**
 * Learns a dictionary: {@code min over D, a of 1/n·Σ_i ½·‖x_i − D·a_i‖² + lambda·‖a_i‖₁} with atoms of length 1. Codes are
 * minimised exactly, then each atom in turn; after a batch of samples as Mairal, Bach, Ponce and Sapiro (2010) have it, where
 * older codes count less, or after all samples, which never raises the objective. The problem is not convex: another first
 * dictionary may end elsewhere.
 *
 * <p>Codes are shared out over the lanes and summed up in the order of the samples, so the result does not depend on the threads.
 */
public final class DictionaryLearning {
  private final double[][] samples;
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

  private DictionaryLearning(double[][] samples, CodingOptions options, double[][] first) {
    this.samples = samples;
    this.options = options;
    this.random = new SplittableRandom(options.seed());
    this.atoms = first;
  }

  /**
   * Learns, from samples of length 1 as first atoms.
   *
   * @param samples {@code [samples][features]}, finite
   * @throws InputException for fewer samples other than zero than atoms, or values that cannot be used
   */
  public static Learned learn(double[][] samples, CodingOptions options, Lanes lanes, Progress progress) {
    DictionaryLearning learning = new DictionaryLearning(samples, options, new double[options.numAtoms()][]);
    int[] order = Shuffle.order(samples.length, learning.random);
    int taken = 0;
    for (int k = 0; k < order.length && taken < options.numAtoms(); k++) {
      double[] atom = samples[order[k]].clone();
      if (AtomUpdates.normalise(atom)) {
        learning.atoms[taken++] = atom;
      }
    }
    if (taken < options.numAtoms()) {
      throw new InputException("there are " + taken + " samples other than zero for " + options.numAtoms()
          + " atoms; give more samples, or ask for at most " + taken + " atoms.");
    }
    return learning.run(lanes, progress);
  }

  /** Learns from a given dictionary. */
  public static Learned learn(double[][] samples, Dictionary first, CodingOptions options, Lanes lanes, Progress progress) {
    double[][] atoms = Arrays.stream(first.atoms()).map(double[]::clone).toArray(double[][]::new);
    return new DictionaryLearning(samples, options.withNumAtoms(atoms.length), atoms).run(lanes, progress);
  }

  private Learned run(Lanes lanes, Progress progress) {
    int size = options.batchSize() == 0 ? samples.length : Math.min(options.batchSize(), samples.length);
    CodeSums sums = new CodeSums(atoms.length, atoms[0].length);
    double[] objectives = new double[options.maxIter()];
    double largestGap = 0;
    long seen = 0;
    for (int pass = 0; pass < objectives.length; pass++) {
      int[] order = size == samples.length ? IntStream.range(0, size).toArray() : Shuffle.order(samples.length, random);
      largestGap = 0;
      for (int from = 0; from < order.length; from += size) {
        double[][] batch = Arrays.stream(order, from, Math.min(order.length, from + size)).mapToObj(k -> samples[k])
            .toArray(double[][]::new);
        Code[] codes = new Dictionary(atoms).codes(batch, options.lambda(), options.gapTol(), lanes);
        sums.scale(kept(size, seen));
        for (int k = 0; k < batch.length; k++) {
          sums.add(batch[k], codes[k]);
          objectives[pass] += codes[k].objective() / samples.length;
          largestGap = Math.max(largestGap, codes[k].gap());
        }
        seen += batch.length;
        replace(AtomUpdates.sweep(atoms, sums), batch, sums);
      }
      progress.update("learning the dictionary", pass + 1, objectives.length, "objective " + (float) objectives[pass]);
    }
    return new Learned(new Dictionary(atoms), objectives, largestGap);
  }

  /** What older codes count: nothing where all samples are coded anew, else section 3.4.3 of the paper. */
  private double kept(int size, long seen) {
    if (size == samples.length || seen == 0) {
      return 0;
    }
    double batch = (double) seen / size + 1;
    double theta = batch < size ? batch * size : (double) size * size + batch - size;
    return (theta + 1 - size) / (theta + 1);
  }

  /** An atom without use starts anew at a sample, and what is known of its use is forgotten. */
  private void replace(BitSet unused, double[][] batch, CodeSums sums) {
    for (int atom = unused.nextSetBit(0); atom >= 0; atom = unused.nextSetBit(atom + 1)) {
      double[] sample = batch[random.nextInt(batch.length)].clone();
      if (AtomUpdates.normalise(sample)) {
        atoms[atom] = sample;
        sums.forget(atom);
      }
    }
  }
}
