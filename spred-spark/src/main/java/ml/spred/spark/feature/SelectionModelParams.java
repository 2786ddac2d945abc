package ml.spred.spark.feature;

import ml.spred.spark.param.HasCovariatesCol;
import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasLabelCol;
import ml.spred.spark.param.HasOutputCol;
import ml.spred.spark.param.HasPredictionCol;
import ml.spred.spark.param.HasProbabilityCol;
import ml.spred.spark.param.HasRawPredictionCol;
import org.apache.spark.ml.param.Param;

/** Params of the selector and of its model: the columns. */
public interface SelectionModelParams
    extends HasCovariatesCol, HasFeaturesCol, HasLabelCol, HasOutputCol, HasPredictionCol, HasProbabilityCol,
    HasRawPredictionCol {

  /** Sets the defaults; needs the uid. */
  static void setColumnDefaults(SelectionModelParams stage) {
    stage.setDefault(stage.featuresCol(), "features");
    stage.setDefault(stage.labelCol(), "label");
    stage.setDefault(stage.outputCol(), stage.uid() + "__output");
  }

  /** Whether the param is set to a name that is not empty; MLlib, too, takes the empty name for unset. */
  static boolean isNamed(SelectionModelParams stage, Param<String> column) {
    return stage.isDefined(column) && !stage.getOrDefault(column).isEmpty();
  }
}
