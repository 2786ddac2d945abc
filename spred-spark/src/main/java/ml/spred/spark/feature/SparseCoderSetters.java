package ml.spred.spark.feature;

import ml.spred.spark.param.OutputSetters;

/**
 * Setters of what a code needs; what each means and its default are in the doc of its param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface SparseCoderSetters<S extends SparseCoderSetters<S>> extends SparseCoderModelParams, OutputSetters<S> {
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
