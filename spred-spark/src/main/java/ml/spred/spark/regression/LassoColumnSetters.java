package ml.spred.spark.regression;

import ml.spred.spark.param.PredictionSetters;

/**
 * Setters of what the Lasso and its model share.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface LassoColumnSetters<S extends LassoColumnSetters<S>> extends LassoModelParams, PredictionSetters<S> {
  default S setMissing(String value) {
    return with(missing(), value);
  }
}
