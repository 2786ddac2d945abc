package ml.spred.spark.param;

import ml.spred.compress.ResNet;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What a block of a residual network is made of; two convolutions by default. */
public interface HasBlockType extends Params {
  default Param<String> blockType() {
    return new Param<>(this, "blockType",
        "blocks of resnet: basic (two convolutions of 3 x 3) or bottleneck (1 x 1, 3 x 3, and 1 x 1 of four times"
        + " the width)",
        Choices.oneOf("blockType", Choices.spellings(ResNet.Block.values())));
  }

  default String getBlockType() {
    return getOrDefault(blockType());
  }
}
