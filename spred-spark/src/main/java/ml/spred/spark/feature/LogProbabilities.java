package ml.spred.spark.feature;

import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/** Raw predictions of models that give probabilities. */
public final class LogProbabilities {
  private LogProbabilities() {}

  /** Logarithm of each probability; they stay finite because a probability of 0 counts as the smallest double. */
  public static Vector of(Vector probability) {
    double[] raw = probability.toArray().clone();
    for (int k = 0; k < raw.length; k++) {
      raw[k] = Math.log(Math.max(raw[k], Double.MIN_NORMAL));
    }
    return Vectors.dense(raw);
  }
}
