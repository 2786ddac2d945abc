package ml.spred.solver;

import ml.spred.compute.Lanes;
import ml.spred.convex.RidgeRefit;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.SampleMatrix;
import org.nd4j.linalg.api.buffer.DataType;

/** The samples that choose: how well a point predicts them. */
final class Validation {
  private final Predictor predictor;
  private final int numClasses;
  private final Lanes lanes;
  private final SampleMatrix x;
  private final int[] labels;
  private EnsembleStep dense;

  /** Says what a point makes of standardised samples, {@code [samples][classes]}. */
  @FunctionalInterface
  interface Predictor {
    double[][] probabilities(SparsePoint point, SampleMatrix standardised);
  }

  /** @param x standardised values with the training samples' centre and scale */
  Validation(Predictor predictor, int numClasses, Lanes lanes, SampleMatrix x, int[] labels) {
    this.predictor = predictor;
    this.numClasses = numClasses;
    this.lanes = lanes;
    this.x = x;
    this.labels = labels;
  }

  boolean isEmpty() {
    return labels.length == 0;
  }

  /** Share of samples classified rightly and mean negative log-probability; both NaN without samples. */
  record Score(double accuracy, double loss) {}

  Score score(double[][] probabilities) {
    if (isEmpty()) {
      return new Score(Double.NaN, Double.NaN);
    }
    ClassificationMetrics metrics = metrics(probabilities);
    return new Score(metrics.accuracy(), metrics.logLoss());
  }

  private ClassificationMetrics metrics(double[][] probabilities) {
    return ClassificationMetrics.of(labels, probabilities, numClasses);
  }

  int numSamples() {
    return labels.length;
  }

  /** What a point says of the samples, {@code [samples][classes]}. */
  double[][] probabilities(SparsePoint point) {
    return isEmpty() ? new double[0][] : predictor.probabilities(point, x);
  }

  /** What a refit of a point's genes says of the samples, {@code [samples][classes]}. */
  double[][] probabilities(SparsePoint point, RidgeRefit refit) {
    return LinearScores.probabilities(point.genes(), refit.weights(), refit.intercept(), x, numClasses);
  }

  /** Metrics of the blend {@code gamma·pure + (1 − gamma)·refitted}. */
  ClassificationMetrics blend(double[][] pure, double[][] refitted, double gamma) {
    double[][] blend = new double[pure.length][numClasses];
    for (int sample = 0; sample < blend.length; sample++) {
      for (int k = 0; k < blend[sample].length; k++) {
        blend[sample][k] = gamma * pure[sample][k] + (1 - gamma) * refitted[sample][k];
      }
    }
    return metrics(blend);
  }

  /** Loss of factored parameters in the middle of a training of the given genes. */
  double loss(EnsembleParameters parameters, int[] genes) {
    if (dense == null) {
      DataType type = parameters.flat().dataType();
      dense = new EnsembleStep(EnsembleStep.toNative(x.features(genes), type), labels, parameters.shape(), DenseDecay.none(),
          type, lanes);
    }
    return score(dense.probabilities(parameters)).loss();
  }
}
