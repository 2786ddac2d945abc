package ml.spred.lasso;

import java.util.Arrays;
import java.util.SplittableRandom;
import ml.spred.compute.Products;
import ml.spred.solver.Lbfgs;
import ml.spred.solver.LearningRateSchedule;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * One strength by a method that trains all features: {@code ½‖Y − X(U∘W)‖² + lambda/2·(‖U‖² + ‖W‖²)}, whose minima are those of
 * the L1 penalty {@code lambda·‖U∘W‖}. Ends when the duality gap of the folded product is small enough, or with the iterations.
 */
final class FactoredTraining {
  /** Deviation of the drawn pair. */
  private static final double SPREAD = 0.1;
  private static final double ADAM_RATE = 0.01;
  private static final int LOOK_EVERY = 50;

  private final FactoredProblem problem;
  private final double lambda;
  private final LassoOptions options;
  private final FactoredOptions training;
  private final long maskLength;
  private final INDArray parameters;
  private int steps;
  private int watchEvery;
  private LassoTrajectory.Watcher watcher;

  FactoredTraining(FactoredProblem problem, double lambda, LassoOptions options) {
    this.problem = problem;
    this.lambda = lambda;
    this.options = options;
    this.training = options.training();
    long weights = (long) problem.features() * problem.outputs();
    boolean pair = options.method() != LassoMethod.SUBGRADIENT && options.method() != LassoMethod.VARIABLE_PROJECTION;
    this.maskLength = !pair ? 0 : problem.group() ? problem.features() : weights;
    this.parameters = drawn(maskLength + weights);
  }

  private INDArray drawn(long length) {
    SplittableRandom random = new SplittableRandom(training.seed());
    INDArray result = Nd4j.create(DataType.DOUBLE, 1, length);
    for (long k = 0; k < length; k++) {
      result.putScalar(k, SPREAD * random.nextGaussian());
    }
    return result;
  }

  int steps() {
    return steps;
  }

  /** Tells of the product; a training that is watched ends with its iterations alone. */
  FactoredTraining watch(int every, LassoTrajectory.Watcher each) {
    watchEvery = every;
    watcher = each;
    return this;
  }

  /** Runs, and holds the result against all features. */
  FactoredProblem.Point run() {
    switch (options.method()) {
      case LBFGS -> quasiNewton(this::pair);
      case VARIABLE_PROJECTION -> quasiNewton(this::projected);
      case ADAM -> adam();
      case GRADIENT_DESCENT -> descend();
      case SUBGRADIENT -> subgradient();
      default -> throw new IllegalStateException(options.method() + " does not train a pair.");
    }
    return look();
  }

  private FactoredProblem.Point look() {
    return problem.fold(product(), lambda, training.threshold());
  }

  private boolean done() {
    if (watcher != null) {
      if (steps % watchEvery == 0) {
        watcher.after(steps, product().toDoubleMatrix());
      }
      return steps >= training.maxIterations();
    }
    return steps >= training.maxIterations()
        || steps % LOOK_EVERY == 0 && look().gap() <= options.tolerance();
  }

  private void quasiNewton(Lbfgs.Objective objective) {
    Lbfgs lbfgs = new Lbfgs(objective, parameters, problem.lanes());
    do {
      steps++;
    } while (lbfgs.step() && !done());
  }

  private void adam() {
    double rate = training.learningRate() > 0 ? training.learningRate() : ADAM_RATE;
    long length = parameters.length();
    Adam config = Adam.builder().learningRateSchedule(new Cosine(rate, training.maxIterations())).build();
    GradientUpdater<?> updater = config.instantiate(Nd4j.create(DataType.DOUBLE, 1, config.stateSize(length)), true);
    INDArray gradient = parameters.like();
    do {
      pair(parameters, gradient);
      updater.applyUpdater(gradient, steps, 0);
      parameters.subi(gradient);
      steps++;
    } while (!done());
  }

  /** Half a cosine from the rate to zero, as ND4J's updaters take it. */
  private record Cosine(double rate, int total) implements ISchedule {
    @Override
    public double valueAt(int iteration, int epoch) {
      return rate * LearningRateSchedule.COSINE.factor(iteration, total);
    }

    @Override
    public ISchedule clone() {
      return this;
    }
  }

  private void descend() {
    double curvature = problem.largestCurvature();
    INDArray gradient = parameters.like();
    do {
      double slope = pairSlope(gradient);
      double size = Transforms.abs(parameters).maxNumber().doubleValue();
      // The pair's curvature is at most that of the loss times u² + w², plus what couples u and w: the gradient by their product.
      double rate = training.learningRate() > 0 ? training.learningRate() : 1 / (2 * curvature * size * size + slope + lambda);
      parameters.subi(gradient.muli(rate));
      steps++;
    } while (!done());
  }

  private void subgradient() {
    double rate = training.learningRate() > 0 ? training.learningRate() : 1 / problem.largestCurvature();
    do {
      INDArray v = product();
      INDArray slope = problem.correlate(problem.residual(v)).negi();
      if (problem.group()) {
        slope.addi(v.mulColumnVector(v.norm2(1).addi(Double.MIN_NORMAL).rdivi(lambda)));
      } else {
        slope.addi(Transforms.sign(v).muli(lambda));
      }
      v.subi(slope.muli(rate));
      steps++;
    } while (!done());
  }

  private INDArray mask() {
    INDArray flat = parameters.get(NDArrayIndex.point(0), NDArrayIndex.interval(0, maskLength));
    return flat.reshape('f', problem.features(), maskLength / problem.features());
  }

  private INDArray weights() {
    INDArray flat = parameters.get(NDArrayIndex.point(0), NDArrayIndex.interval(maskLength, parameters.length()));
    return flat.reshape('f', problem.features(), problem.outputs());
  }

  /** {@code U∘W}; the coefficients themselves, as a view, where there is no pair. */
  private INDArray product() {
    if (options.method() == LassoMethod.SUBGRADIENT) {
      return weights();
    }
    if (options.method() == LassoMethod.VARIABLE_PROJECTION) {
      return projection().v;
    }
    return times(mask(), weights());
  }

  private INDArray times(INDArray u, INDArray w) {
    return problem.group() ? w.mulColumnVector(u.reshape(problem.features())) : u.mul(w);
  }

  /** Value and gradient of the pair's objective at {@link #parameters}. */
  private double pair(INDArray point, INDArray gradient) {
    pairSlope(gradient);
    INDArray residual = problem.residual(product());
    return Math.pow(residual.norm2Number().doubleValue(), 2) / 2 + lambda / 2 * Math.pow(point.norm2Number().doubleValue(), 2);
  }

  /** Writes the gradient by the pair; returns the largest size of the gradient by the product. */
  private double pairSlope(INDArray gradient) {
    INDArray u = mask();
    INDArray w = weights();
    INDArray slope = problem.correlate(problem.residual(times(u, w))).negi();
    INDArray byMask = problem.group() ? slope.mul(w).sum(1) : slope.mul(w);
    INDArray byWeights = times(u, slope);
    gradient.get(NDArrayIndex.point(0), NDArrayIndex.interval(0, maskLength)).assign(flat(byMask));
    gradient.get(NDArrayIndex.point(0), NDArrayIndex.interval(maskLength, gradient.length())).assign(flat(byWeights));
    gradient.addi(parameters.mul(lambda));
    return Transforms.abs(slope).maxNumber().doubleValue();
  }

  private static INDArray flat(INDArray matrix) {
    return matrix.dup('f').reshape('f', new long[] {matrix.length()});
  }

  /** U with its best W. */
  private record Projection(INDArray alpha, INDArray products, INDArray v) {}

  /** {@code alpha = (X·U²·Xᵀ + lambda·I)⁻¹·y}, {@code V = u²∘Xᵀalpha}. */
  private Projection projection() {
    INDArray u = parameters.reshape('f', problem.features(), 1);
    INDArray scaled = problem.x().mulRowVector(u.reshape(problem.features())).dup('f');
    int samples = (int) scaled.size(0);
    INDArray gram = problem.zeros(samples, samples);
    Products.multiply(problem.lanes(), scaled, false, scaled, true, gram);
    double[] alpha = solve(gram.data().asDouble(), samples, problem.y().dup('f').data().asDouble());
    INDArray solved = Nd4j.createFromArray(alpha).reshape('f', samples, 1);
    INDArray products = problem.correlate(solved);
    return new Projection(solved, products, u.mul(u).muli(products));
  }

  private double[] solve(double[] gram, int samples, double[] right) {
    CholeskyFactor factor = new CholeskyFactor();
    for (int k = 0; k < samples; k++) {
      factor.append(Arrays.copyOfRange(gram, k * samples, k * samples + k), gram[k * samples + k] + lambda);
    }
    factor.solve(right);
    return right;
  }

  /**
   * Value and gradient by U of the objective with the best W: {@code lambda/2·(‖u‖² + y·alpha)}, {@code lambda·u∘(1 −
   * (Xᵀalpha)²)}.
   */
  private double projected(INDArray point, INDArray gradient) {
    Projection best = projection();
    INDArray u = point.reshape('f', problem.features(), 1);
    gradient.assign(best.products.mul(best.products).rsubi(1).muli(u).muli(lambda).reshape('f', 1, point.length()));
    return lambda / 2 * (Math.pow(point.norm2Number().doubleValue(), 2) + best.alpha.mul(problem.y()).sumNumber().doubleValue());
  }
}
