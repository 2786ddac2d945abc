package ml.spred.spark.feature;

import org.apache.spark.ml.param.Param;

/**
 * Setters of the columns; what each means and its default are in the doc of its param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface HsicColumnSetters<S extends HsicColumnSetters<S>> extends HsicModelParams {
  /** Sets a param and gives the stage back. */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<T> param, T value) {
    set(param, value);
    return (S) this;
  }

  default S setFeaturesCol(String value) {
    return with(featuresCol(), value);
  }

  default S setOutputCol(String value) {
    return with(outputCol(), value);
  }
}
