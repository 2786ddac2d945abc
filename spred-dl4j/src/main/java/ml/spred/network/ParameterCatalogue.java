package ml.spred.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** All arrays of parameters of a network, in the order of its flat vector. */
final class ParameterCatalogue {
  private ParameterCatalogue() {}

  static List<ParameterTensor> of(PlainNetwork network) {
    network.requireGradients();
    INDArray values = flat(network.model().params());
    INDArray gradients = flat(network.model().getGradientsViewArray());
    List<ParameterTensor> tensors = new ArrayList<>();
    long at = 0;
    for (PlainNetwork.Part part : network.parts()) {
      for (Map.Entry<String, INDArray> entry : part.trainable().paramTable(false).entrySet()) {
        Block block = Block.of(values, at, entry.getValue().ordering(), entry.getValue().shape());
        tensors.add(new ParameterTensor(part.name(), entry.getKey(), layer(part.trainable()), at,
            role(part.trainable(), entry.getKey()), block, block.alike(gradients, at)));
        at += block.length();
      }
    }
    if (at != values.length()) {
      throw new IllegalStateException("the layers have " + at + " parameters, the network " + values.length() + ".");
    }
    return List.copyOf(tensors);
  }

  private static INDArray flat(INDArray vector) {
    return vector.reshape(vector.length());
  }

  private static Layer layer(Trainable part) {
    return part instanceof org.deeplearning4j.nn.api.Layer layer && layer.conf() != null ? layer.conf().getLayer() : null;
  }

  private static Role role(Trainable part, String key) {
    if (part instanceof FrozenLayer || part instanceof FrozenLayerWithBackprop) {
      return Role.FROZEN;
    }
    if (!part.updaterDivideByMinibatch(key)) {
      return Role.STATISTIC;
    }
    return isWeight(layer(part), key) ? Role.WEIGHT : Role.DENSE;
  }

  /** DL4J counts the gain of a layer normalisation and the slopes of a PReLU among the weights. */
  private static boolean isWeight(Layer layer, String key) {
    return layer != null && !(layer instanceof PReLULayer) && !key.equals(DefaultParamInitializer.GAIN_KEY)
        && layer.initializer().isWeightParam(layer, key);
  }
}
