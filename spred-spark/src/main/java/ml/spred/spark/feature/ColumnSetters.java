package ml.spred.spark.feature;

import ml.spred.spark.param.OutputSetters;
import ml.spred.spark.param.ProbabilitySetters;

/**
 * Setters of the columns; what each means and its default are in the doc of its param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface ColumnSetters<S extends ColumnSetters<S>>
    extends SelectionModelParams, OutputSetters<S>, ProbabilitySetters<S> {
  default S setCovariatesCol(String value) {
    return with(covariatesCol(), value);
  }
}
