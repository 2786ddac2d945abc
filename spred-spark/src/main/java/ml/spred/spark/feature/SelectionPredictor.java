package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.ensemble.FittedEnsemble;
import ml.spred.problem.MissingValues;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Predicts from whole feature vectors.
 *
 * @param slice finds the selected features
 * @param names of the selected features, for messages
 * @param model predicts from the selected features, then the covariates
 * @param covariates name of each covariate
 */
record SelectionPredictor(FeatureSlice slice, String[] names, FittedEnsemble model, String[] covariates)
    implements Serializable {

  static SelectionPredictor of(SelectionContent content) {
    FeatureSlice slice = new FeatureSlice(content.selection().support(), content.selection().numFeatures());
    return new SelectionPredictor(slice, content.selectedFeatureNames(), content.selection().model(),
        content.covariateNames());
  }

  /**
   * Mean probability of each class over the heads in use.
   *
   * @param given the covariates; null for a model without
   */
  Vector probability(Vector features, Vector given) {
    double[] selected = slice.gather(features);
    for (int k = 0; k < selected.length; k++) {
      require(selected[k], "feature '" + names[k] + "'");
    }
    int size = given == null ? 0 : given.size();
    if (size != covariates.length) {
      throw new InputException("a row has " + size + " covariates, the model was fitted with " + covariates.length
          + " (" + String.join(", ", covariates) + "); give these in their order.");
    }
    double[] values = Arrays.copyOf(selected, selected.length + size);
    for (int k = 0; k < size; k++) {
      values[selected.length + k] = given.apply(k);
      require(given.apply(k), "covariate '" + covariates[k] + "'");
    }
    return Vectors.dense(model.probabilities(values));
  }

  private void require(double value, String name) {
    boolean refused = Double.isNaN(value) && model.standardizer().missing() == MissingValues.REFUSE;
    if (refused || Double.isInfinite(value)) {
      throw new InputException(name + " is " + (refused ? "missing (NaN), and the model was fitted to refuse that"
          : "infinite") + "; fill or remove the value, or leave the prediction columns unset.");
    }
  }

  /** The most probable class; the lowest wins a tie. */
  static double prediction(Vector probability) {
    return probability.argmax();
  }
}
