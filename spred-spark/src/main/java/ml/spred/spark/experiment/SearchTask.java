package ml.spred.spark.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import ml.spred.compress.KappaSearch;
import ml.spred.compress.Pruning;
import ml.spred.compress.WeightCount;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import ml.spred.network.Direct;
import ml.spred.network.Grouping;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.Redundant;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import ml.spred.redundant.Initialization;
import ml.spred.simulate.MackeyGlass;
import org.deeplearning4j.datasets.iterator.utilty.ListDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration.ListBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A task on which prescribed sparsities are searched: a network, trained from the same start for every strength, by mini-batch
 * proximal steps (arXiv 2408.02801, Algorithm 3) or otherwise, and its error on samples that trained nothing.
 */
final class SearchTask {
  private static final int BATCH = 50;
  /** Values of the series before it has forgotten its constant past. */
  private static final int TRANSIENT = 200;
  /** About the mean of the series. */
  private static final double CENTRE = 0.9;
  private static final int WIDTH = 4;
  private static final int SPACING = 6;
  private static final int HORIZON = 6;

  private final List<DataSet> training;
  private final int[] units;
  private final LossFunction loss;
  private final Activation output;
  private final ToDoubleFunction<MultiLayerNetwork> error;
  private final double rate;
  private final int epochs;

  /** What makes weights zero. */
  enum Penalty {
    /** {@code 2·kappa·‖V‖₁} by proximal steps (Algorithm 3). */
    L1,
    /** The same and {@code kappa·‖V‖²}: an elastic net that mixes both alike. */
    ELASTIC_NET,
    /** {@code 2·kappa·Σ‖V_g‖} over the weights that leave an input or a unit, by proximal steps. */
    GROUP,
    /** The same made smooth: the pair {@code u_g·W_g} under weight decay; groups below a threshold are zero. */
    SMOOTH_GROUP;

    /** Root mean square of a group's weights. */
    private static final double THRESHOLD = 1e-3;

    private Treatment treatment(double kappa) {
      return switch (this) {
        case L1 -> Direct.proximal(kappa, Grouping.WEIGHTS);
        case ELASTIC_NET -> new Direct(kappa, Direct.L1.PROXIMAL, kappa, Grouping.WEIGHTS, false);
        case GROUP -> Direct.proximal(kappa, Grouping.INPUTS);
        case SMOOTH_GROUP -> new Redundant(kappa, 1, Grouping.INPUTS, Initialization.FROM_DENSE);
      };
    }

    private WeightCount count(MultiLayerNetwork network) {
      return this == SMOOTH_GROUP ? Pruning.of(network).grouping(Grouping.INPUTS).threshold(THRESHOLD) : WeightCount.of(network);
    }
  }

  /**
   * What is trained.
   *
   * @param penalty of all weights
   * @param activation of the hidden layers
   */
  record Model(Penalty penalty, Activation activation) {
    Model dense() {
      return new Model(Penalty.L1, activation);
    }
  }

  /**
   * One training.
   *
   * @param kappas one for each array of weights
   * @param count what is left of the weights
   * @param error on held-out samples: mean squared error, or share of wrong classes
   */
  record Solve(double[] kappas, WeightCount count, double error) {}

  /**
   * A search.
   *
   * @param trace every solve, in order
   * @param met whether the last one meets the targets
   */
  record Searched(List<Solve> trace, boolean met) {}

  private SearchTask(List<DataSet> training, int[] units, LossFunction loss, Activation output,
      ToDoubleFunction<MultiLayerNetwork> error, double rate, int epochs) {
    this.training = training;
    this.units = units;
    this.loss = loss;
    this.output = output;
    this.error = error;
    this.rate = rate;
    this.epochs = epochs;
  }

  /**
   * Forecasts of the series of Mackey and Glass six steps ahead from four values six steps apart; the first half trains.
   *
   * @param length of the series
   * @param hidden units of each hidden layer
   */
  static SearchTask mackeyGlass(int length, int[] hidden, double rate, int epochs) {
    double[] series = Arrays.stream(MackeyGlass.standard().series(length + TRANSIENT, 1)).skip(TRANSIENT)
        .map(value -> value - CENTRE).toArray();
    DataSet train = forecasts(Arrays.copyOf(series, length / 2));
    DataSet test = forecasts(Arrays.copyOfRange(series, length / 2, length));
    return new SearchTask(train.batchBy(BATCH), units(WIDTH, hidden, 1), LossFunction.MSE, Activation.IDENTITY,
        network -> network.output(test.getFeatures()).squaredDistance(test.getLabels()) / test.numExamples(), rate, epochs);
  }

  private static DataSet forecasts(double[] series) {
    MackeyGlass.Embedding embedding = MackeyGlass.embed(series, WIDTH, SPACING, HORIZON);
    double[][] targets = Arrays.stream(embedding.targets()).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    return new DataSet(Nd4j.createFromArray(embedding.samples()).castTo(DataType.FLOAT),
        Nd4j.createFromArray(targets).castTo(DataType.FLOAT));
  }

  /**
   * Classes of images, by their pixels.
   *
   * @param hidden units of each hidden layer
   */
  static SearchTask images(ImageSet train, ImageSet test, int[] hidden, double rate, int epochs) {
    Normalisation normalisation = Normalisation.of(train);
    List<DataSet> held = flat(test, normalisation);
    return new SearchTask(flat(train, normalisation), units(train.shape().length(), hidden, train.classes()),
        LossFunction.MCXENT, Activation.SOFTMAX,
        network -> 1 - network.evaluate(new ListDataSetIterator<>(held, 1)).accuracy(), rate, epochs);
  }

  private static List<DataSet> flat(ImageSet images, Normalisation normalisation) {
    List<DataSet> batches = new ArrayList<>();
    ImageBatches.testing(images, normalisation, BATCH).forEachRemaining(batch -> batches.add(new DataSet(
        batch.getFeatures().reshape(batch.numExamples(), images.shape().length()), batch.getLabels())));
    return batches;
  }

  private static int[] units(int in, int[] hidden, int out) {
    int[] units = new int[hidden.length + 2];
    units[0] = in;
    System.arraycopy(hidden, 0, units, 1, hidden.length);
    units[units.length - 1] = out;
    return units;
  }

  /** Arrays of weights. */
  int arrays() {
    return units.length - 1;
  }

  /** Trains from the seed's start with a strength for each array of weights; 0 is the dense network. */
  Solve train(Model model, double[] kappas, long seed) {
    MultiLayerNetwork network = network(model.activation, seed);
    Spred spred = Spred.of(network).seed(seed).updater(new Sgd(rate));
    for (int k = 0; k < kappas.length; k++) {
      spred.layer("layer" + k, model.penalty.treatment(kappas[k]));
    }
    NetworkTrainer trainer = spred.trainer();
    for (int epoch = 0; epoch < epochs; epoch++) {
      trainer.fit(new ListDataSetIterator<>(training, 1));
    }
    WeightCount count = model.penalty.count(network);
    return new Solve(kappas, count, error.applyAsDouble(network));
  }

  private MultiLayerNetwork network(Activation activation, long seed) {
    ListBuilder layers = new NeuralNetConfiguration.Builder().seed(seed).dataType(DataType.FLOAT).weightInit(WeightInit.RELU)
        .activation(activation).list();
    int last = arrays() - 1;
    for (int k = 0; k < last; k++) {
      layers.layer(new DenseLayer.Builder().name("layer" + k).nIn(units[k]).nOut(units[k + 1]).build());
    }
    MultiLayerNetwork network = new MultiLayerNetwork(layers.layer(new OutputLayer.Builder(loss).activation(output)
        .weightInit(WeightInit.XAVIER).name("layer" + last).nIn(units[last]).nOut(units[last + 1]).build()).build());
    network.init();
    return network;
  }

  /**
   * Searches.
   *
   * @param model what is trained
   * @param targets one sparsity for all weights together (Algorithm 1), or one for each array (Algorithm 2)
   * @param start first strength of each
   * @param mostSolves after which a search ends without its targets
   */
  Searched search(Model model, double[] targets, double tolerance, double start, int mostSolves, long seed) {
    KappaSearch search = new KappaSearch(tolerance, mostSolves);
    List<Solve> trace = new ArrayList<>();
    KappaSearch.Solver solver = kappas -> {
      Solve solve = train(model, kappas, seed);
      trace.add(solve);
      return solve.count();
    };
    double[] starts = new double[targets.length];
    Arrays.fill(starts, start);
    KappaSearch.Found found = targets.length == 1 ? search.single(solver, arrays(), start, targets[0])
        : search.perLayer(solver, starts, targets);
    return new Searched(trace, found.met());
  }
}
