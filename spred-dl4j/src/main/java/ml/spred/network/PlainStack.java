package ml.spred.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A {@link MultiLayerNetwork}. */
record PlainStack(MultiLayerNetwork network) implements PlainNetwork {
  PlainStack {
    network.init();
    NativeLayers.use(network);
  }

  @Override
  public Model model() {
    return network;
  }

  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Layer layer : network.getLayers()) {
      parts.add(new Part(layer.conf().getLayer().getLayerName(), layer));
    }
    return parts;
  }

  @Override
  public void requireGradients() {
    if (network.getGradientsViewArray() == null) {
      network.initGradientsView();
    }
  }

  @Override
  public double differentiate(MultiDataSet batch) {
    network.setInput(batch.getFeatures(0));
    network.setLabels(batch.getLabels(0));
    network.setLayerMaskArrays(batch.getFeaturesMaskArray(0), batch.getLabelsMaskArray(0));
    network.computeGradientAndScore();
    network.clearLayerMaskArrays();
    network.clearLayersStates();
    return network.score();
  }

  @Override
  public double loss(MultiDataSet batch) {
    return network.score(new DataSet(batch.getFeatures(0), batch.getLabels(0), batch.getFeaturesMaskArray(0),
        batch.getLabelsMaskArray(0)));
  }

  @Override
  public INDArray[] output(MultiDataSet batch) {
    return new INDArray[] {network.output(batch.getFeatures(0), false, batch.getFeaturesMaskArray(0), null)};
  }

  @Override
  public void setCounts(int iteration, int epoch) {
    network.getLayerWiseConfigurations().setIterationCount(iteration);
    network.getLayerWiseConfigurations().setEpochCount(epoch);
  }

  @Override
  public boolean truncatesSeries() {
    return network.getLayerWiseConfigurations().getBackpropType() == BackpropType.TruncatedBPTT;
  }
}
