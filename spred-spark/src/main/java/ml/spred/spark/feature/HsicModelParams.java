package ml.spred.spark.feature;

import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasLabelCol;
import ml.spred.spark.param.HasOutputCol;
import org.apache.spark.ml.param.Param;

/** Params of HSIC-Lasso and of its model: the columns. */
public interface HsicModelParams extends HasFeaturesCol, HasLabelCol, HasOutputCol {
  @Override
  default Param<String> labelCol() {
    return new Param<>(this, "labelCol",
        "name of the numeric column with the label: classes as any numbers for the labelKernel delta, a number to be explained"
            + " for gaussian");
  }

  /** Sets the defaults; needs the uid. */
  static void setColumnDefaults(HsicModelParams stage) {
    stage.setDefault(stage.featuresCol(), "features");
    stage.setDefault(stage.labelCol(), "label");
    stage.setDefault(stage.outputCol(), stage.uid() + "__output");
  }
}
