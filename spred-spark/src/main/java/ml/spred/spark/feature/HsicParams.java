package ml.spred.spark.feature;

import ml.spred.hsic.HsicOptions;
import ml.spred.hsic.Kernel;
import ml.spred.problem.MissingValues;
import ml.spred.spark.param.Choices;
import ml.spred.spark.param.HasBlockSize;
import ml.spred.spark.param.HasFeatureKernel;
import ml.spred.spark.param.HasKernelWidth;
import ml.spred.spark.param.HasLabelKernel;
import ml.spred.spark.param.HasMissing;
import ml.spred.spark.param.HasNumPermutations;
import ml.spred.spark.param.HasNumTopFeatures;
import ml.spred.spark.param.HasSeed;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.IntParam;

/** Params of HSIC-Lasso. */
public interface HsicParams extends HsicModelParams, HasNumTopFeatures, HasFeatureKernel, HasLabelKernel, HasKernelWidth,
    HasBlockSize, HasNumPermutations, HasMissing, HasSeed {
  @Override
  default IntParam numTopFeatures() {
    return new IntParam(this, "numTopFeatures", "number of features to select (at least 1)", Limits.atLeast("numTopFeatures", 1));
  }

  /** Sets the defaults, the core's; needs the uid. */
  static void setDefaults(HsicParams stage) {
    HsicOptions options = HsicOptions.defaults();
    HsicModelParams.setColumnDefaults(stage);
    stage.setDefault(stage.numTopFeatures(), options.numFeatures());
    stage.setDefault(stage.featureKernel(), Choices.spelling(options.featureKernel()));
    stage.setDefault(stage.labelKernel(), Choices.spelling(options.labelKernel()));
    stage.setDefault(stage.kernelWidth(), options.kernelWidth());
    stage.setDefault(stage.blockSize(), options.blockSize());
    stage.setDefault(stage.numPermutations(), options.numPermutations());
    stage.setDefault(stage.missing(), MissingPolicy.spelling(MissingValues.REFUSE));
    stage.setDefault(stage.seed(), options.seed());
  }

  /** The options of the core. */
  static HsicOptions options(HsicParams params) {
    return new HsicOptions(params.getNumTopFeatures(), Choices.constant(Kernel.class, params.getFeatureKernel()),
        Choices.constant(Kernel.class, params.getLabelKernel()), params.getKernelWidth(), params.getBlockSize(),
        params.getNumPermutations(), params.getSeed());
  }
}
