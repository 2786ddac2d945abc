package ml.spred.compress;

import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What a batch normalisation makes of a channel of zeros. */
final class NormShift {
  private NormShift() {}

  /** Whether each channel that comes out is zero for every input, given which ones that go in are. */
  static boolean[] zeros(ChannelNode node, boolean[] before) {
    BatchNormalization norm = node.norm();
    INDArray mean = node.parameter(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    boolean[] result = new boolean[before.length];
    for (int k = 0; k < result.length; k++) {
      double scale = norm.isLockGammaBeta() ? norm.getGamma() : node.parameter(BatchNormalizationParamInitializer.GAMMA)
          .getDouble(k);
      double shift = norm.isLockGammaBeta() ? norm.getBeta() : node.parameter(BatchNormalizationParamInitializer.BETA)
          .getDouble(k);
      // (0 − mean)/deviation·scale + shift: zero for sure only where both parts are.
      result[k] = shift == 0 && (scale == 0 || before[k] && mean.getDouble(k) == 0);
    }
    return result;
  }
}
