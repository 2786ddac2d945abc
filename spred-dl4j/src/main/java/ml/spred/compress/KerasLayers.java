package ml.spred.compress;

import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** What imported stacks and graphs share: layers as JSON, and the weights behind a flattened image. */
final class KerasLayers {
  private static final String CLASS = "@class";
  private static final String ACTIVATION = "activationFn";

  private KerasLayers() {}

  static boolean is(JsonNode layer, Class<?> type) {
    return layer.path(CLASS).asText().equals(type.getName());
  }

  /** Whether the last layer is only a loss, or the activation of the dense layer before it. */
  static boolean isSpare(JsonNode last, JsonNode before) {
    return is(last, LossLayer.class) || is(last, ActivationLayer.class) && is(before, DenseLayer.class)
        && before.path(ACTIVATION).path(CLASS).asText().equals(ActivationIdentity.class.getName());
  }

  /** Takes over the activation of a layer behind, which then may go. */
  static void takeActivation(ObjectNode layer, JsonNode behind) {
    if (is(behind, ActivationLayer.class)) {
      layer.set(ACTIVATION, behind.get(ACTIVATION));
    }
  }

  /** Makes an output layer with cross-entropy of the last dense layer. */
  static void makeOutput(ObjectNode layer) throws IOException {
    if (!is(layer, DenseLayer.class)) {
      String name = layer.path(CLASS).asText();
      throw new IOException("its last layer is a " + name.substring(name.lastIndexOf('.') + 1) + ", and must be a dense one");
    }
    ObjectMapper mapper = NeuralNetConfiguration.mapper();
    layer.put(CLASS, OutputLayer.class.getName());
    layer.set("lossFn", mapper.readTree(mapper.writerFor(ILossFunction.class).writeValueAsString(new LossMCXENT())));
  }

  /**
   * Copies weights to a layer of the other order.
   *
   * @param flatten what flattens the image before it, with channels last; null for none
   */
  static void copy(Map<String, INDArray> source, Layer layer, CnnToFeedForwardPreProcessor flatten) {
    layer.paramTable(false).forEach((key, values) ->
        values.assign(flatten != null && key.equals("W") ? reordered(source.get(key), flatten) : source.get(key)));
  }

  /** Rows of a dense layer behind a flattened image, from height, width, channel to channel, height, width. */
  private static INDArray reordered(INDArray weights, CnnToFeedForwardPreProcessor flatten) {
    long outputs = weights.size(1);
    return weights.dup('c').reshape('c', flatten.getInputHeight(), flatten.getInputWidth(), flatten.getNumChannels(), outputs)
        .permute(2, 0, 1, 3).dup('c').reshape('c', weights.size(0), outputs);
  }
}
