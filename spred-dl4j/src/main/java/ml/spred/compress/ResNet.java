package ml.spred.compress;

import java.util.List;
import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Residual networks of any depth and width (He et al. 2016) as plain DL4J graphs: a stem, stages of blocks whose width doubles
 * as the image halves, the mean over the image, one linear layer. Convolutions have no bias and are followed by batch
 * normalisation.
 *
 * @param stem how the image enters
 * @param block what a block is made of
 * @param blocks number of blocks in each stage
 * @param width filters in the first stage, before the expansion of bottlenecks
 * @param image what is put in
 * @param classes number of outputs
 */
public record ResNet(Stem stem, Block block, List<Integer> blocks, int width, ImageShape image, int classes) {
  private static final int EXPANSION = 4;

  /** How the image enters. */
  public enum Stem {
    /** One 3 × 3 convolution at full size, for images of 32 × 32. */
    CIFAR,
    /** A 7 × 7 convolution and a maximum pool, each of stride 2, for images of 224 × 224. */
    IMAGENET
  }

  /** What a block is made of. */
  public enum Block {
    /** Two 3 × 3 convolutions. */
    BASIC,
    /** 1 × 1, 3 × 3 and 1 × 1, the last one of four times the width. */
    BOTTLENECK
  }

  public ResNet {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty() || blocks.stream().anyMatch(count -> count < 1) || width < 1 || classes < 2) {
      throw new IllegalArgumentException("a residual network needs stages of at least one block (" + blocks
          + "), a width of at least 1 ("
          + width + ") and two classes (" + classes + ").");
    }
  }

  /** ResNet18: four stages of two basic blocks, 64 filters in the first; 11.2 million parameters with ten classes. */
  public static ResNet resNet18(Stem stem, ImageShape image, int classes) {
    return new ResNet(stem, Block.BASIC, List.of(2, 2, 2, 2), 64, image, classes);
  }

  /** The narrow kind for CIFAR: three stages of n basic blocks, {@code 6n + 2} layers deep, 16 filters in the first by custom. */
  public static ResNet cifar(int blocksPerStage, int width, ImageShape image, int classes) {
    return new ResNet(Stem.CIFAR, Block.BASIC, List.of(blocksPerStage, blocksPerStage, blocksPerStage), width, image, classes);
  }

  /** Builds and initialises it. @param base seed, precision and updater; weights are drawn as He et al. do (fan-in) */
  public ComputationGraph network(NeuralNetConfiguration.Builder base) {
    GraphBuilder graph = base.weightInit(WeightInit.RELU).activation(Activation.IDENTITY)
        .convolutionMode(ConvolutionMode.Truncate)
        .graphBuilder().addInputs("image").setInputTypes(InputType.convolutional(image.height(), image.width(),
        image.channels()));
    String last = addStem(graph);
    int channels = width;
    for (int stage = 0; stage < blocks.size(); stage++) {
      int filters = width << stage;
      for (int k = 0; k < blocks.get(stage); k++) {
        int stride = stage > 0 && k == 0 ? 2 : 1;
        int out = block == Block.BASIC ? filters : EXPANSION * filters;
        last = addBlock(graph, "stage" + (stage + 1) + "block" + (k + 1), last, filters, out, stride, channels != out
            || stride != 1);
        channels = out;
      }
    }
    graph.addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), last)
        .addLayer("output", new OutputLayer.Builder(LossFunction.MCXENT).nOut(classes).activation(Activation.SOFTMAX)
            .weightInit(WeightInit.XAVIER).build(), "pool")
        .setOutputs("output");
    ComputationGraph network = new ComputationGraph(graph.build());
    network.init();
    return network;
  }

  private String addStem(GraphBuilder graph) {
    if (stem == Stem.CIFAR) {
      return normalised(graph, "stem", "image", 3, width, 1, true);
    }
    String convolved = normalised(graph, "stem", "image", 7, width, 2, true);
    graph.addLayer("stemPool", new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(3, 3).stride(2, 2)
        .padding(1, 1).build(), convolved);
    return "stemPool";
  }

  private String addBlock(GraphBuilder graph, String name, String from, int filters, int out, int stride, boolean projected) {
    String last;
    if (block == Block.BASIC) {
      String first = normalised(graph, name + "conv1", from, 3, filters, stride, true);
      last = normalised(graph, name + "conv2", first, 3, out, 1, false);
    } else {
      String first = normalised(graph, name + "conv1", from, 1, filters, 1, true);
      String second = normalised(graph, name + "conv2", first, 3, filters, stride, true);
      last = normalised(graph, name + "conv3", second, 1, out, 1, false);
    }
    String shortcut = projected ? normalised(graph, name + "shortcut", from, 1, out, stride, false) : from;
    graph.addVertex(name + "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), last, shortcut)
        .addLayer(name, new ActivationLayer(Activation.RELU), name + "sum");
    return name;
  }

  /** A convolution, its normalisation and perhaps a rectifier. @return the name of the last of them */
  private static String normalised(GraphBuilder graph, String name, String from, int kernel, int filters, int stride,
      boolean relu) {
    int padding = kernel / 2;
    graph.addLayer(name, new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).padding(padding, padding)
        .nOut(filters)
        .hasBias(false).build(), from);
    graph.addLayer(name + "Norm", new BatchNormalization.Builder().build(), name);
    if (!relu) {
      return name + "Norm";
    }
    graph.addLayer(name + "Relu", new ActivationLayer(Activation.RELU), name + "Norm");
    return name + "Relu";
  }
}
