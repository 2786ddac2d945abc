package ml.spred.compress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.KerasSequentialModel;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Models of Keras 2 in HDF5 files, sequential ones and functional ones with one input and one output, read by DL4J's importer and
 * brought to the form that all else here has: channels before height and width, and an output layer with cross-entropy at the
 * end. What comes of it must answer as what was imported, or the file is refused.
 */
final class KerasFile {
  /** Images that both are asked of. */
  private static final int ASKED = 2;
  private static final double ROUNDING = 1e-3;

  private KerasFile() {}

  /** @throws IOException where the native library of HDF5 is not there, or the model is none that can be read */
  static Model read(Path file) throws IOException {
    try {
      // What HDF5 would say of a damaged file on the error stream.
      org.bytedeco.hdf5.Exception.dontPrint();
      KerasModelBuilder builder = builder(new KerasModel(), file);
      String kind = NeuralNetConfiguration.mapper().readTree(builder.getModelJson()).path("class_name").asText();
      if (!kind.equals("Sequential")) {
        return graph(builder.buildModel());
      }
      builder.close();
      return stack(builder(new KerasSequentialModel(), file).buildSequential());
    } catch (InvalidKerasConfigurationException | UnsupportedKerasConfigurationException other) {
      throw new IOException(other.getMessage() + "; models of Keras 2 can be read, with layers that DL4J has", other);
    } catch (LinkageError absent) {
      throw new IOException("this build has HDF5's native library for another platform than this one", absent);
    }
  }

  private static KerasModelBuilder builder(KerasModel model, Path file)
      throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    return model.modelBuilder().modelHdf5Filename(file.toString()).enforceTrainingConfig(false);
  }

  private static MultiLayerNetwork stack(KerasSequentialModel model)
      throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    InputTypeConvolutional images = images(model);
    MultiLayerNetwork imported = model.getMultiLayerNetwork();
    MultiLayerNetwork network = KerasStack.channelsFirst(imported);
    requireSame(images, imported::output, network::output);
    return network;
  }

  private static ComputationGraph graph(KerasModel model)
      throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    requireOne("inputs", model.getInputLayerNames());
    requireOne("outputs", model.getOutputLayerNames());
    InputTypeConvolutional images = images(model);
    ComputationGraph imported = model.getComputationGraph();
    ComputationGraph network = KerasGraph.channelsFirst(imported);
    requireSame(images, imported::outputSingle, network::outputSingle);
    return network;
  }

  private static void requireOne(String what, List<String> names) throws IOException {
    if (names.size() != 1) {
      throw new IOException("it has " + names.size() + " " + what + " (" + String.join(", ", names) + "), and must have one");
    }
  }

  private static InputTypeConvolutional images(KerasModel model) throws IOException {
    InputType type = model.getOutputTypes().get(model.getInputLayerNames().get(0));
    if (type instanceof InputTypeConvolutional images) {
      return images;
    }
    throw new IOException("its input is " + type + ", and must be images of height, width and channels");
  }

  /** Layers that mean another axis with channels first than with channels last would give other answers. */
  private static void requireSame(
      InputTypeConvolutional images, UnaryOperator<INDArray> imported, UnaryOperator<INDArray> network) throws IOException {
    Random random = Nd4j.getRandomFactory().getNewRandomInstance(1);
    INDArray first = Nd4j.create(DataType.FLOAT, ASKED, images.getChannels(), images.getHeight(), images.getWidth());
    first.assign(random.nextGaussian(first.shape()));
    boolean last = images.getFormat() == CNN2DFormat.NHWC;
    INDArray expected = imported.apply(last ? first.permute(0, 2, 3, 1).dup('c') : first);
    INDArray answer = network.apply(first);
    if (!answer.equalShapes(expected) || !(answer.sub(expected).amaxNumber().doubleValue()
        <= ROUNDING * Math.max(1, expected.amaxNumber().doubleValue()))) {
      throw new IOException("with channels before height and width one of its layers computes something else");
    }
  }
}
