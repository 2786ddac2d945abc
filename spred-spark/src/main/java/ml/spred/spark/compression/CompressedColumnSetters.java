package ml.spred.spark.compression;

import ml.spred.spark.param.ProbabilitySetters;

/**
 * Setters of what the compressor and its model share.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface CompressedColumnSetters<S extends CompressedColumnSetters<S>>
    extends CompressedModelParams, ProbabilitySetters<S> {
  default S setHandleInvalid(String value) {
    return with(handleInvalid(), value);
  }
}
