package ml.spred.compress;

import java.io.IOException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** Sequential models of Keras, imported with channels last. */
final class KerasStack {
  private KerasStack() {}

  static MultiLayerNetwork channelsFirst(MultiLayerNetwork imported) throws IOException {
    MultiLayerConfiguration before = imported.getLayerWiseConfigurations();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(before));
    network.init();
    CnnToFeedForwardPreProcessor flattened = null;
    for (int layer = 0; layer < network.getnLayers(); layer++) {
      InputPreProcessor reshaping = before.getInputPreProcess(layer);
      if (reshaping instanceof CnnToFeedForwardPreProcessor flatten && flatten.getFormat() == CNN2DFormat.NHWC) {
        flattened = flatten;
      }
      KerasLayers.copy(imported.getLayer(layer).paramTable(false), network.getLayer(layer), flattened);
      if (network.getLayer(layer).conf().getLayer() instanceof DenseLayer) {
        flattened = null;
      }
    }
    return network;
  }

  private static MultiLayerConfiguration configuration(MultiLayerConfiguration before) throws IOException {
    ObjectMapper mapper = NeuralNetConfiguration.mapper();
    ObjectNode root = (ObjectNode) mapper.readTree(before.toJson().replace("\"NHWC\"", "\"NCHW\""));
    ArrayNode layers = (ArrayNode) root.get("confs");
    while (layers.size() > 1 && KerasLayers.isSpare(layer(layers, 1), layer(layers, 2))) {
      KerasLayers.takeActivation(layer(layers, 2), layer(layers, 1));
      layers.remove(layers.size() - 1);
    }
    KerasLayers.makeOutput(layer(layers, 1));
    return MultiLayerConfiguration.fromJson(mapper.writeValueAsString((JsonNode) root));
  }

  /** @param fromEnd 1 for the last */
  private static ObjectNode layer(ArrayNode layers, int fromEnd) {
    return (ObjectNode) layers.get(layers.size() - fromEnd).get("layer");
  }
}
