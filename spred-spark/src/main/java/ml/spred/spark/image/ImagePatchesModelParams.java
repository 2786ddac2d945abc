package ml.spred.spark.image;

import ml.spred.spark.param.HasFeaturesCol;
import ml.spred.spark.param.HasHandleInvalid;
import ml.spred.spark.param.HasImageShape;
import ml.spred.spark.param.HasOutputCol;
import ml.spred.spark.param.HasSeed;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;

/** Params of patches and of their model: the columns, and how many are drawn. */
public interface ImagePatchesModelParams extends HasFeaturesCol, HasOutputCol, HasImageShape, HasHandleInvalid, HasSeed {
  default IntParam numPatches() {
    return new IntParam(this, "numPatches", "patches that are drawn from each image (at least 1); fewer where it is flat nearly"
        + " everywhere", Limits.atLeast("numPatches", 1));
  }

  default int getNumPatches() {
    return (Integer) getOrDefault(numPatches());
  }

  @Override
  default LongParam seed() {
    return new LongParam(this, "seed", "seed of the places of the patches");
  }

  /** Sets the defaults; needs the uid. */
  static void setModelDefaults(ImagePatchesModelParams stage) {
    stage.setDefault(stage.featuresCol(), "image");
    stage.setDefault(stage.outputCol(), stage.uid() + "__output");
    stage.setDefault(stage.handleInvalid(), "error");
    stage.setDefault(stage.numPatches(), 20);
    stage.setDefault(stage.seed(), 0L);
  }
}
