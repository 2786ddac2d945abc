package ml.spred.solver;

import java.util.Arrays;
import ml.spred.compute.Lanes;
import ml.spred.compute.Transfer;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.ensemble.UnitNorms;
import ml.spred.ensemble.Factors;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Penalty;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.SampleMatrix;
import ml.spred.screen.GeneScreen;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The problem on fixed training samples: standardised values, labels, definition and the start of the dense parameters. */
final class TrainingProblem {
  private final FeatureMatrix x;
  private final int[] labels;
  private final ProblemDefinition definition;
  private final EnsembleShape shape;
  private final INDArray denseStart;
  private final INDArray doubleStart;
  /** One for all assessments, which are made one after the other. */
  private final DenseDecay decayInDouble;
  private final GeneScreen screen;
  private final Lanes lanes;

  /** @param x standardised values {@code [samples, features]} */
  TrainingProblem(FeatureMatrix x, int[] labels, int numClasses, ProblemDefinition definition, long seed, Lanes lanes) {
    this.x = x;
    this.labels = labels;
    this.definition = definition;
    this.shape = new EnsembleShape(x.numFeatures(), numClasses, definition.heads(), definition.form());
    this.lanes = lanes;
    this.screen = new GeneScreen(x, definition.form(), lanes);
    this.denseStart = new StartingPoint(shape, labels).dense(seed);
    this.doubleStart = denseStart.castTo(DataType.DOUBLE);
    this.decayInDouble = new DenseDecay(definition.denseDecay(), doubleStart);
  }

  FeatureMatrix matrix() {
    return x;
  }

  int[] labels() {
    return labels;
  }

  EnsembleShape shape() {
    return shape;
  }

  Lanes lanes() {
    return lanes;
  }

  Penalty penalty(double kappa) {
    return definition.penalty(kappa);
  }

  DenseDecay decay(DataType type) {
    return new DenseDecay(definition.denseDecay(), denseStart(type));
  }

  /** The model without genes, and the strength at which it is a solution. */
  KappaSolver.Empty empty() {
    Assessment assessment = assess(start(), penalty(0));
    return new KappaSolver.Empty(start(), Arrays.stream(assessment.strengths()).max().orElse(0) / 2, assessment.loss());
  }

  /** No gene in, dense parameters at their start. */
  SparsePoint start() {
    return new SparsePoint(new int[0], new double[0][], denseStart.dup());
  }

  /** Single precision trains the MLP; a linear head alone is small and is solved in double. */
  DataType trainingType() {
    return definition.heads().mlp() ? DataType.FLOAT : DataType.DOUBLE;
  }

  /** Value and gradient on all training samples for some genes. */
  EnsembleStep step(int[] genes, DataType type) {
    return step(x, labels, genes, type, decay(type));
  }

  /** As {@link #step(int[], DataType)}, without decay of the dense parameters. */
  EnsembleStep plainStep(int[] genes, DataType type, EnsembleShape trained) {
    return new EnsembleStep(EnsembleStep.toNative(x.features(genes), type), labels, trained, DenseDecay.none(), type, lanes);
  }

  /** A step that has just seen a point. */
  EnsembleStep evaluated(SparsePoint point, DataType type) {
    EnsembleStep step = step(x, labels, point.genes(), type, DenseDecay.none());
    EnsembleParameters parameters = point.unfold(shape, penalty(0), type);
    step.probabilities(parameters);
    parameters.release();
    return step;
  }

  double denseDecay() {
    return definition.denseDecay();
  }

  /** θ₀, the start of the dense parameters. */
  INDArray denseStart(DataType type) {
    return type == DataType.DOUBLE ? doubleStart : denseStart;
  }

  private EnsembleStep step(SampleMatrix values, int[] classes, int[] genes, DataType type, DenseDecay pull) {
    INDArray live = EnsembleStep.toNative(values.features(genes), type);
    return new EnsembleStep(live, classes, shape.withFeatures(genes.length), pull, type, lanes);
  }

  /** A point as the optimality conditions see it, in double precision. */
  Assessment assess(SparsePoint point, Penalty penalty) {
    EnsembleParameters parameters = point.unfold(shape, penalty, DataType.DOUBLE);
    EnsembleParameters gradient = new EnsembleParameters(parameters.shape(), DataType.DOUBLE);
    try (EnsembleStep step = step(x, labels, point.genes(), DataType.DOUBLE, decayInDouble)) {
      step.lossAndGradient(parameters, penalty, gradient);
      double[] delta = Transfer.doubles(step.outputDelta());
      double[][] live = Gradients.ofGenes(lanes, x, point.genes(), delta);
      return new Assessment(point, penalty, step.dataTerm(), penaltyOf(point, penalty), decayInDouble.value(parameters),
          UnitNorms.largest(gradient), delta, live, strengths(point.genes(), live, delta, 2 * penalty.kappa()));
    } finally {
      parameters.release();
      gradient.release();
    }
  }

  /** Strengths of all genes, in double where they may reach a threshold, the largest one in any case. */
  private double[] strengths(int[] genes, double[][] live, double[] delta, double threshold) {
    screen.screen(delta);
    double least = threshold > 0 ? threshold : screen.largestAtLeast();
    double[] strengths = new double[x.numFeatures()];
    lanes.forEach(strengths.length, gene -> {
      boolean known = screen.bound(gene) < least || Arrays.binarySearch(genes, gene) >= 0;
      strengths[gene] = known ? screen.bound(gene) : screen.exactStrength(gene, delta);
    });
    for (int k = 0; k < genes.length; k++) {
      strengths[genes[k]] = shape.form() == Form.GROUP ? Factors.norm(live[k])
          : Arrays.stream(live[k]).map(Math::abs).max().orElse(0);
    }
    return strengths;
  }

  /** Mean probability over the heads for standardised samples, {@code [samples][classes]}. */
  double[][] probabilities(SparsePoint point, SampleMatrix standardised) {
    if (!definition.heads().mlp()) {
      return LinearScores.probabilities(point, standardised, shape.numClasses());
    }
    DataType type = trainingType();
    EnsembleParameters parameters = point.unfold(shape, penalty(0), type);
    int[] noLabels = new int[standardised.numSamples()];
    try (EnsembleStep step = step(standardised, noLabels, point.genes(), type, DenseDecay.none())) {
      return step.probabilities(parameters);
    } finally {
      parameters.release();
    }
  }

  private double penaltyOf(SparsePoint point, Penalty penalty) {
    double norm = Arrays.stream(point.folded())
        .mapToDouble(v -> definition.form() == Form.GROUP ? Factors.norm(v) : Arrays.stream(v).map(Math::abs).sum()).sum();
    return 2 * penalty.kappa() * norm;
  }
}
