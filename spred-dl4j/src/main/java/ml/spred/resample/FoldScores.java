package ml.spred.resample;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.split.Folds;

/** Scores of the folds of a cross-validation on the samples that they held out, and these pooled. */
final class FoldScores {
  private final List<PathOutcome> outcomes;
  private final Folds folds;
  private final double[] kappas;
  private final int[][] labels;
  private final int numClasses;

  FoldScores(List<PathSetting> settings, List<PathOutcome> outcomes, Folds folds, int[] labels, int numClasses) {
    this.outcomes = outcomes;
    this.folds = folds;
    this.numClasses = numClasses;
    kappas = settings.get(0).kappas();
    this.labels = settings.stream().map(setting -> CrossValidation.pick(labels, setting.parts().validation()))
        .toArray(int[][]::new);
  }

  /** Pooled scores of a blend at the first strengths, and what they choose. */
  CrossValidation curve(int length, double gamma, boolean oneStandardError) {
    double[] accuracies = new double[length];
    double[] standardErrors = new double[length];
    double[] logLosses = new double[length];
    long held = Arrays.stream(labels).mapToLong(fold -> fold.length).sum();
    for (int k = 0; k < length; k++) {
      ClassificationMetrics[] scores = scores(k, gamma);
      accuracies[k] = (double) Arrays.stream(scores).mapToLong(FoldScores::right).sum() / held;
      logLosses[k] = Arrays.stream(scores).mapToDouble(fold -> fold.logLoss() * fold.samples()).sum() / held;
      standardErrors[k] = IntStream.range(0, folds.numRepeats()).mapToDouble(repeat -> standardError(scores, repeat)).average()
          .orElseThrow();
    }
    int best = CrossValidation.best(accuracies, logLosses);
    double bound = accuracies[best] - standardErrors[best];
    int sparsest = IntStream.rangeClosed(0, best).filter(k -> accuracies[k] >= bound).findFirst().orElse(best);
    return new CrossValidation(folds.numFolds(), folds.numRepeats(), Arrays.copyOf(kappas, length), accuracies, standardErrors,
        logLosses, best, sparsest, oneStandardError ? sparsest : best, gamma);
  }

  private ClassificationMetrics[] scores(int strength, double gamma) {
    return IntStream.range(0, labels.length)
        .mapToObj(fold -> ClassificationMetrics.of(labels[fold], blend(outcomes.get(fold), strength, gamma), numClasses))
        .toArray(ClassificationMetrics[]::new);
  }

  private static double[][] blend(PathOutcome outcome, int strength, double gamma) {
    double[][] pure = outcome.probabilities()[strength];
    if (gamma == 1) {
      return pure;
    }
    double[][] refitted = outcome.refitted()[strength];
    return IntStream.range(0, pure.length).mapToObj(sample -> IntStream.range(0, pure[sample].length)
        .mapToDouble(k -> gamma * pure[sample][k] + (1 - gamma) * refitted[sample][k]).toArray()).toArray(double[][]::new);
  }

  private static long right(ClassificationMetrics scores) {
    return IntStream.range(0, scores.confusion().length).mapToLong(label -> scores.confusion()[label][label]).sum();
  }

  /** Of the mean accuracy over the folds of one repeat, folds weighted by their samples. */
  private double standardError(ClassificationMetrics[] scores, int repeat) {
    int from = repeat * folds.numFolds();
    double held = 0;
    double mean = 0;
    for (int fold = from; fold < from + folds.numFolds(); fold++) {
      held += scores[fold].samples();
      mean += right(scores[fold]);
    }
    mean /= held;
    double squares = 0;
    for (int fold = from; fold < from + folds.numFolds(); fold++) {
      squares += scores[fold].samples() / held * Math.pow(scores[fold].accuracy() - mean, 2);
    }
    return Math.sqrt(squares / (folds.numFolds() - 1));
  }
}
