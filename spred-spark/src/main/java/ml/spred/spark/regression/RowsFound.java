package ml.spred.spark.regression;

import java.io.Serializable;
import ml.spred.lasso.Ranges;

/** What a first look at all rows brings: the ranges of their values, and their fingerprint. */
final class RowsFound implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Ranges ranges;
  private final RowFingerprint fingerprint = new RowFingerprint();

  /** @param features their number */
  RowsFound(int features) {
    this.ranges = new Ranges(features);
  }

  /**
   * @param values of the features and, behind them, the label
   * @throws ml.spred.InputException for a value or weight out of range
   */
  void add(double[] values, double weight) {
    ranges.add(values, weight);
    fingerprint.add(LassoRow.hash(values, weight));
  }

  RowsFound merge(RowsFound other) {
    ranges.merge(other.ranges);
    fingerprint.merge(other.fingerprint);
    return this;
  }

  Ranges ranges() {
    return ranges;
  }

  /** The same as of the gathered rows. */
  String fingerprint() {
    return fingerprint.text();
  }
}
