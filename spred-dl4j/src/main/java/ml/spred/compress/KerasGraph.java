package ml.spred.compress;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/** Functional models of Keras, imported with channels last. */
final class KerasGraph {
  private final ComputationGraph imported;
  private final ObjectMapper mapper = NeuralNetConfiguration.mapper();
  private final ObjectNode root;
  private final ObjectNode vertices;
  private final ObjectNode inputs;

  private KerasGraph(ComputationGraph imported) throws IOException {
    this.imported = imported;
    String json = imported.getConfiguration().toJson();
    this.root = (ObjectNode) mapper.readTree(json.replace("\"NHWC\"", "\"NCHW\""));
    this.vertices = (ObjectNode) root.get("vertices");
    this.inputs = (ObjectNode) root.get("vertexInputs");
    if (json.contains("\"NHWC\"")) {
      vertices.forEach(this::moveAxes);
    }
  }

  static ComputationGraph channelsFirst(ComputationGraph imported) throws IOException {
    KerasGraph graph = new KerasGraph(imported);
    graph.finish();
    graph.flattenWhereItIsRead();
    // The order that was found for the vertices before.
    graph.root.putNull("topologicalOrder").putNull("topologicalOrderStr");
    ComputationGraph network = new ComputationGraph(ComputationGraphConfiguration.fromJson(
        graph.mapper.writeValueAsString((JsonNode) graph.root)));
    network.init();
    graph.copyWeights(network);
    return network;
  }

  /** Channels are counted from the back with channels last, and come second with channels first; features alone do so too. */
  private void moveAxes(JsonNode vertex) {
    JsonNode axis = vertex.get("mergeAxis");
    if (axis != null && is(vertex, MergeVertex.class)) {
      ((ObjectNode) vertex).put("mergeAxis", axis.asInt() == 2 ? 3 : 1);
    }
    JsonNode pool = layer(vertex);
    if (KerasLayers.is(pool, GlobalPoolingLayer.class)) {
      ArrayNode dimensions = mapper.createArrayNode();
      pool.path("poolingDimensions").forEach(dimension -> dimensions.add(dimension.asInt() + 1));
      ((ObjectNode) pool).set("poolingDimensions", dimensions);
    }
  }

  private static boolean is(JsonNode vertex, Class<? extends GraphVertex> type) {
    return vertex.path("@class").asText().equals(type.getName());
  }

  private static JsonNode layer(JsonNode vertex) {
    return vertex.path("layerConf").path("layer");
  }

  /** One output layer, of the last dense layer. */
  private void finish() throws IOException {
    String output = root.get("networkOutputs").get(0).asText();
    String before = inputs.path(output).path(0).asText();
    while (KerasLayers.isSpare(layer(vertices.path(output)), layer(vertices.path(before)))) {
      KerasLayers.takeActivation((ObjectNode) layer(vertices.get(before)), layer(vertices.get(output)));
      vertices.remove(output);
      inputs.remove(output);
      output = before;
      before = inputs.path(output).path(0).asText();
    }
    root.putArray("networkOutputs").add(output);
    if (!(layer(vertices.path(output)) instanceof ObjectNode last)) {
      throw new IOException("'" + output + "' at its end is no layer, and must be a dense one");
    }
    KerasLayers.makeOutput(last);
  }

  /** Vertices that flatten become a part of the layers that read them, as DL4J's own builder has it. */
  private void flattenWhereItIsRead() {
    List<String> flattening = new ArrayList<>();
    vertices.fields().forEachRemaining(entry -> {
      if (is(entry.getValue(), PreprocessorVertex.class)) {
        flattening.add(entry.getKey());
      }
    });
    for (String vertex : flattening) {
      List<String> readers = new ArrayList<>();
      inputs.fields().forEachRemaining(entry -> entry.getValue().forEach(name -> {
        if (name.asText().equals(vertex)) {
          readers.add(entry.getKey());
        }
      }));
      if (readers.stream().allMatch(reader -> is(vertices.get(reader), LayerVertex.class))) {
        for (String reader : readers) {
          ((ObjectNode) vertices.get(reader)).set("preProcessor", vertices.get(vertex).get("preProcessor"));
          inputs.set(reader, inputs.get(vertex));
        }
        vertices.remove(vertex);
        inputs.remove(vertex);
      }
    }
  }

  private void copyWeights(ComputationGraph network) {
    for (org.deeplearning4j.nn.api.Layer layer : network.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      KerasLayers.copy(imported.getLayer(name).paramTable(false), layer, flattened(name));
    }
  }

  /** What flattens the image that a layer reads, with channels last; null where none does. */
  private CnnToFeedForwardPreProcessor flattened(String layer) {
    ComputationGraphConfiguration configuration = imported.getConfiguration();
    for (String name = layer;; ) {
      List<String> before = configuration.getVertexInputs().get(name);
      if (before == null || before.size() != 1) {
        return null;
      }
      name = before.get(0);
      GraphVertex vertex = configuration.getVertices().get(name);
      if (vertex instanceof PreprocessorVertex reshaping) {
        return reshaping.getPreProcessor() instanceof CnnToFeedForwardPreProcessor flatten
            && flatten.getFormat() == CNN2DFormat.NHWC ? flatten : null;
      }
      if (!(vertex instanceof LayerVertex passed) || !keepsOrder(passed.getLayerConf().getLayer())) {
        return null;
      }
    }
  }

  private static boolean keepsOrder(Layer layer) {
    return layer instanceof ActivationLayer || layer instanceof DropoutLayer;
  }
}
