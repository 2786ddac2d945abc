package ml.spred.spark.search;

import java.io.Serializable;
import java.util.List;

/**
 * What a model holds besides the one that was found, and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param strength of the model that was found
 * @param targetMet whether it is what was asked for
 * @param trace every fit, in order
 */
record SearchContent(int formatVersion, double strength, boolean targetMet, List<SearchStep> trace) implements Serializable {
  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 1;
}
