package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.select.Selection;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param featureNames name of each feature of the fit: a path and its proof name more than the selected ones
 * @param covariateNames name of each covariate; empty without
 * @param labels name of each class
 * @param selection the answer of the core
 * @param pathways that are in, the largest score first; empty without
 * @param resampled what came of drawing the samples anew
 * @param provenance how it was made
 */
record SelectionContent(
    int formatVersion, String[] featureNames, String[] covariateNames, String[] labels, Selection selection,
    List<SelectedPathway> pathways, Resampled resampled, Provenance provenance)
    implements Serializable {

  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 3;

  /** Name of each selected feature, in the order of the support. */
  String[] selectedFeatureNames() {
    return IntStream.of(selection.support()).mapToObj(index -> featureNames[index]).toArray(String[]::new);
  }
}
