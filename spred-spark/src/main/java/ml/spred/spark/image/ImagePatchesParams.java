package ml.spred.spark.image;

import ml.spred.coding.Patches;
import ml.spred.spark.param.Choices;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/** Params of patches. */
public interface ImagePatchesParams extends ImagePatchesModelParams {
  /** Word of {@link #whitening}. */
  String ZCA = "zca";

  default IntParam patchSize() {
    return new IntParam(this, "patchSize", "pixels of a side of a patch (at least 2)", Limits.atLeast("patchSize", 2));
  }

  default int getPatchSize() {
    return (Integer) getOrDefault(patchSize());
  }

  default DoubleParam minContrast() {
    return new DoubleParam(this, "minContrast", "standard deviation of a patch's grey levels below which another patch is drawn"
        + " (at least 0); the levels of images of Spark's schema are 0 to 1, those of vectors as they are",
        Limits.atLeast("minContrast", 0.0));
  }

  default double getMinContrast() {
    return (Double) getOrDefault(minContrast());
  }

  default BooleanParam contrastNormalization() {
    return new BooleanParam(this, "contrastNormalization",
        "whether each patch is divided by the root of its variance plus minContrast squared, before whitening");
  }

  default boolean getContrastNormalization() {
    return (Boolean) getOrDefault(contrastNormalization());
  }

  default Param<String> whitening() {
    return new Param<>(this, "whitening", "what makes the pixels of patches uncorrelated: zca, fitted to the patches of the fit's"
        + " images, or none", Choices.oneOf("whitening", ZCA, "none"));
  }

  default String getWhitening() {
    return getOrDefault(whitening());
  }

  default DoubleParam whiteningEpsilon() {
    return new DoubleParam(this, "whiteningEpsilon", "what whitening adds to each variance, relative to the mean variance of a"
        + " pixel (above 0): directions with less are not blown up", Limits.above("whiteningEpsilon", 0));
  }

  default double getWhiteningEpsilon() {
    return (Double) getOrDefault(whiteningEpsilon());
  }

  /** Sets the defaults; needs the uid. */
  static void setDefaults(ImagePatchesParams stage) {
    ImagePatchesModelParams.setModelDefaults(stage);
    stage.setDefault(stage.patchSize(), Patches.DEFAULT.size());
    stage.setDefault(stage.minContrast(), Patches.DEFAULT.minContrast());
    stage.setDefault(stage.contrastNormalization(), Patches.DEFAULT.normalised());
    stage.setDefault(stage.whitening(), ZCA);
    stage.setDefault(stage.whiteningEpsilon(), 0.01);
  }
}
