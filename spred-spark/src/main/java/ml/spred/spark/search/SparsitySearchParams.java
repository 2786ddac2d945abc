package ml.spred.spark.search;

import ml.spred.spark.param.Limits;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Params of the search and of its model. */
public interface SparsitySearchParams extends Params {
  /** First strength unless it is set. */
  double DEFAULT_START = 0.1;
  double DEFAULT_TOLERANCE = 0.01;
  int DEFAULT_SOLVES = 40;

  default Param<Estimator<?>> estimator() {
    return new Param<>(this, "estimator",
        "estimator whose strength is searched; in a pipeline the one stage that has strengthParam");
  }

  default Estimator<?> getEstimator() {
    return getOrDefault(estimator());
  }

  default Param<String> strengthParam() {
    return new Param<>(this, "strengthParam",
        "name of the estimator's param that is searched: more of it must give fewer features (regParam, kappa)");
  }

  default String getStrengthParam() {
    return getOrDefault(strengthParam());
  }

  default IntParam numFeatures() {
    return new IntParam(this, "numFeatures", "exact number of features that the model shall use (at least 1); or set sparsity",
        Limits.atLeast("numFeatures", 1));
  }

  default int getNumFeatures() {
    return (Integer) getOrDefault(numFeatures());
  }

  default DoubleParam sparsity() {
    return new DoubleParam(this, "sparsity",
        "share of features that the model shall not use (above 0, below 1); or set numFeatures",
        Limits.between("sparsity", 0, 1));
  }

  default double getSparsity() {
    return (Double) getOrDefault(sparsity());
  }

  default DoubleParam sparsityTol() {
    return new DoubleParam(this, "sparsityTol", "largest distance of the sparsity from what was asked for (above 0)",
        Limits.above("sparsityTol", 0));
  }

  default double getSparsityTol() {
    return (Double) getOrDefault(sparsityTol());
  }

  default DoubleParam startStrength() {
    return new DoubleParam(this, "startStrength", "first strength that is tried (above 0)", Limits.above("startStrength", 0));
  }

  default double getStartStrength() {
    return (Double) getOrDefault(startStrength());
  }

  default IntParam maxFits() {
    return new IntParam(this, "maxFits", "how often the estimator is fitted at most (at least 1)", Limits.atLeast("maxFits", 1));
  }

  default int getMaxFits() {
    return (Integer) getOrDefault(maxFits());
  }

  /** Sets the defaults. */
  static void setDefaults(SparsitySearchParams stage) {
    stage.setDefault(stage.strengthParam(), "regParam");
    stage.setDefault(stage.sparsityTol(), DEFAULT_TOLERANCE);
    stage.setDefault(stage.startStrength(), DEFAULT_START);
    stage.setDefault(stage.maxFits(), DEFAULT_SOLVES);
  }
}
