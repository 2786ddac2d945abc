package ml.spred.spark.feature;

import java.io.Serializable;
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
 * @param model predicts from the selected features
 */
record SelectionPredictor(FeatureSlice slice, String[] names, FittedEnsemble model) implements Serializable {

  static SelectionPredictor of(SelectionContent content) {
    FeatureSlice slice = new FeatureSlice(content.selection().support(), content.selection().numFeatures());
    return new SelectionPredictor(slice, content.selectedFeatureNames(), content.selection().model());
  }

  /** Mean probability of each class over the heads in use. */
  Vector probability(Vector features) {
    double[] values = slice.gather(features);
    for (int k = 0; k < values.length; k++) {
      require(values[k], names[k]);
    }
    return Vectors.dense(model.probabilities(values));
  }

  private void require(double value, String name) {
    boolean refused = Double.isNaN(value) && model.standardizer().missing() == MissingValues.REFUSE;
    if (refused || Double.isInfinite(value)) {
      throw new InputException("feature '" + name + "' is " + (refused ? "missing (NaN), and the model was fitted to refuse that"
          : "infinite") + "; fill or remove the value, or leave the prediction columns unset.");
    }
  }

  /** Logarithm of each probability; they stay finite because a probability of 0 counts as the smallest double. */
  static Vector raw(Vector probability) {
    double[] raw = probability.toArray().clone();
    for (int k = 0; k < raw.length; k++) {
      raw[k] = Math.log(Math.max(raw[k], Double.MIN_NORMAL));
    }
    return Vectors.dense(raw);
  }

  /** The most probable class; the lowest wins a tie. */
  static double prediction(Vector probability) {
    return probability.argmax();
  }
}
