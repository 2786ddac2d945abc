package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import ml.spred.network.Grouping;
import ml.spred.network.Spred;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.shade.jackson.databind.JsonNode;
import org.nd4j.shade.jackson.databind.ObjectMapper;

class NetworkFilesTest {
  @TempDir Path directory;

  private static Model small(DataType type) {
    return new ResNet(ResNet.Stem.CIFAR, ResNet.Block.BASIC, List.of(1), 2, new ImageShape(1, 6, 6), 3)
        .network(new NeuralNetConfiguration.Builder().seed(4).dataType(type).updater(new Sgd(0.1)));
  }

  @Test
  void everyKindOfFileGivesItsNetwork() throws IOException {
    Model network = small(DataType.FLOAT);
    Path zip = directory.resolve("network.zip");
    ModelSerializer.writeModel(network, zip.toFile(), false);
    assertThat(NetworkFiles.read(zip, "it").params()).isEqualTo(network.params());
    Path sparse = directory.resolve("network.sparse");
    SparseNetworkFile.write(network, sparse);
    assertThat(NetworkFiles.read(sparse, "it").params()).isEqualTo(network.params());
    Path wide = directory.resolve("wide.zip");
    ModelSerializer.writeModel(small(DataType.DOUBLE), wide.toFile(), false);
    assertThat(NetworkFiles.read(wide, "it").params().dataType()).isEqualTo(DataType.FLOAT);
  }

  private Path keras(String name) throws IOException {
    Path file = directory.resolve(name + ".h5");
    try (InputStream in = getClass().getResourceAsStream("/keras/" + name + ".h5")) {
      Files.copy(in, file);
    }
    return file;
  }

  /** Images that Keras was asked of, and what it said. */
  private record Golden(INDArray images, INDArray answers) {
    static Golden read(String name, int height, int width) throws IOException {
      try (InputStream in = NetworkFilesTest.class.getResourceAsStream("/keras/" + name + ".json")) {
        JsonNode all = new ObjectMapper().readTree(in);
        return new Golden(array(all.get("images"), 4, 2, height, width), array(all.get("answers"), 4, 3));
      }
    }
  }

  private static INDArray array(JsonNode values, int... shape) {
    float[] all = new float[values.size()];
    for (int k = 0; k < all.length; k++) {
      all[k] = (float) values.get(k).asDouble();
    }
    return Nd4j.createFromArray(all).reshape('c', shape);
  }

  /** Convolution, normalisation, pool and the dense layer behind the flattened image, whose rows lie in another order there. */
  @Test
  void aModelOfKerasAnswersAsKerasDoes() throws IOException {
    Golden golden = Golden.read("small-keras", 6, 6);
    MultiLayerNetwork network = (MultiLayerNetwork) NetworkFiles.read(keras("small-keras"), "it");
    assertThat(network.output(golden.images).sub(golden.answers).amaxNumber().doubleValue()).isLessThan(1e-5);
    assertThat(network.getOutputLayer().conf().getLayer()).isInstanceOf(OutputLayer.class);
    ImageClassifier.require(network, "it", new ImageShape(2, 6, 6), 3);
  }

  /** Trains, whereby the loss falls, and prunes whole filters and neurons. */
  private static void trainAndPrune(Model network, DataSet batch, double ratio, Pruning.Scope scope) {
    var trainer = Spred.of(network).replaceRegularization().kappa(1e-3).updater(new Sgd(0.1)).trainer();
    double first = trainer.fit(batch.toMultiDataSet());
    for (int k = 0; k < 30; k++) {
      trainer.fit(batch.toMultiDataSet());
    }
    assertThat(trainer.fit(batch.toMultiDataSet())).isLessThan(first);
    Pruning.of(network).grouping(Grouping.OUTPUTS).keep(DeadFilters.outputs(network).toArray(String[]::new))
        .ratio(ratio, scope);
    DeadFilters.silence(network);
  }

  @Test
  void aModelOfKerasIsTrainedPrunedAndMadeSmaller() throws IOException {
    MultiLayerNetwork network = (MultiLayerNetwork) NetworkFiles.read(keras("small-keras"), "it");
    INDArray images = Nd4j.randn(DataType.FLOAT, 6, 2, 6, 6);
    DataSet batch = new DataSet(images, Nd4j.eye(3).castTo(DataType.FLOAT).repeat(0, 2));
    trainAndPrune(network, batch, 1.5, Pruning.Scope.GLOBAL);
    MultiLayerNetwork smaller = (MultiLayerNetwork) DeadFilters.remove(network);
    assertThat(smaller.numParams()).isLessThan(network.numParams());
    assertThat(smaller.output(images).distance2(network.output(images))).isLessThan(1e-5);
  }

  /** Dropout between flattening and the dense layer, a softmax apart from it, and what the model was compiled with. */
  @Test
  void aCompiledModelOfKerasWithItsSoftmaxApartAnswersAsKerasDoes() throws IOException {
    Golden golden = Golden.read("compiled-keras", 8, 6);
    MultiLayerNetwork network = (MultiLayerNetwork) NetworkFiles.read(keras("compiled-keras"), "it");
    assertThat(network.output(golden.images).sub(golden.answers).amaxNumber().doubleValue()).isLessThan(1e-5);
    assertThat(network.getOutputLayer().conf().getLayer()).isInstanceOf(OutputLayer.class);
  }

  /** Padding, a residual addition, pools side by side, both ways from images to features, and these side by side. */
  @Test
  void aFunctionalModelOfKerasAnswersAsKerasDoes() throws IOException {
    Golden golden = Golden.read("functional-keras", 8, 6);
    ComputationGraph network = (ComputationGraph) NetworkFiles.read(keras("functional-keras"), "it");
    assertThat(network.outputSingle(golden.images).sub(golden.answers).amaxNumber().doubleValue()).isLessThan(1e-5);
    assertThat(network.getOutputLayer(0).conf().getLayer()).isInstanceOf(OutputLayer.class);
    ImageClassifier.require(network, "it", new ImageShape(2, 8, 6), 3);
  }

  @Test
  void aFunctionalModelOfKerasIsTrainedPrunedAndMadeSmaller() throws IOException {
    ComputationGraph network = (ComputationGraph) NetworkFiles.read(keras("functional-keras"), "it");
    INDArray images = Golden.read("functional-keras", 8, 6).images;
    DataSet batch = new DataSet(images, Nd4j.eye(4).castTo(DataType.FLOAT).get(NDArrayIndex.all(), NDArrayIndex.interval(0, 3)));
    trainAndPrune(network, batch, 2, Pruning.Scope.LAYER);
    ComputationGraph smaller = (ComputationGraph) DeadFilters.remove(network);
    assertThat(smaller.numParams()).isLessThan(network.numParams() * 3 / 4);
    assertThat(smaller.outputSingle(images).distance2(network.outputSingle(images))).isLessThan(1e-5);
  }

  @Test
  void aModelOfKerasWithTwoInputsIsRefused() throws IOException {
    Path file = keras("two-inputs-keras");
    assertThatThrownBy(() -> NetworkFiles.read(file, "it")).isInstanceOf(InputException.class)
        .hasMessageContaining("it has 2 inputs");
  }

  @Test
  void whatIsNoNetworkIsASentence() throws IOException {
    Path file = keras("small-keras");
    Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 3000));
    assertThatThrownBy(() -> NetworkFiles.read(file, "--from small.h5")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("--from small.h5 is no DL4J network that can be read");
    Path text = Files.writeString(directory.resolve("text"), "x");
    assertThatThrownBy(() -> NetworkFiles.read(text, "it")).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> NetworkFiles.read(directory.resolve("none"), "it")).isInstanceOf(InputException.class);
  }
}
