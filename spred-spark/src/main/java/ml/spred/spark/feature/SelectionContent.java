package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.stream.IntStream;
import ml.spred.select.Selection;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param featureNames name of each feature of the fit: a path and its proof name more than the selected ones
 * @param labels name of each class
 * @param selection the answer of the core
 * @param provenance how it was made
 */
record SelectionContent(
    int formatVersion, String[] featureNames, String[] labels, Selection selection, Provenance provenance)
    implements Serializable {

  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 2;

  /** Name of each selected feature, in the order of the support. */
  String[] selectedFeatureNames() {
    return IntStream.of(selection.support()).mapToObj(index -> featureNames[index]).toArray(String[]::new);
  }
}
