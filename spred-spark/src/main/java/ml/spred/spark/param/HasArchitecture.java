package ml.spred.spark.param;

import ml.spred.compress.Architecture;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Which network is compressed; a small convolutional one by default. */
public interface HasArchitecture extends Params {
  default Param<String> architecture() {
    return new Param<>(this, "architecture",
        "network: mlp, cnn, resnet18 or resnet; not used with startNetwork",
        Choices.oneOf("architecture", Choices.spellings(Architecture.Kind.values())));
  }

  default String getArchitecture() {
    return getOrDefault(architecture());
  }
}
