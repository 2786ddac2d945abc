package ml.spred.spark.feature;

import org.apache.spark.ml.param.Param;

/**
 * Setters of what a code needs; what each means and its default are in the doc of its param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface SparseCoderSetters<S extends SparseCoderSetters<S>> extends SparseCoderModelParams {
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

  default S setGapCol(String value) {
    return with(gapCol(), value);
  }

  default S setRegParam(double value) {
    return with(regParam(), value);
  }

  default S setGapTol(double value) {
    return with(gapTol(), value);
  }
}
