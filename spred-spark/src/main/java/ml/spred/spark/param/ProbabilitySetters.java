package ml.spred.spark.param;

/**
 * Setters of a stage that predicts classes.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface ProbabilitySetters<S extends ProbabilitySetters<S>> extends PredictionSetters<S>, HasProbabilityCol, HasRawPredictionCol {
  default S setProbabilityCol(String value) {
    return with(probabilityCol(), value);
  }

  default S setRawPredictionCol(String value) {
    return with(rawPredictionCol(), value);
  }
}
