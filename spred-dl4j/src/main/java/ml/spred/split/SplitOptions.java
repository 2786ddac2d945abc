package ml.spred.split;

import ml.spred.InputException;

/**
 * How to draw splits.
 *
 * @param train share of the samples that train; 0.6 by default
 * @param dev share that chooses; 0.2 by default, 0 for none
 * @param test share that is held back; 0.2 by default, 0 for none
 * @param seed seed of the draw; 0 by default
 * @param rareClasses what to do with a class of fewer than three samples; refuse by default
 * @param labelColumn the label's name, for messages; "label" by default
 */
public record SplitOptions(double train, double dev, double test, long seed, RareClasses rareClasses, String labelColumn) {

  public SplitOptions {
    boolean shares = train > 0 && dev >= 0 && test >= 0;
    if (!shares || Math.abs(train + dev + test - 1) > 1e-6) {
      throw new InputException("The shares of train, dev and test (" + train + ", " + dev + ", " + test
          + ") must add up to 1, with train above 0 and none below; for example 0.6, 0.2, 0.2.");
    }
  }

  public static SplitOptions defaults() {
    return new SplitOptions(0.6, 0.2, 0.2, 0L, RareClasses.REFUSE, "label");
  }

  public SplitOptions withFractions(double... shares) {
    if (shares.length != 3) {
      throw new InputException("There are three shares, train, dev and test, and " + shares.length + " were given.");
    }
    return new SplitOptions(shares[0], shares[1], shares[2], seed, rareClasses, labelColumn);
  }

  public SplitOptions withSeed(long value) {
    return new SplitOptions(train, dev, test, value, rareClasses, labelColumn);
  }

  public SplitOptions withRareClasses(RareClasses value) {
    return new SplitOptions(train, dev, test, seed, value, labelColumn);
  }

  public SplitOptions withLabelColumn(String value) {
    return new SplitOptions(train, dev, test, seed, rareClasses, value);
  }

  /** The share of a split; all add up to 1 exactly, also where they were given as 0.333333. */
  double fraction(Split split) {
    double share = switch (split) {
      case TRAIN -> train;
      case DEV -> dev;
      case TEST -> test;
    };
    return share / (train + dev + test);
  }
}
