package ml.spred.solver;

import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.Form;
import ml.spred.problem.Penalty;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * First-order training with ND4J's updaters: one for the redundant pair, one for everything else. The decay of the pair is part
 * of its gradient whatever the updater, as the L1 equivalence needs.
 */
final class GradientDescent implements Stepper {
  private final Batches batches;
  private final EnsembleParameters parameters;
  private final EnsembleParameters gradient;
  private final Penalty penalty;
  private final TrainingOptions options;
  private final DenseDecay decoupled;
  private final boolean fused;
  private final Segment pair;
  private final Segment rest;
  private int iteration;

  /** @param decay of the dense layers, applied after the update if the dense optimizer is AdamW */
  GradientDescent(
      Batches batches, EnsembleParameters parameters, Penalty penalty, TrainingOptions options, DenseDecay decay) {
    this.batches = batches;
    this.parameters = parameters;
    this.penalty = penalty;
    this.options = options;
    this.decoupled = options.denseOptimizer() == Optimizer.ADAMW ? decay : DenseDecay.none();
    EnsembleShape shape = parameters.shape();
    this.fused = options.optimizer() == Optimizer.SGD && options.gradientClip() == 0 && shape.form() == Form.GROUP;
    this.gradient = new EnsembleParameters(fused ? shape.withFeatures(0) : shape, parameters.flat().dataType());
    this.pair = fused ? null : new Segment(parameters.flat(), gradient.flat(), 0, shape.biasOffset(),
        updater(options.optimizer(), options.learningRate()));
    long restStart = gradient.shape().biasOffset();
    this.rest = new Segment(parameters.dense(), gradient.flat(), restStart, gradient.shape().length(),
        updater(options.denseOptimizer(), options.denseLearningRate()));
  }

  @Override
  public boolean step() {
    EnsembleStep step = batches.next();
    double factor = options.schedule().factor(iteration, options.maxIterations());
    double value;
    if (fused) {
      value = step.descend(parameters, penalty, options.learningRate() * factor, gradient);
    } else {
      value = step.lossAndGradient(parameters, penalty, gradient);
      clip();
      pair.update(iteration);
    }
    rest.update(iteration);
    decoupled.shrink(parameters, options.denseLearningRate() * factor);
    iteration++;
    return Double.isFinite(value);
  }

  private void clip() {
    if (options.gradientClip() == 0) {
      return;
    }
    double norm = Nd4j.getBlasWrapper().nrm2(gradient.flat());
    if (norm > options.gradientClip()) {
      gradient.flat().muli(options.gradientClip() / norm);
    }
  }

  private IUpdater updater(Optimizer optimizer, double rate) {
    ISchedule schedule = new Rate(rate, options.schedule(), options.maxIterations());
    return switch (optimizer) {
      case SGD -> new Sgd(schedule);
      case MOMENTUM -> new Nesterovs(schedule);
      case ADAM, ADAMW -> Adam.builder().learningRateSchedule(schedule).build();
      case ADAGRAD -> new AdaGrad(schedule, AdaGrad.DEFAULT_ADAGRAD_EPSILON);
      case NEWTON, LBFGS -> throw new IllegalArgumentException(
          optimizer.spelling() + " is not a gradient updater; it moves all parameters together.");
    };
  }

  /** Part of the parameters with an updater of its own. */
  private static final class Segment {
    private final INDArray values;
    private final INDArray slopes;
    private final GradientUpdater<?> updater;

    Segment(INDArray values, INDArray gradient, long from, long to, IUpdater config) {
      this.slopes = gradient.get(NDArrayIndex.point(0), NDArrayIndex.interval(from, to)).reshape(1, to - from);
      this.values = values.length() == to - from ? values
          : values.get(NDArrayIndex.point(0), NDArrayIndex.interval(from, to)).reshape(1, to - from);
      long state = config.stateSize(to - from);
      this.updater = config.instantiate(state == 0 ? null : Nd4j.zeros(values.dataType(), 1, state), true);
    }

    void update(int iteration) {
      updater.applyUpdater(slopes, iteration, 0);
      values.subi(slopes);
    }
  }

  /** A learning rate under a schedule, as ND4J's updaters take it. */
  private record Rate(double start, LearningRateSchedule schedule, int total) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
      return start * schedule.factor(iteration, total);
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }
}
