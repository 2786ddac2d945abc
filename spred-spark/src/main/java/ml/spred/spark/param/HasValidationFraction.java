package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/**
 * Share of the rows that is drawn for validation, stratified by class, where validation rows choose something (selectionMode
 * validation or oneStandardError, relaxation auto) and validationIndicatorCol is unset; 0.25 by default.
 */
public interface HasValidationFraction extends Params {
  default DoubleParam validationFraction() {
    return new DoubleParam(this, "validationFraction",
        "share of rows drawn for validation (above 0, below 1), used by selectionMode validation and oneStandardError and by"
            + " relaxation auto",
        Limits.between("validationFraction", 0, 1));
  }

  default double getValidationFraction() {
    return (Double) getOrDefault(validationFraction());
  }
}
