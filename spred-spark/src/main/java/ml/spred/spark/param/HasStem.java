package ml.spred.spark.param;

import ml.spred.compress.ResNet;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How images enter a residual network; for small ones by default. */
public interface HasStem extends Params {
  default Param<String> stem() {
    return new Param<>(this, "stem",
        "how images enter resnet and resnet18: cifar (a convolution of 3 x 3) or imagenet (one of 7 x 7 and a "
        + "pool, for large images)",
        Choices.oneOf("stem", Choices.spellings(ResNet.Stem.values())));
  }

  default String getStem() {
    return getOrDefault(stem());
  }
}
