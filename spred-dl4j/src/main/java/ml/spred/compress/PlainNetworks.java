package ml.spred.compress;

import ml.spred.image.ImageShape;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks without branches. */
public final class PlainNetworks {
  private PlainNetworks() {}

  /**
   * Dense rectified layers and a softmax upon the pixels: {@code multilayer(base, MNIST, 10, 1000)} is 784–1000–10.
   *
   * @param base seed, precision and updater
   * @param hidden units of each hidden layer, first to last
   */
  public static MultiLayerNetwork multilayer(NeuralNetConfiguration.Builder base, ImageShape image, int classes, int... hidden) {
    return multilayer(base, Activation.RELU, image, classes, hidden);
  }

  /** The same with another activation, weights drawn as for rectifiers. */
  public static MultiLayerNetwork multilayer(
      NeuralNetConfiguration.Builder base, Activation activation, ImageShape image, int classes, int... hidden) {
    ListBuilder layers = base.weightInit(WeightInit.RELU).activation(activation).list();
    for (int units : hidden) {
      layers.layer(new DenseLayer.Builder().nOut(units).build());
    }
    return finish(layers, image, classes);
  }

  /**
   * Two 3 × 3 convolutions with a maximum pool of 2 × 2 behind each, one dense layer, a softmax.
   *
   * @param base seed, precision and updater
   * @param filters of the first convolution; the second has twice as many
   * @param units of the dense layer
   */
  public static MultiLayerNetwork convolutional(
      NeuralNetConfiguration.Builder base, ImageShape image, int classes, int filters, int units) {
    ListBuilder layers = rectified(base.convolutionMode(ConvolutionMode.Truncate));
    for (int count : new int[] {filters, 2 * filters}) {
      layers.layer(new ConvolutionLayer.Builder(3, 3).padding(1, 1).nOut(count).build());
      layers.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build());
    }
    return finish(layers.layer(new DenseLayer.Builder().nOut(units).build()), image, classes);
  }

  private static ListBuilder rectified(NeuralNetConfiguration.Builder base) {
    return base.weightInit(WeightInit.RELU).activation(Activation.RELU).list();
  }

  private static MultiLayerNetwork finish(ListBuilder layers, ImageShape image, int classes) {
    MultiLayerNetwork network = new MultiLayerNetwork(layers
        .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(classes).activation(Activation.SOFTMAX)
        .weightInit(WeightInit.XAVIER)
            .build())
        .setInputType(InputType.convolutional(image.height(), image.width(), image.channels())).build());
    network.init();
    return network;
  }
}
