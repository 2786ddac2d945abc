package ml.spred.network;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** What training needs of either kind of DL4J network; the network's own updater is never made. */
interface PlainNetwork {
  /** The DL4J network itself. */
  Model model();

  /** A part of the network that has parameters, under its name. */
  record Part(String name, Trainable trainable) {}

  /** All parts in the order in which their parameters follow each other in {@code model().params()}. */
  List<Part> parts();

  /** Makes the flat gradient if there is none; afterwards {@code model().getGradientsViewArray()} is it. */
  void requireGradients();

  /** One pass forward and back: afterwards the flat gradient is that of the summed loss. @return the mean loss of the batch */
  double differentiate(MultiDataSet batch);

  /** The mean loss of a batch in inference mode. */
  double loss(MultiDataSet batch);

  /** What the output layers give in inference mode. */
  INDArray[] output(MultiDataSet batch);

  /** Tells the layers how far training is; schedules of dropout look at it. */
  void setCounts(int iteration, int epoch);

  /** Whether the configuration cuts series into pieces for backpropagation. */
  boolean truncatesSeries();

  /** @throws IllegalArgumentException for anything else than the two kinds of network */
  static PlainNetwork of(Model model) {
    if (model instanceof MultiLayerNetwork network) {
      return new PlainStack(network);
    }
    if (model instanceof ComputationGraph graph) {
      return new PlainGraph(graph);
    }
    throw new IllegalArgumentException("a " + model.getClass().getSimpleName()
        + " cannot be trained: it must be a MultiLayerNetwork or a ComputationGraph.");
  }
}
