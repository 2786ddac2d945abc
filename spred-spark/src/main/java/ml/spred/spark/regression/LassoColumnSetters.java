package ml.spred.spark.regression;

import org.apache.spark.ml.param.Param;

/**
 * Setters of what the Lasso and its model share.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface LassoColumnSetters<S extends LassoColumnSetters<S>> extends LassoModelParams {
  /** Sets a param and gives the stage back. */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<T> param, T value) {
    set(param, value);
    return (S) this;
  }

  default S setFeaturesCol(String value) {
    return with(featuresCol(), value);
  }

  default S setPredictionCol(String value) {
    return with(predictionCol(), value);
  }

  default S setMissing(String value) {
    return with(missing(), value);
  }
}
