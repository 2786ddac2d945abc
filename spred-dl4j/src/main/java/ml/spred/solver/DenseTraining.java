package ml.spred.solver;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.ensemble.Factors;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Penalty;
import ml.spred.redundant.Initialization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains all genes at once from a drawn start, as the paper does; every strength starts anew. Training can stop early on the
 * validation samples, then the best parameters seen are kept. Zeros are set at the end by the optimality test.
 */
final class DenseTraining implements KappaSolver {
  /** Share of the iterations that train without a penalty for {@link Initialization#FROM_DENSE}. */
  private static final double PRETRAINING = 0.2;

  private final TrainingProblem problem;
  private final Validation validation;
  private final TrainingOptions training;
  private final List<TrainingRecord> history;
  private final long seed;
  private final int[] genes;
  private int iterations;

  DenseTraining(
      TrainingProblem problem,
      Validation validation,
      TrainingOptions training,
      long seed,
      List<TrainingRecord> history) {
    this.problem = problem;
    this.validation = validation;
    this.training = training;
    this.seed = seed;
    this.history = history;
    this.genes = IntStream.range(0, problem.matrix().numFeatures()).filter(this::isInformative).toArray();
  }

  /** A standardised gene without information is zero throughout. */
  private boolean isInformative(int gene) {
    FeatureMatrix x = problem.matrix();
    return IntStream.range(0, x.numSamples()).anyMatch(sample -> x.get(sample, gene) != 0);
  }

  @Override
  public Empty empty() {
    return problem.empty();
  }

  @Override
  public void resume(SparsePoint start, double kappa, double kappaMax, Solved solved) {
    iterations += solved.iterations();
  }

  @Override
  public Solved solve(SparsePoint start, double kappa, double kappaMax, double tolerance, boolean open) {
    if (!open) {
      return new WorkingSet(problem, training, seed, history).solve(start, kappa, kappaMax, tolerance, false);
    }
    Penalty penalty = problem.penalty(kappa);
    EnsembleStep step = problem.step(genes, DataType.FLOAT);
    EnsembleParameters parameters = initial(step, problem.start(), penalty);
    int done = train(step, parameters, penalty, training.maxIterations());
    Look end = Look.at(problem.lanes(), step, parameters, penalty, problem.matrix(), genes);
    SparsePoint point = new SparsePoint(genes, end.pruned(), parameters.dense().dup()).withoutZeros();
    return new Solved(point, problem.assess(point, penalty).certificate(kappaMax, tolerance), done);
  }

  /** Runs up to {@code limit} steps; returns how many were made. */
  private int train(EnsembleStep step, EnsembleParameters parameters, Penalty penalty, int limit) {
    Stepper stepper = Steppers.create(problem, step, parameters, penalty, training, seed, genes);
    EarlyStopping stopping = new EarlyStopping(training.patience());
    for (int k = 1; k <= limit; k++) {
      boolean moved = stepper.step();
      iterations++;
      if (moved && k % training.evaluationInterval() != 0 && k < limit) {
        continue;
      }
      double loss = record(step, parameters, penalty);
      if (!moved || stopping.stops(loss, parameters.flat())) {
        stopping.restoreBest(parameters.flat());
        return k;
      }
    }
    stopping.restoreBest(parameters.flat());
    return limit;
  }

  private double record(EnsembleStep step, EnsembleParameters parameters, Penalty penalty) {
    double loss = validation.isEmpty() ? Double.NaN : validation.loss(parameters, genes);
    history.add(new TrainingRecord(iterations, penalty.kappa(), step.objective(parameters, penalty), genes.length, loss));
    return loss;
  }

  private EnsembleParameters initial(EnsembleStep step, SparsePoint start, Penalty penalty) {
    EnsembleParameters parameters = new EnsembleParameters(problem.shape().withFeatures(genes.length), DataType.FLOAT);
    parameters.dense().assign(start.dense());
    Random random = new Random(seed + 1);
    // Fan-in scale of a dense layer over the genes.
    double deviation = Math.sqrt(1.0 / Math.max(1, genes.length));
    if (training.initialization() == Initialization.INDEPENDENT) {
      parameters.mask().assign(normal(random, parameters.mask(), 1));
      parameters.weights().assign(normal(random, parameters.weights(), deviation));
      return parameters;
    }
    drawFolded(parameters, random, deviation, penalty);
    if (training.initialization() == Initialization.FROM_DENSE) {
      train(step, parameters, penalty.withKappa(0), (int) Math.max(1, PRETRAINING * training.maxIterations()));
      Factors.unfold(Factors.fold(parameters), penalty, parameters);
    }
    return parameters;
  }

  private void drawFolded(EnsembleParameters parameters, Random random, double deviation, Penalty penalty) {
    double[][] folded = new double[genes.length][problem.shape().width()];
    for (double[] gene : folded) {
      for (int k = 0; k < gene.length; k++) {
        gene[k] = random.nextGaussian() * deviation;
      }
    }
    Factors.unfold(folded, penalty, parameters);
  }

  private static INDArray normal(Random random, INDArray like, double deviation) {
    float[] values = new float[(int) like.length()];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) (random.nextGaussian() * deviation);
    }
    return Nd4j.create(values, like.shape(), 'f');
  }
}
