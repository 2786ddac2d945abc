package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Column with the vector of covariates; none by default. */
public interface HasCovariatesCol extends Params {
  default Param<String> covariatesCol() {
    return new Param<>(this, "covariatesCol",
        "name of a vector column, as VectorAssembler writes it, that enters without a penalty beside the features (age, sex):"
            + " part"
            + " of every model, never selected; needs heads linear");
  }

  default String getCovariatesCol() {
    return getOrDefault(covariatesCol());
  }
}
