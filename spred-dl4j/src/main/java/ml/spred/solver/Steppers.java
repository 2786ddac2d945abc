package ml.spred.solver;

import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.Penalty;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Makes the method that the options ask for. */
final class Steppers {
  private Steppers() {}

  /** @param step on all training samples for {@code genes} */
  static Stepper create(
      TrainingProblem problem,
      EnsembleStep step,
      EnsembleParameters parameters,
      Penalty penalty,
      TrainingOptions options,
      long seed,
      int[] genes) {
    if (options.optimizer().isSecondOrder()) {
      EnsembleParameters gradient = new EnsembleParameters(parameters.shape(), parameters.flat().dataType());
      return new Lbfgs((point, slope) -> evaluate(step, parameters, penalty, gradient, slope), parameters.flat(), problem.lanes());
    }
    boolean decoupled = options.denseOptimizer() == Optimizer.ADAMW;
    boolean full = options.batchSize() == 0 || options.batchSize() >= problem.labels().length;
    DataType type = parameters.flat().dataType();
    DenseDecay decay = problem.decay(type);
    if (full && !decoupled) {
      return new GradientDescent(Batches.full(step), parameters, penalty, options, decay);
    }
    INDArray x = EnsembleStep.toNative(problem.matrix().features(genes), type);
    int size = full ? problem.labels().length : options.batchSize();
    Batches batches = Batches.mini(problem, x, parameters.shape(), size, seed, !decoupled);
    return new GradientDescent(batches, parameters, penalty, options, decay);
  }

  private static double evaluate(
      EnsembleStep step, EnsembleParameters parameters, Penalty penalty, EnsembleParameters gradient, INDArray slope) {
    double value = step.lossAndGradient(parameters, penalty, gradient);
    slope.assign(gradient.flat());
    return value;
  }
}
