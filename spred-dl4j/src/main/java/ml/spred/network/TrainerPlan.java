package ml.spred.network;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a trainer is but for what it moves: the network's configuration and its parameters when the plan was made (those of frozen
 * layers stay so), and how it is trained. It travels once; what changes is {@link NetworkTrainer#moved()}.
 *
 * @param graph whether the network is a ComputationGraph
 * @param network its configuration as JSON
 * @param parameters all of them
 * @param options how it is trained, as JSON
 */
public record TrainerPlan(boolean graph, String network, INDArray parameters, String options) implements Serializable {
  static TrainerPlan of(NetworkTrainer trainer) {
    try {
      Model model = trainer.network();
      String json = model instanceof ComputationGraph graph ? graph.getConfiguration().toJson()
          : ((MultiLayerNetwork) model).getLayerWiseConfigurations().toJson();
      return new TrainerPlan(model instanceof ComputationGraph, json, model.params().dup(), TrainerJson.write(trainer));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * A trainer of this plan, whose states are to be taken over from another one before it takes a step.
   *
   * @param moved as {@link NetworkTrainer#moved()} gave it
   * @param iterations steps behind it
   * @param epochs epochs behind it
   */
  public NetworkTrainer trainer(INDArray moved, int iterations, int epochs) {
    try {
      PlainNetwork plain = PlainNetwork.of(model());
      NetworkTrainer trainer = new NetworkTrainer(plain, ParameterCatalogue.of(plain), TrainerJson.read(options).options());
      trainer.takeOver(moved, iterations);
      trainer.goOn(iterations, epochs);
      return trainer;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private Model model() {
    if (graph) {
      ComputationGraph model = new ComputationGraph(ComputationGraphConfiguration.fromJson(network));
      model.init(parameters.dup(), false);
      return model;
    }
    MultiLayerNetwork model = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(network));
    model.init(parameters.dup(), false);
    return model;
  }
}
