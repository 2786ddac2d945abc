package ml.spred.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compute.NativeThreads;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Trains a network step by step. The network's weights are the folded ones after every step, so it may be evaluated, saved or
 * cloned at any time. One thread at a time; its native operations take one core, and more within {@code NativeThreads.of(n)}:
 * the result is a function of data, options, seed and that number.
 */
public final class NetworkTrainer {
  private final PlainNetwork network;
  private final List<ParameterTensor> tensors;
  private final TrainerOptions options;
  private final TrainedState state;
  private int iteration;
  private int epoch;
  private int worker;

  NetworkTrainer(PlainNetwork network, List<ParameterTensor> tensors, TrainerOptions options) {
    this.network = network;
    this.tensors = tensors;
    this.options = options;
    this.state = new TrainedState(tensors, network.model().getGradientsViewArray(), options);
  }

  void start() {
    NativeThreads.use();
    state.start(Nd4j.getRandomFactory().getNewRandomInstance(options.seed()));
  }

  void goOn(int iterations, int epochs) {
    iteration = iterations;
    epoch = epochs;
    state.fold();
  }

  /**
   * One step on a batch, whose samples lie along the first axis of the features.
   *
   * @return the mean loss of the batch before the step, without the penalty
   * @throws InputException when the loss is no number; the network is then as it was before the step
   */
  public double fit(MultiDataSet batch) {
    NativeThreads.use();
    network.setCounts(iteration, epoch);
    // Dropout must draw the same for a training that goes on from a file, and another mask on every worker.
    Nd4j.getRandom().setSeed(options.seed() * 0x9E3779B97F4A7C15L + iteration + worker * 0xBF58476D1CE4E5B9L);
    double loss = network.differentiate(batch);
    if (Double.isNaN(loss) || Double.isInfinite(loss)) {
      throw new InputException("the loss is " + loss + " in epoch " + epoch + " (iteration " + iteration
          + "); lower the learning rate, now " + options.updater().getLearningRate(iteration, epoch) + ", or clip the gradient.");
    }
    boolean averaged = network.model().conf().isMiniBatch();
    state.step(averaged ? (int) batch.getFeatures(0).size(0) : 1, iteration, epoch);
    iteration++;
    return loss;
  }

  /** One pass over the batches. @return the mean of their losses before each step */
  public double fit(DataSetIterator batches) {
    if (batches.resetSupported()) {
      batches.reset();
    }
    double sum = 0;
    int count = 0;
    while (batches.hasNext()) {
      sum += fit(batches.next().toMultiDataSet());
      count++;
    }
    endEpoch();
    return sum / count;
  }

  /** Passes over the batches. @return the mean loss of the last pass */
  public double fit(DataSetIterator batches, int epochs) {
    double loss = Double.NaN;
    for (int k = 0; k < epochs; k++) {
      loss = fit(batches);
    }
    return loss;
  }

  /** Counts one epoch for schedules by epoch, where batches are given one by one. */
  public void endEpoch() {
    epoch++;
    network.setCounts(iteration, epoch);
  }

  /** Steps done. */
  public int iteration() {
    return iteration;
  }

  /** Epochs done. */
  public int epoch() {
    return epoch;
  }

  /** The network, a plain one with the folded weights. */
  public Model network() {
    return network.model();
  }

  /** All arrays of parameters of the network, in its order. */
  public List<ParameterTensor> tensors() {
    return tensors;
  }

  /** What is added to the mean loss: the decay of the pairs and of what is dense. */
  public double penalty() {
    return state.penalty();
  }

  /** The vector of all states {@code [1, n]}, to average over executors; after writing to it call {@link #fold()}. */
  public INDArray state() {
    return state.state();
  }

  /** Writes the network's weights anew from the states. */
  public void fold() {
    state.fold();
  }

  /**
   * Everything that training moves, as one vector {@code [n]}: the states (U and W of all layers, and what is dense), the
   * updater's memory, the running statistics. Means of such vectors of trainers of one plan are again one.
   */
  public INDArray moved() {
    return Nd4j.concat(0, state.moved().stream().map(part -> part.reshape(part.length())).toArray(INDArray[]::new));
  }

  /**
   * Takes over what {@link #moved()} gave, here or in another trainer of the same plan, and folds it.
   *
   * @param iterations steps that led to it
   */
  public void takeOver(INDArray moved, int iterations) {
    long at = 0;
    for (INDArray part : state.moved()) {
      part.assign(moved.get(NDArrayIndex.interval(at, at + part.length())).reshape(part.shape()));
      at += part.length();
    }
    if (at != moved.length()) {
      throw new IllegalArgumentException("a vector of " + moved.length() + " values is none of this network, which moves "
          + at + ".");
    }
    goOn(iterations, epoch);
  }

  /** What another process needs to build this trainer anew; it is to be completed by {@link #moved()}. */
  public TrainerPlan plan() {
    return TrainerPlan.of(this);
  }

  /** Tells which of several workers this trainer is, from 0, so that each draws its own dropout. */
  public NetworkTrainer onWorker(int number) {
    worker = number;
    return this;
  }

  /** Saves network, states, updater and counts in one file, which DL4J reads as the plain folded network. */
  public void save(Path file) throws IOException {
    TrainerFile.write(this, file);
  }

  /**
   * A saved training, to go on with.
   *
   * @throws InputException for a file that is damaged, holds no training, or is of a later version
   */
  public static NetworkTrainer load(Path file) throws IOException {
    return TrainerFile.read(file);
  }

  TrainerOptions options() {
    return options;
  }

  TrainedState trainedState() {
    return state;
  }

  PlainNetwork plain() {
    return network;
  }
}
