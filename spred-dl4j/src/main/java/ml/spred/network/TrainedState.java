package ml.spred.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.network.ParameterTensor.Role;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaBelief;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The states of all parameters of a network in one vector, and one updater upon it. Running statistics of batch normalisations
 * are no states: they take their update as it comes.
 */
final class TrainedState {
  /** Between two looks: decay at usual rates takes a digit or two off meanwhile, and a look costs some passes. */
  static final int STEPS_TO_REST = 64;

  private final List<ParameterTensor> statistics = new ArrayList<>();
  private final List<Parametrisation> parametrisations = new ArrayList<>();
  private final INDArray gradients;
  private final INDArray state;
  private final INDArray slope;
  private final INDArray updaterState;
  private final IUpdater configuration;
  private final GradientUpdater<?> updater;
  private final double gradientClip;

  /** @param tensors all of the network; those with a treatment are moved */
  TrainedState(List<ParameterTensor> tensors, INDArray gradients, TrainerOptions options) {
    this.gradients = gradients;
    this.configuration = options.updater();
    this.gradientClip = options.gradientClip();
    int next = 0;
    for (ParameterTensor tensor : tensors) {
      if (tensor.role() == Role.STATISTIC) {
        statistics.add(tensor);
      } else if (tensor.role() != Role.FROZEN) {
        parametrisations.add(options.treatments().get(next++).of(tensor));
      }
    }
    long length = parametrisations.stream().mapToLong(Parametrisation::stateLength).sum();
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      state = Nd4j.create(gradients.dataType(), 1, length);
      slope = Nd4j.create(gradients.dataType(), 1, length);
      long kept = configuration.stateSize(length);
      updaterState = kept == 0 ? null : Nd4j.create(gradients.dataType(), 1, kept);
    }
    updater = instantiate();
    bind(length);
  }

  private GradientUpdater<?> instantiate() {
    if (configuration instanceof AdaBelief) {
      // ND4J's own cutting of its vector fails for this one.
      INDArray halves = updaterState.reshape(2, slope.length());
      return configuration.instantiate(Map.of("M", halves.getRow(0, true), "S", halves.getRow(1, true)), true);
    }
    return configuration.instantiate(updaterState, updaterState != null);
  }

  private void bind(long length) {
    long at = 0;
    for (Parametrisation parametrisation : parametrisations) {
      parametrisation.bind(state.reshape(length), slope.reshape(length), at);
      at += parametrisation.stateLength();
    }
  }

  void start(Random random) {
    parametrisations.forEach(parametrisation -> parametrisation.start(random));
    fold();
  }

  void fold() {
    parametrisations.forEach(Parametrisation::fold);
  }

  /** One step from the gradient that lies in the network, a sum over as many samples. */
  void step(int samples, int iteration, int epoch) {
    for (ParameterTensor tensor : statistics) {
      tensor.values().flat().subi(tensor.gradient().flat());
    }
    if (samples != 1) {
      gradients.divi(samples);
    }
    parametrisations.forEach(Parametrisation::pullBack);
    clip();
    updater.applyUpdater(slope, iteration, epoch);
    state.subi(slope);
    double rate = configuration.getLearningRate(iteration, epoch);
    for (Parametrisation parametrisation : parametrisations) {
      parametrisation.afterStep(rate);
    }
    if ((iteration + 1) % STEPS_TO_REST == 0) {
      putDeadToRest();
    }
    fold();
  }

  /** With what the updater remembers of them, or its momentum would wake them. */
  private void putDeadToRest() {
    slope.assign(1);
    parametrisations.forEach(Parametrisation::markDead);
    state.muli(slope);
    if (updaterState != null) {
      updaterState.reshape(updaterState.length() / slope.length(), slope.length()).muliRowVector(slope);
    }
  }

  private void clip() {
    if (gradientClip > 0) {
      double norm = slope.norm2Number().doubleValue();
      if (norm > gradientClip) {
        slope.muli(gradientClip / norm);
      }
    }
  }

  double penalty() {
    return parametrisations.stream().mapToDouble(Parametrisation::penalty).sum();
  }

  /** {@code [1, n]}, the states themselves. */
  INDArray state() {
    return state;
  }

  /** Gradient of the last step's objective by the state, before clipping; for checks. */
  INDArray slope(int samples) {
    gradients.divi(samples);
    parametrisations.forEach(Parametrisation::pullBack);
    return slope;
  }

  /** All that a step changes, as views: the states, what the updater remembers, running statistics. */
  List<INDArray> moved() {
    List<INDArray> moved = new ArrayList<>();
    moved.add(state);
    if (updaterState != null) {
      moved.add(updaterState);
    }
    statistics.forEach(tensor -> moved.add(tensor.values().flat()));
    return moved;
  }

  /** What the updater remembers; null where it remembers nothing. */
  INDArray updaterState() {
    return updaterState;
  }
}
