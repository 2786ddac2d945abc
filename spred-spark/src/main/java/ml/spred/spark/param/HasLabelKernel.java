package ml.spred.spark.param;

import ml.spred.hsic.Kernel;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What makes two samples alike in the label; delta by default. */
public interface HasLabelKernel extends Params {
  default Param<String> labelKernel() {
    return new Param<>(this, "labelKernel",
        "kernel of the label: delta (classes) or gaussian (a number)",
        Choices.oneOf("labelKernel", Choices.spellings(Kernel.values())));
  }

  default String getLabelKernel() {
    return getOrDefault(labelKernel());
  }
}
