package ml.spred.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import ml.spred.network.Direct;
import ml.spred.network.Grouping;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.simulate.MackeyGlass;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The search for a prescribed sparsity on forecasts of the series of Mackey and Glass, with any activation and penalty. */
class NetworkSearchTest {
  private static final DataSet DATA = data();
  private static final int EPOCHS = 40;

  private static DataSet data() {
    MackeyGlass.Embedding embedding =
        MackeyGlass.embed(Arrays.stream(MackeyGlass.standard().series(400, 1)).skip(150).toArray(), 4, 6, 6);
    double[][] targets = Arrays.stream(embedding.targets()).mapToObj(value -> new double[] {value - 0.9})
        .toArray(double[][]::new);
    double[][] samples = Arrays.stream(embedding.samples()).map(row -> Arrays.stream(row).map(value -> value - 0.9).toArray())
        .toArray(double[][]::new);
    return new DataSet(Nd4j.createFromArray(samples).castTo(DataType.FLOAT), Nd4j.createFromArray(targets)
        .castTo(DataType.FLOAT));
  }

  private static MultiLayerNetwork network(Activation activation) {
    MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder().seed(3).dataType(DataType.FLOAT)
        .weightInit(WeightInit.XAVIER).activation(activation).list()
        .layer(new DenseLayer.Builder().nIn(4).nOut(24).build())
        .layer(new DenseLayer.Builder().nIn(24).nOut(12).build())
        .layer(new OutputLayer.Builder(LossFunction.MSE).nIn(12).nOut(1).activation(Activation.IDENTITY).build()).build());
    network.init();
    return network;
  }

  private static MultiLayerNetwork train(Activation activation, Treatment treatment) {
    MultiLayerNetwork network = network(activation);
    NetworkTrainer trainer = Spred.of(network).weights(treatment).seed(1).updater(new Sgd(0.1)).trainer();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      trainer.fit(new ListDataSetIterator<>(List.copyOf(DATA.asList()), 40));
    }
    return network;
  }

  private static double error(MultiLayerNetwork network) {
    return network.output(DATA.getFeatures()).squaredDistance(DATA.getLabels()) / DATA.numExamples();
  }

  @ParameterizedTest
  @EnumSource(value = Activation.class, names = {"SWISH", "GELU", "TANH"})
  void aSparsityIsMetWithAnyActivation(Activation activation) {
    MultiLayerNetwork[] last = new MultiLayerNetwork[1];
    KappaSearch.Found found = new KappaSearch(0.05, 20).single(kappas -> {
      last[0] = train(activation, Direct.proximal(kappas[0], Grouping.WEIGHTS));
      return WeightCount.of(last[0]);
    }, 3, 1e-3, 0.6);
    assertThat(found.count().sparsity()).isBetween(0.55, 0.65);
    assertThat(found.trace()).hasSizeBetween(1, 20);
    assertThat(found.met()).isTrue();
    double variance = DATA.getLabels().var(false).getDouble(0);
    assertThat(error(last[0])).as("a forecast is still one").isLessThan(0.6 * variance);
  }

  /** Their first open question: an elastic net, and groups. */
  @Test
  void elasticNetsAndWholeNeuronsAreSearchedToo() {
    KappaSearch search = new KappaSearch(0.06, 20);
    KappaSearch.Found elastic = search.single(kappas -> WeightCount.of(train(Activation.SWISH,
        new Direct(1e-4, Direct.L1.PROXIMAL, kappas[0], Grouping.WEIGHTS, false))), 3, 1e-3, 0.6);
    assertThat(elastic.count().sparsity()).isBetween(0.54, 0.66);
    KappaSearch.Found groups = search.single(kappas -> WeightCount.of(train(Activation.SWISH,
        Direct.proximal(kappas[0], Grouping.OUTPUTS))), 3, 1e-3, 0.5);
    assertThat(groups.count().sparsity()).isBetween(0.44, 0.56);
    assertThat(groups.count().layers().get(0).nonZero() % 4).as("neurons go as a whole").isZero();
  }
}
