package ml.spred.spark.job;

import java.util.function.Consumer;
import ml.spred.InputException;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.param.HasValidation;
import picocli.CommandLine.Option;

/** What is drawn anew from the samples, and how often. Numbers without a value here take the stage's default. */
final class ResamplingOptions {
  private static final String DEV = "dev";

  @Option(names = "--validation", paramLabel = "HOW",
      description = "What chooses kappa: dev (samples that are never trained on) or cv (cross-validation: dev samples train too)."
          + " Default: dev, with --nested cv.")
  String validation;

  @Option(names = "--folds", paramLabel = "K", description = "Folds of that cross-validation. Default: ${bundle:default-folds}.")
  Integer folds;

  @Option(names = "--repeats", paramLabel = "R", description = "How often these folds are drawn anew. Default: 1.")
  Integer repeats;

  @Option(names = "--nested", paramLabel = "K", arity = "0..1", fallbackValue = "5",
      description = "Estimate the accuracy of the whole procedure, choice of kappa included, by K outer folds (${FALLBACK-VALUE}"
          + " where K is left out). No samples are then put aside for dev (with cv) and test.")
  Integer nested;

  @Option(names = "--stability", paramLabel = "B",
      description = "Stability selection: how often each gene is selected from B half-samples in complementary pairs; 100 is"
          + " customary.")
  Integer stability;

  @Option(names = "--stability-threshold", paramLabel = "P",
      description = "Frequency from which a gene is called stable, above 0.5. Default: ${bundle:default-stability-threshold}.")
  Double stabilityThreshold;

  @Option(names = "--max-false", paramLabel = "V",
      description = "What the bound on the expected number of false genes among the stable ones may reach. Default:"
          + " ${bundle:default-max-false}.")
  Double maxFalse;

  @Option(names = "--fdr", paramLabel = "Q",
      description = "A second list with at most a share of Q false genes in the mean, below 1; it takes at least 1/Q genes,"
          + " else it is"
          + " empty.")
  Double fdr;

  @Option(names = "--fdr-method", paramLabel = "NAME",
      description = "What genes are held against for it: knockoffs (of equal mean and correlations) or shadow (permuted copies;"
          + " cheaper, no guard against genes that are only correlated with true ones). Default: knockoffs.")
  String fdrMethod;

  /** Whether folds choose the strength. */
  boolean crossValidated() {
    if (validation != null && !validation.equals(DEV) && !validation.equals(HasValidation.CROSS_VALIDATION)) {
      throw new InputException("--validation is '" + validation + "'; choose dev or cv.");
    }
    return validation == null ? nested != null : validation.equals(HasValidation.CROSS_VALIDATION);
  }

  /** Shares of train, dev and test that the samples are drawn in: what folds hold out need not be put aside. */
  double[] shares() {
    boolean folds = crossValidated();
    return nested == null ? folds ? new double[] {0.8, 0, 0.2} : new double[] {0.6, 0.2, 0.2}
        : folds ? new double[] {1, 0, 0} : new double[] {0.75, 0.25, 0};
  }

  /** Hands on what was given. */
  void apply(SpredFeatureSelector stage) {
    stage.setValidation(crossValidated() ? HasValidation.CROSS_VALIDATION : HasValidation.SPLIT);
    setIfGiven(folds, stage::setNumFolds);
    setIfGiven(repeats, stage::setNumRepeats);
    setIfGiven(nested, stage::setNumOuterFolds);
    setIfGiven(stability, stage::setNumResamples);
    setIfGiven(stabilityThreshold, stage::setStabilityThreshold);
    setIfGiven(maxFalse, stage::setMaxFalseSelections);
    setIfGiven(fdr, stage::setFdr);
    setIfGiven(fdrMethod, stage::setFdrMethod);
  }

  private static <T> void setIfGiven(T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
