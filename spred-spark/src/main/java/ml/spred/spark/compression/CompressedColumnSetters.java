package ml.spred.spark.compression;

import org.apache.spark.ml.param.Param;

/**
 * Setters of what the compressor and its model share.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface CompressedColumnSetters<S extends CompressedColumnSetters<S>> extends CompressedModelParams {
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

  default S setProbabilityCol(String value) {
    return with(probabilityCol(), value);
  }

  default S setRawPredictionCol(String value) {
    return with(rawPredictionCol(), value);
  }

  default S setHandleInvalid(String value) {
    return with(handleInvalid(), value);
  }
}
