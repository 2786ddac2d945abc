package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.hsic.HsicSelection;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param featureNames name of each feature of the fit
 * @param selection the answer of the core
 * @param provenance how it was made
 */
record HsicContent(int formatVersion, String[] featureNames, HsicSelection selection, Provenance provenance)
    implements Serializable {

  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 1;

  /** What comes back from the task. */
  record Fit(HsicSelection selection, String backend, double seconds) implements Serializable {}

  /** Names of features. */
  String[] names(int[] features) {
    return Arrays.stream(features).mapToObj(index -> featureNames[index]).toArray(String[]::new);
  }
}
