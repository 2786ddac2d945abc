package ml.spred.spark.param;

import ml.spred.hsic.Kernel;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What makes two samples alike in a feature; gaussian by default. */
public interface HasFeatureKernel extends Params {
  default Param<String> featureKernel() {
    return new Param<>(this, "featureKernel",
        "kernel of the features: gaussian (numbers, on the scale of their standard deviation) or delta (categories)",
        Choices.oneOf("featureKernel", Choices.spellings(Kernel.values())));
  }

  default String getFeatureKernel() {
    return getOrDefault(featureKernel());
  }
}
