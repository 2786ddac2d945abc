package ml.spred.spark.param;

/**
 * Setters of a stage that predicts.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface PredictionSetters<S extends PredictionSetters<S>> extends FeaturesSetters<S>, HasPredictionCol {
  default S setPredictionCol(String value) {
    return with(predictionCol(), value);
  }
}
