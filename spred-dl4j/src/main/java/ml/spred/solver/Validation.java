package ml.spred.solver;

import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.FeatureMatrix;
import org.nd4j.linalg.api.buffer.DataType;

/** The samples that choose: how well a point predicts them. */
final class Validation {
  private static final double SMALLEST_PROBABILITY = 1e-15;

  private final TrainingProblem problem;
  private final FeatureMatrix x;
  private final int[] labels;
  private EnsembleStep dense;

  /** @param x standardised values with the training samples' centre and scale */
  Validation(TrainingProblem problem, FeatureMatrix x, int[] labels) {
    this.problem = problem;
    this.x = x;
    this.labels = labels;
  }

  boolean isEmpty() {
    return labels.length == 0;
  }

  /** Share of samples classified rightly and mean negative log-probability; both NaN without samples. */
  record Score(double accuracy, double loss) {
    /** Higher accuracy first, then lower loss. */
    boolean isBetterThan(Score other) {
      return accuracy > other.accuracy || (accuracy == other.accuracy && loss < other.loss);
    }
  }

  Score score(SparsePoint point) {
    return isEmpty() ? new Score(Double.NaN, Double.NaN) : score(problem.probabilities(point, x));
  }

  /** Loss of factored parameters in the middle of a training of the given genes. */
  double loss(EnsembleParameters parameters, int[] genes) {
    if (dense == null) {
      DataType type = parameters.flat().dataType();
      dense = new EnsembleStep(EnsembleStep.toNative(x.features(genes), type), labels, parameters.shape(), DenseDecay.none(),
          type, problem.lanes());
    }
    return score(dense.probabilities(parameters)).loss();
  }

  private Score score(double[][] probabilities) {
    int right = 0;
    double loss = 0;
    for (int sample = 0; sample < labels.length; sample++) {
      double[] row = probabilities[sample];
      right += largest(row) == labels[sample] ? 1 : 0;
      loss -= Math.log(Math.max(row[labels[sample]], SMALLEST_PROBABILITY));
    }
    return new Score((double) right / labels.length, loss / labels.length);
  }

  private static int largest(double[] row) {
    int best = 0;
    for (int k = 1; k < row.length; k++) {
      best = row[k] > row[best] ? k : best;
    }
    return best;
  }
}
