package ml.spred.network;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** The gradient of a plain network's loss, for those who score weights by it. */
public final class NetworkGradient {
  private final PlainNetwork network;

  private NetworkGradient(PlainNetwork network) {
    this.network = network;
  }

  /** @throws IllegalArgumentException unless it is a MultiLayerNetwork or a ComputationGraph */
  public static NetworkGradient of(Model network) {
    PlainNetwork plain = PlainNetwork.of(network);
    plain.requireGradients();
    return new NetworkGradient(plain);
  }

  /**
   * Gradient of the summed loss of batches by all parameters {@code [n]}, batch normalisation in training mode. Where the
   * network keeps running statistics, their entries are no gradient.
   */
  public INDArray by(List<? extends MultiDataSet> batches) {
    INDArray sum = network.model().params().like();
    for (MultiDataSet batch : batches) {
      network.differentiate(batch);
      sum.addi(network.model().getGradientsViewArray().reshape(sum.length()));
    }
    return sum;
  }
}
