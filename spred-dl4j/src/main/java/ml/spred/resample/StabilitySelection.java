package ml.spred.resample;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ml.spred.select.SampleParts;
import ml.spred.split.Seeds;

/**
 * Stability selection (Meinshausen and Bühlmann 2010) with complementary pairs of half-samples (Shah and Samworth 2013): how
 * often each gene is selected at each strength, and the largest of these frequencies along the path. The path ends at the
 * strength of the gene list, or before it where further genes would let the bound on false selections pass what is allowed.
 *
 * @param numPairs complementary pairs; half of the resamplings
 * @param threshold frequency from which a gene is called stable, in (1/2, 1]
 * @param maxFalseSelections what the bound may reach
 * @param kappas strengths that count, descending
 * @param shortened whether the path was ended before the strength of the gene list
 * @param features genes that were selected at least once, ascending
 * @param frequencies of these at each strength, {@code [features][kappas]}
 * @param maxima the largest frequency of each
 * @param meanSelected q, mean over the half-samples of the number of genes selected at any of the strengths
 * @param unimodalBound expected number of false selections, see {@link ErrorBound#unimodal}; infinite where the theorem says
 *     nothing
 * @param generalBound the same by {@link ErrorBound#meinshausenBuehlmann}
 * @param overlap of the lists of all half-samples at the strength of the gene list
 */
public record StabilitySelection(
    int numPairs,
    double threshold,
    double maxFalseSelections,
    double[] kappas,
    boolean shortened,
    int[] features,
    double[][] frequencies,
    double[] maxima,
    double meanSelected,
    double unimodalBound,
    double generalBound,
    Overlap overlap)
    implements Serializable {
  /** Frequency from which a gene is stable by default; anything from 0.6 to 0.9 is customary. */
  public static final double DEFAULT_THRESHOLD = 0.75;
  /** False selections that are allowed by default. */
  public static final double DEFAULT_MAX_FALSE_SELECTIONS = 1;

  /**
   * A setting for each half-sample.
   *
   * @param halves samples of the data, the two halves of a pair one after the other
   * @param kappas strengths from kappaMax of all samples down to that of the gene list
   */
  public static List<PathSetting> settings(List<int[]> halves, double[] kappas, long seed) {
    return IntStream.range(0, halves.size())
        .mapToObj(k -> new PathSetting(SampleParts.training(halves.get(k)), kappas, true, Seeds.of(seed, k))).toList();
  }

  /**
   * Counts.
   *
   * @param outcomes of {@link #settings}, every strength solved
   * @param numGenes genes to choose from
   */
  public static StabilitySelection of(List<PathOutcome> outcomes, double[] kappas, double threshold, double maxFalseSelections,
      int numGenes) {
    int pairs = outcomes.size() / 2;
    double[] selected = meanSelected(outcomes, kappas.length);
    int length = 1;
    while (length < kappas.length && ErrorBound.unimodal(selected[length], numGenes, threshold, pairs) <= maxFalseSelections) {
      length++;
    }
    TreeMap<Integer, double[]> frequencies = frequencies(outcomes, length);
    double[] maxima = frequencies.values().stream().mapToDouble(row -> Arrays.stream(row).max().orElse(0)).toArray();
    double q = selected[length - 1];
    List<int[]> lists = outcomes.stream().map(outcome -> outcome.supports()[kappas.length - 1]).toList();
    return new StabilitySelection(pairs, threshold, maxFalseSelections, Arrays.copyOf(kappas, length), length < kappas.length,
        frequencies.keySet().stream().mapToInt(Integer::intValue).toArray(),
        new ArrayList<>(frequencies.values()).toArray(double[][]::new), maxima, q,
        ErrorBound.unimodal(q, numGenes, threshold, pairs), ErrorBound.meinshausenBuehlmann(q, numGenes, threshold),
        Overlap.of(lists, numGenes));
  }

  /** Mean over the half-samples of the number of genes that were selected down to each strength. */
  private static double[] meanSelected(List<PathOutcome> outcomes, int strengths) {
    double[] mean = new double[strengths];
    for (PathOutcome outcome : outcomes) {
      Set<Integer> seen = new HashSet<>();
      for (int k = 0; k < strengths; k++) {
        Arrays.stream(outcome.supports()[k]).forEach(seen::add);
        mean[k] += seen.size();
      }
    }
    return Arrays.stream(mean).map(sum -> sum / outcomes.size()).toArray();
  }

  private static TreeMap<Integer, double[]> frequencies(List<PathOutcome> outcomes, int length) {
    TreeMap<Integer, double[]> counts = new TreeMap<>();
    for (PathOutcome outcome : outcomes) {
      for (int k = 0; k < length; k++) {
        for (int gene : outcome.supports()[k]) {
          counts.computeIfAbsent(gene, first -> new double[length])[k]++;
        }
      }
    }
    counts.values().forEach(row -> Arrays.setAll(row, k -> row[k] / outcomes.size()));
    return counts;
  }

  /** The largest frequency of a gene along the path; 0 for one that was never selected. */
  public double frequency(int feature) {
    int at = Arrays.binarySearch(features, feature);
    return at < 0 ? 0 : maxima[at];
  }

  /** Genes whose frequency reaches the threshold, ascending. */
  public int[] stableFeatures() {
    return IntStream.range(0, features.length).filter(k -> maxima[k] >= threshold).map(k -> features[k]).toArray();
  }
}
