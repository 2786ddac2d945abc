package ml.spred.resample;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.problem.FeatureMatrix;
import ml.spred.select.GeneSelector;
import ml.spred.select.Selection;
import ml.spred.select.SelectionData;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.Progress;

/**
 * The accuracy of a whole procedure: for every outer fold scaling, screening, choice of the strength, selection and refit are
 * done anew on the samples outside it, and the samples inside are predicted once. No sample has a part in the choice of what
 * predicts it (Varma and Simon 2006). It speaks of lists made from {@code (K − 1)/K} of the samples, so it is rather too low for
 * the list made from all.
 *
 * @param numFolds outer folds
 * @param labels class of each predicted sample
 * @param probabilities of these, {@code [samples][classes]}
 * @param numSelected genes of each fold's list
 * @param kappas strength of each fold's list
 * @param overlap of these lists
 */
public record NestedEstimate(
    int numFolds, int[] labels, double[][] probabilities, int[] numSelected, double[] kappas, Overlap overlap)
    implements Serializable {

  /** Selects outside a fold and predicts the samples inside. */
  public static OuterOutcome solve(SelectionData data, SelectionOptions options, OuterSetting setting) {
    Selection selection = GeneSelector.select(data, options.withSeed(setting.seed()), setting.parts(), setting.place(),
        Progress.NONE, Checkpoint.NONE);
    return new OuterOutcome(selection.support(), selection.certificate().kappa(),
        probabilities(selection, data.matrix().samples(setting.held()), data.numGenes()));
  }

  private static double[][] probabilities(Selection selection, FeatureMatrix raw, int numGenes) {
    int[] used = IntStream.concat(IntStream.of(selection.support()), IntStream.range(numGenes, raw.numFeatures())).toArray();
    return IntStream.range(0, raw.numSamples()).mapToObj(sample -> selection.model().probabilities(
        IntStream.of(used).mapToDouble(column -> raw.get(sample, column)).toArray())).toArray(double[][]::new);
  }

  /**
   * Pools the folds.
   *
   * @param labels class of each sample of the data
   */
  public static NestedEstimate of(List<OuterSetting> settings, List<OuterOutcome> outcomes, int[] labels, int numGenes) {
    int[] held = settings.stream().flatMapToInt(setting -> IntStream.of(setting.held())).toArray();
    return new NestedEstimate(settings.size(), CrossValidation.pick(labels, held),
        outcomes.stream().flatMap(outcome -> Arrays.stream(outcome.probabilities())).toArray(double[][]::new),
        outcomes.stream().mapToInt(outcome -> outcome.support().length).toArray(),
        outcomes.stream().mapToDouble(OuterOutcome::kappa).toArray(),
        Overlap.of(outcomes.stream().map(OuterOutcome::support).toList(), numGenes));
  }

  /**
   * Scores over all samples. The interval of the accuracy takes the answers as independent, which those of one fold are not
   * quite.
   */
  public ClassificationMetrics metrics() {
    return ClassificationMetrics.of(labels, probabilities, probabilities[0].length);
  }
}
