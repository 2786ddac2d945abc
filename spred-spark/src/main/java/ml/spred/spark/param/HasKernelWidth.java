package ml.spred.spark.param;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Params;

/** Width of Gaussian kernels; 1 standard deviation by default, as published. */
public interface HasKernelWidth extends Params {
  default DoubleParam kernelWidth() {
    return new DoubleParam(this, "kernelWidth",
        "width of gaussian kernels in standard deviations (above 0); 1 as published",
        Limits.above("kernelWidth", 0));
  }

  default double getKernelWidth() {
    return (Double) getOrDefault(kernelWidth());
  }
}
