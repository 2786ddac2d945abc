package ml.spred.network;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A {@link ComputationGraph}. */
record PlainGraph(ComputationGraph graph) implements PlainNetwork {
  PlainGraph {
    graph.init();
    NativeLayers.use(graph);
  }

  @Override
  public Model model() {
    return graph;
  }

  @Override
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int index : graph.topologicalSortOrder()) {
      GraphVertex vertex = graph.getVertices()[index];
      if (vertex.numParams() > 0) {
        parts.add(new Part(vertex.getVertexName(), vertex.hasLayer() ? vertex.getLayer() : vertex));
      }
    }
    return parts;
  }

  @Override
  public void requireGradients() {
    if (graph.getGradientsViewArray() == null) {
      graph.initGradientsView();
    }
  }

  @Override
  public double differentiate(MultiDataSet batch) {
    graph.setInputs(batch.getFeatures());
    graph.setLabels(batch.getLabels());
    graph.setLayerMaskArrays(batch.getFeaturesMaskArrays(), batch.getLabelsMaskArrays());
    graph.computeGradientAndScore();
    graph.clearLayerMaskArrays();
    graph.clearLayersStates();
    return graph.score();
  }

  @Override
  public double loss(MultiDataSet batch) {
    return graph.score(batch);
  }

  @Override
  public INDArray[] output(MultiDataSet batch) {
    return graph.output(false, batch.getFeatures(), batch.getFeaturesMaskArrays(), null);
  }

  @Override
  public void setCounts(int iteration, int epoch) {
    graph.getConfiguration().setIterationCount(iteration);
    graph.getConfiguration().setEpochCount(epoch);
  }

  @Override
  public boolean truncatesSeries() {
    return graph.getConfiguration().getBackpropType() == BackpropType.TruncatedBPTT;
  }
}
