package ml.spred.spark.regression;

import ml.spred.problem.MissingValues;
import ml.spred.spark.feature.MissingPolicy;
import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasLabelCol;
import ml.spred.spark.param.HasMissing;
import ml.spred.spark.param.HasPredictionCol;
import org.apache.spark.ml.param.Param;

/** Params of the Lasso and of its model. */
public interface LassoModelParams extends HasFeaturesCol, HasLabelCol, HasPredictionCol, HasMissing {
  @Override
  default Param<String> labelCol() {
    return new Param<>(this, "labelCol",
        "name of the column with the label: a number, for the family gaussian also a vector with a number for each output, a "
            + "count"
            + " for poisson, a time for cox");
  }

  @Override
  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol",
        "name of the column that is written: the expected value (a vector for many outputs); for cox the log of the relative "
            + "risk");
  }

  /** Sets the defaults; needs the uid. */
  static void setColumnDefaults(LassoModelParams stage) {
    stage.setDefault(stage.featuresCol(), "features");
    stage.setDefault(stage.labelCol(), "label");
    stage.setDefault(stage.predictionCol(), "prediction");
    stage.setDefault(stage.missing(), MissingPolicy.spelling(MissingValues.REFUSE));
  }
}
