package ml.spred.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks and data for the tests. */
final class Networks {
  private Networks() {}

  static NeuralNetConfiguration.Builder builder(IUpdater updater) {
    return new NeuralNetConfiguration.Builder().seed(7).dataType(DataType.DOUBLE).updater(updater).activation(Activation.TANH);
  }

  static OutputLayer output(int classes) {
    return new OutputLayer.Builder(LossFunction.MCXENT).nOut(classes).activation(Activation.SOFTMAX).build();
  }

  static MultiLayerNetwork softmaxRegression(IUpdater updater) {
    return initialised(builder(updater).list().layer(output(3)).setInputType(InputType.feedForward(12)));
  }

  static MultiLayerNetwork dense(IUpdater updater) {
    return initialised(builder(updater).list().layer(new DenseLayer.Builder().nOut(8).build())
        .layer(new DenseLayer.Builder().nOut(6).build()).layer(output(3)).setInputType(InputType.feedForward(12)));
  }

  static MultiLayerNetwork dropout(IUpdater updater) {
    return initialised(builder(updater).list().layer(new DenseLayer.Builder().nOut(8).dropOut(0.7).build()).layer(output(3))
        .setInputType(InputType.feedForward(12)));
  }

  static MultiLayerNetwork convolutional(IUpdater updater) {
    return initialised(builder(updater).list()
        .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).convolutionMode(ConvolutionMode.Same).build())
        .layer(new BatchNormalization()).layer(new ConvolutionLayer.Builder(2, 2).nOut(5).stride(2, 2).build())
        .layer(output(3)).setInputType(InputType.convolutional(6, 6, 2)));
  }

  static MultiLayerNetwork recurrent(IUpdater updater) {
    return initialised(builder(updater).list().layer(new LSTM.Builder().nOut(4).build())
        .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT).nOut(3).activation(Activation.SOFTMAX).build())
        .setInputType(InputType.recurrent(5, 4)));
  }

  private static MultiLayerNetwork initialised(NeuralNetConfiguration.ListBuilder list) {
    MultiLayerNetwork network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  /** A block with a residual addition between a stem and a classifier. */
  static ComputationGraph residual(IUpdater updater) {
    ComputationGraphConfiguration configuration = builder(updater).graphBuilder().addInputs("image")
        .addLayer("stem", convolution(4), "image").addLayer("stemNorm", new BatchNormalization(), "stem")
        .addLayer("first", convolution(6), "stemNorm").addLayer("firstNorm", new BatchNormalization(), "first")
        .addLayer("firstOut", new ActivationLayer(Activation.TANH), "firstNorm")
        .addLayer("second", convolution(4), "firstOut")
        .addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "second", "stemNorm")
        .addLayer("pool", new GlobalPoolingLayer(PoolingType.AVG), "sum")
        .addLayer("output", output(3), "pool").setOutputs("output").setInputTypes(InputType.convolutional(5, 5, 2)).build();
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    return graph;
  }

  private static ConvolutionLayer convolution(int filters) {
    return new ConvolutionLayer.Builder(3, 3).nOut(filters).convolutionMode(ConvolutionMode.Same).activation(Activation.IDENTITY)
        .hasBias(false).build();
  }

  static DataSet vectors(int samples) {
    return labelled(Nd4j.rand(DataType.DOUBLE, samples, 12).subi(0.5), 3);
  }

  static DataSet images(int samples, int size) {
    return labelled(Nd4j.rand(DataType.DOUBLE, samples, 2, size, size).subi(0.5), 3);
  }

  static DataSet series(int samples) {
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, samples, 3, 4);
    for (int k = 0; k < samples; k++) {
      for (int t = 0; t < 4; t++) {
        labels.putScalar(new int[] {k, (k + t) % 3, t}, 1);
      }
    }
    return new DataSet(Nd4j.rand(DataType.DOUBLE, samples, 5, 4).subi(0.5), labels);
  }

  /** The class shifts one feature, so that there is something to learn. */
  private static DataSet labelled(INDArray features, int classes) {
    int samples = (int) features.size(0);
    INDArray labels = Nd4j.zeros(DataType.DOUBLE, samples, classes);
    INDArray rows = features.reshape(samples, features.length() / samples);
    for (int k = 0; k < samples; k++) {
      labels.putScalar(k, k % classes, 1);
      rows.putScalar(k, k % classes, rows.getDouble(k, k % classes) + 1);
    }
    return new DataSet(features, labels);
  }

  static IUpdater sgd() {
    return new Sgd(0.1);
  }
}
