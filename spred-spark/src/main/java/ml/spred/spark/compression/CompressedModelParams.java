package ml.spred.spark.compression;

import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasHandleInvalid;
import ml.spred.spark.param.HasLabelCol;
import ml.spred.spark.param.HasPredictionCol;
import ml.spred.spark.param.HasProbabilityCol;
import ml.spred.spark.param.HasRawPredictionCol;
import org.apache.spark.ml.param.Param;

/** Params of the compressor and of its model: the columns. */
public interface CompressedModelParams
    extends HasFeaturesCol, HasLabelCol, HasPredictionCol, HasProbabilityCol, HasRawPredictionCol, HasHandleInvalid {
  /** Leaves invalid images out. */
  String SKIP = "skip";

  @Override
  default Param<String> featuresCol() {
    return new Param<>(this, "featuresCol",
        "name of the column with the images: structs as spark.read().format(\"image\") gives them, or vectors of channels x"
            + " height x width numbers of any scale, channel after channel, row after row");
  }

  @Override
  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol", "name of the column with the predicted class; empty writes none");
  }

  @Override
  default Param<String> probabilityCol() {
    return new Param<>(this, "probabilityCol", "name of the column with the probability of each class; empty writes none");
  }

  @Override
  default Param<String> rawPredictionCol() {
    return new Param<>(this, "rawPredictionCol",
        "name of the column with the log of the probability of each class; empty writes none");
  }

  /** Sets the defaults; needs the uid. */
  static void setColumnDefaults(CompressedModelParams stage) {
    stage.setDefault(stage.featuresCol(), "image");
    stage.setDefault(stage.labelCol(), "label");
    stage.setDefault(stage.predictionCol(), "prediction");
    stage.setDefault(stage.probabilityCol(), "probability");
    stage.setDefault(stage.rawPredictionCol(), "rawPrediction");
    stage.setDefault(stage.handleInvalid(), "error");
  }
}
