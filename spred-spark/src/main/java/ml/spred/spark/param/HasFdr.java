package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** False discovery rate to be controlled; none by default. */
public interface HasFdr extends Params {
  default DoubleParam fdr() {
    return new DoubleParam(this, "fdr",
        "rate of false features that a second list, made by fdrMethod, may hold in the mean (below 1; 0 for no such list); it"
            + " takes at"
            + " least 1 / fdr features, else the list is empty",
        Limits.shareBelowOne("fdr"));
  }

  default double getFdr() {
    return (Double) getOrDefault(fdr());
  }
}
