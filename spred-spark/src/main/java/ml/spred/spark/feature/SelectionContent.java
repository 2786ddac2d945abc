package ml.spred.spark.feature;

import java.io.Serializable;
import ml.spred.select.Selection;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param selectedFeatureNames name of each selected feature, in the order of the support
 * @param labels name of each class
 * @param selection the answer of the core
 * @param provenance how it was made
 */
record SelectionContent(
    int formatVersion, String[] selectedFeatureNames, String[] labels, Selection selection, Provenance provenance)
    implements Serializable {

  /** Layout that this version writes, and the newest that it reads. */
  static final int FORMAT_VERSION = 1;
}
