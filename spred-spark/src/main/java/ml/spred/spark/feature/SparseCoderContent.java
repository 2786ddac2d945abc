package ml.spred.spark.feature;

import java.io.Serializable;
import ml.spred.coding.Dictionary;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param dictionary atoms of length 1
 * @param objectives mean objective of the codes that each pass made
 * @param largestGap of the codes of the last pass
 * @param provenance how it was made
 */
record SparseCoderContent(
    int formatVersion, Dictionary dictionary, double[] objectives, double largestGap, Provenance provenance)
    implements Serializable {

  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 1;
}
