package ml.spred.compress;

import java.io.IOException;
import java.nio.file.Path;
import ml.spred.InputException;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.node.ArrayNode;
import org.nd4j.shade.jackson.databind.node.ObjectNode;

/**
 * Sequential models of Keras 2 in HDF5 files, read by DL4J's importer and brought to the form that all else here has: channels
 * before height and width, and an output layer with cross-entropy at the end.
 */
final class KerasFile {
  private KerasFile() {}

  /** @throws InputException where the native library of HDF5 is not there, or the model is none that can be read */
  static MultiLayerNetwork read(Path file) throws IOException {
    try {
      // What HDF5 would say of a damaged file on the error stream.
      org.bytedeco.hdf5.Exception.dontPrint();
      return channelsFirst(KerasModelImport.importKerasSequentialModelAndWeights(file.toString(), false));
    } catch (InvalidKerasConfigurationException | UnsupportedKerasConfigurationException other) {
      throw new IOException(other.getMessage() + "; sequential models of Keras 2 can be read", other);
    } catch (LinkageError absent) {
      throw new IOException("this build has HDF5's native library for another platform than this one", absent);
    }
  }

  private static MultiLayerNetwork channelsFirst(MultiLayerNetwork imported) throws IOException {
    MultiLayerConfiguration before = imported.getLayerWiseConfigurations();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(before));
    network.init();
    for (int layer = 0; layer < network.getnLayers(); layer++) {
      int at = layer;
      network.getLayer(layer).paramTable(false).forEach((key, values) -> {
        INDArray source = imported.getLayer(at).paramTable(false).get(key);
        boolean flattened = before.getInputPreProcess(at) instanceof CnnToFeedForwardPreProcessor flatten
            && flatten.getFormat() == CNN2DFormat.NHWC && key.equals("W");
        values.assign(flattened ? reordered(source, (CnnToFeedForwardPreProcessor) before.getInputPreProcess(at)) : source);
      });
    }
    return network;
  }

  /** Rows of a dense layer behind a flattened image, from height, width, channel to channel, height, width. */
  private static INDArray reordered(INDArray weights, CnnToFeedForwardPreProcessor flatten) {
    long outputs = weights.size(1);
    return weights.dup('c').reshape('c', flatten.getInputHeight(), flatten.getInputWidth(), flatten.getNumChannels(), outputs)
        .permute(2, 0, 1, 3).dup('c').reshape('c', weights.size(0), outputs);
  }

  private static MultiLayerConfiguration configuration(MultiLayerConfiguration before) throws IOException {
    ObjectMapper mapper = NeuralNetConfiguration.mapper();
    ObjectNode root = (ObjectNode) mapper.readTree(before.toJson().replace("\"NHWC\"", "\"NCHW\""));
    ArrayNode layers = (ArrayNode) root.get("confs");
    if (typeOf(layers, layers.size() - 1).endsWith(".LossLayer")) {
      layers.remove(layers.size() - 1);
    }
    int last = layers.size() - 1;
    if (typeOf(layers, last).equals(DenseLayer.class.getName())) {
      ObjectNode layer = (ObjectNode) layers.get(last).get("layer");
      layer.put("@class", OutputLayer.class.getName());
      layer.set("lossFn", mapper.readTree(mapper.writerFor(ILossFunction.class).writeValueAsString(new LossMCXENT())));
    }
    return MultiLayerConfiguration.fromJson(mapper.writeValueAsString(root));
  }

  private static String typeOf(ArrayNode layers, int layer) {
    return layers.get(layer).get("layer").get("@class").asText();
  }
}
