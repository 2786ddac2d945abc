package ml.spred.solver;

import java.io.Serializable;
import ml.spred.redundant.Initialization;

/**
 * How the smooth, factored problem is trained.
 *
 * @param optimizer method for the redundant pair
 * @param denseOptimizer method for intercepts and the layers behind the first one; the paper takes SGD for the pair and Adam for them
 * @param learningRate of the pair; positive; not used by Newton and L-BFGS
 * @param denseLearningRate of everything but the pair
 * @param schedule how learning rates change over the iterations
 * @param batchSize samples a step; 0 takes all (full batch), and Newton and L-BFGS always do
 * @param maxIterations steps at one strength; at least 1
 * @param gradientClip the norm above which the whole gradient is scaled down; 0 never clips
 * @param evaluationInterval steps between looks at the validation samples
 * @param patience looks without a better validation loss after which training stops early; 0 never stops early
 * @param initialization where the pair starts when all genes are trained at once
 */
public record TrainingOptions(
    Optimizer optimizer,
    Optimizer denseOptimizer,
    double learningRate,
    double denseLearningRate,
    LearningRateSchedule schedule,
    int batchSize,
    int maxIterations,
    double gradientClip,
    int evaluationInterval,
    int patience,
    Initialization initialization)
    implements Serializable {

  public TrainingOptions {
    atLeast("batchSize", batchSize, 0);
    atLeast("maxIterations", maxIterations, 1);
    atLeast("evaluationInterval", evaluationInterval, 1);
    atLeast("patience", patience, 0);
    if (!(learningRate > 0) || !(denseLearningRate > 0)) {
      throw new IllegalArgumentException(
          "learning rates are " + learningRate + " and " + denseLearningRate + ", both must be above 0.");
    }
    if (!(gradientClip >= 0)) {
      throw new IllegalArgumentException("gradientClip is " + gradientClip + ", it must be at least 0.");
    }
    if ((optimizer.isSecondOrder() || denseOptimizer.isSecondOrder()) && optimizer != denseOptimizer) {
      throw new IllegalArgumentException("the optimizers are " + optimizer.spelling() + " and " + denseOptimizer.spelling()
          + "; newton and lbfgs move all parameters together: choose one of them for both or for none.");
    }
  }

  private static void atLeast(String name, int value, int limit) {
    if (value < limit) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be at least " + limit + ".");
    }
  }

  /** Newton steps, at most 200 at one strength. */
  public static TrainingOptions defaults() {
    return of(Optimizer.NEWTON).withMaxIterations(200);
  }

  /** One optimizer for everything with its default rate, full batch, at most 5000 steps. */
  public static TrainingOptions of(Optimizer optimizer) {
    double rate = optimizer.defaultLearningRate();
    return new TrainingOptions(optimizer, optimizer, rate, rate, LearningRateSchedule.CONSTANT, 0, 5000, 0, 100, 0,
        Initialization.INDEPENDENT);
  }

  /** What the authors ran: SGD on the pair, Adam 4e-3 on the rest, 5000 full-batch steps, gradient norm clipped to 1. */
  public static TrainingOptions published(double learningRate) {
    return of(Optimizer.SGD).withLearningRates(learningRate, 4e-3).withDenseOptimizer(Optimizer.ADAM).withGradientClip(1);
  }

  public TrainingOptions withDenseOptimizer(Optimizer value) {
    return new TrainingOptions(optimizer, value, learningRate, denseLearningRate, schedule, batchSize, maxIterations, gradientClip,
        evaluationInterval, patience, initialization);
  }

  public TrainingOptions withLearningRates(double pair, double dense) {
    return new TrainingOptions(optimizer, denseOptimizer, pair, dense, schedule, batchSize, maxIterations, gradientClip,
        evaluationInterval, patience, initialization);
  }

  public TrainingOptions withSchedule(LearningRateSchedule value) {
    return new TrainingOptions(optimizer, denseOptimizer, learningRate, denseLearningRate, value, batchSize, maxIterations,
        gradientClip, evaluationInterval, patience, initialization);
  }

  public TrainingOptions withBatchSize(int value) {
    return new TrainingOptions(optimizer, denseOptimizer, learningRate, denseLearningRate, schedule, value, maxIterations,
        gradientClip, evaluationInterval, patience, initialization);
  }

  public TrainingOptions withMaxIterations(int value) {
    return new TrainingOptions(optimizer, denseOptimizer, learningRate, denseLearningRate, schedule, batchSize, value,
        gradientClip, evaluationInterval, patience, initialization);
  }

  public TrainingOptions withGradientClip(double value) {
    return new TrainingOptions(optimizer, denseOptimizer, learningRate, denseLearningRate, schedule, batchSize, maxIterations,
        value, evaluationInterval, patience, initialization);
  }

  public TrainingOptions withEarlyStopping(int interval, int looks) {
    return new TrainingOptions(optimizer, denseOptimizer, learningRate, denseLearningRate, schedule, batchSize, maxIterations,
        gradientClip, interval, looks, initialization);
  }

  public TrainingOptions withInitialization(Initialization value) {
    return new TrainingOptions(optimizer, denseOptimizer, learningRate, denseLearningRate, schedule, batchSize, maxIterations,
        gradientClip, evaluationInterval, patience, value);
  }
}
