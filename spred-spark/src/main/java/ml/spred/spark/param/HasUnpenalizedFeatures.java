package ml.spred.spark.param;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Features with the penalty factor 0, such as age: in at every kappa. */
public interface HasUnpenalizedFeatures extends Params {
  default StringArrayParam unpenalizedFeatures() {
    return new StringArrayParam(this, "unpenalizedFeatures",
        "names of features that are never penalised, such as age, and so are always in (by the ML attributes of the features"
            + " column; where it has none, indices as text)");
  }

  default String[] getUnpenalizedFeatures() {
    return getOrDefault(unpenalizedFeatures());
  }
}
