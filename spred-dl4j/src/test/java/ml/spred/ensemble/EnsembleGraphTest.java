package ml.spred.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import ml.spred.problem.Problems;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** The fused step and DL4J's own graph are the same network. */
class EnsembleGraphTest {
  private static final FeatureMatrix X = Problems.gaussian(12, 9, 21);
  private static final int[] LABELS = Problems.labels(X, 3, 0.2, 22);

  private static INDArray oneHot() {
    INDArray target = Nd4j.zeros(DataType.DOUBLE, LABELS.length, 3);
    for (int sample = 0; sample < LABELS.length; sample++) {
      target.putScalar(sample, LABELS[sample], 1);
    }
    return target;
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void trainingTheGraphEqualsTheFusedStep(Form form) {
    EnsembleShape shape = new EnsembleShape(9, 3, Heads.ensemble(List.of(6, 5)), form);
    Penalty penalty = new Penalty(0.05, 2, form);
    ComputationGraph graph = EnsembleGraph.create(shape, penalty, new Sgd(0.1), DataType.DOUBLE, 7);
    EnsembleParameters parameters = EnsembleGraph.parameters(graph, shape);
    INDArray x = EnsembleStep.toNative(X, DataType.DOUBLE);
    MultiDataSet data = new MultiDataSet(new INDArray[] {x}, new INDArray[] {oneHot(), oneHot()});
    try (Lanes lanes = new Lanes(1)) {
      EnsembleStep step = new EnsembleStep(x, LABELS, shape, DenseDecay.none(), DataType.DOUBLE, lanes);
      EnsembleParameters gradient = new EnsembleParameters(shape, DataType.DOUBLE);
      for (int iteration = 0; iteration < 15; iteration++) {
        double value = step.lossAndGradient(parameters, penalty, gradient);
        parameters.flat().subi(gradient.flat().mul(0.1));
        graph.fit(data);
        assertThat(graph.score()).as("iteration %d", iteration).isCloseTo(value, within(1e-9));
      }
    }
    assertThat(graph.params().sub(parameters.flat()).normmaxNumber().doubleValue()).isLessThan(1e-10);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aGraphMadeFromParametersPredictsWhatTheyPredict(Form form) {
    EnsembleShape shape = new EnsembleShape(9, 3, Heads.ensemble(List.of(6)), form);
    Penalty penalty = new Penalty(0.05, 1, form);
    EnsembleParameters parameters =
        EnsembleGraph.parameters(EnsembleGraph.create(shape, penalty, new Sgd(), DataType.DOUBLE, 3), shape);
    INDArray x = EnsembleStep.toNative(X, DataType.DOUBLE);
    INDArray[] outputs = EnsembleGraph.of(parameters, penalty, new Sgd()).output(x);
    try (Lanes lanes = new Lanes(1)) {
      double[][] mean = new EnsembleStep(x, LABELS, shape, DenseDecay.none(), DataType.DOUBLE, lanes).probabilities(parameters);
      for (int sample = 0; sample < mean.length; sample++) {
        for (int k = 0; k < 3; k++) {
          double expected = (outputs[0].getDouble(sample, k) + outputs[1].getDouble(sample, k)) / 2;
          assertThat(mean[sample][k]).isCloseTo(expected, within(1e-12));
        }
      }
    }
  }
}
