package ml.spred.fdr;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Genes of which at most a share of q is expected to be false.
 *
 * @param method what they were held against
 * @param rate q
 * @param features genes that entered the path before their rival or after it, ascending
 * @param statistics W of each of them: the strength at which the first of the two enters, negative where that is the rival
 * @param threshold from which on genes are selected; infinite where no threshold exists, and nothing is selected
 * @param shrinkage see {@link GaussianKnockoffs}; NaN for shadow genes
 * @param separation variance of a gene that its knockoff does not share; NaN for shadow genes
 */
public record FalseDiscoveries(
    FdrMethod method,
    double rate,
    int[] features,
    double[] statistics,
    double threshold,
    double shrinkage,
    double separation)
    implements Serializable {

  /** Whether there is a threshold; without one nothing is selected. */
  public boolean hasThreshold() {
    return Double.isFinite(threshold);
  }

  /** The genes with the control of the rate, ascending; may be empty. */
  public int[] selected() {
    return Arrays.stream(KnockoffFilter.selected(statistics, threshold)).map(k -> features[k]).toArray();
  }

  /** The fewest genes that any threshold can give: with fewer the added 1 alone passes q. */
  public int fewest() {
    return (int) Math.ceil(1 / rate - 1e-9);
  }

  /** Genes that beat their rivals, at whatever strength. */
  public int numWinning() {
    return (int) Arrays.stream(statistics).filter(value -> value > 0).count();
  }

  static FalseDiscoveries of(FdrSetting setting, double[] statistics, Rivals rivals) {
    int[] features = IntStream.range(0, statistics.length).filter(gene -> statistics[gene] != 0).toArray();
    return new FalseDiscoveries(setting.method(), setting.rate(), features,
        Arrays.stream(features).mapToDouble(gene -> statistics[gene]).toArray(),
        KnockoffFilter.threshold(statistics, setting.rate()), rivals.shrinkage(), rivals.separation());
  }
}
