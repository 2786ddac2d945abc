package ml.spred.resample;

import java.io.Serializable;
import ml.spred.InputException;
import ml.spred.fdr.FdrMethod;

/**
 * What is asked for beyond one selection.
 *
 * @param crossValidation whether folds choose the strength; otherwise validation samples do
 * @param numFolds folds of that cross-validation, at least 2
 * @param numRepeats draws of these folds, at least 1
 * @param numOuterFolds folds of a nested estimate, at least 2; 0 for none
 * @param numResamples half-samples of a stability selection, an even number; 0 for none
 * @param stabilityThreshold see {@link StabilitySelection#threshold}
 * @param maxFalseSelections see {@link StabilitySelection#maxFalseSelections}
 * @param falseDiscoveryRate rate q that a control of false discoveries allows, below 1; 0 for no control
 * @param fdrMethod what genes are then held against
 */
public record ResamplingPlan(
    boolean crossValidation,
    int numFolds,
    int numRepeats,
    int numOuterFolds,
    int numResamples,
    double stabilityThreshold,
    double maxFalseSelections,
    double falseDiscoveryRate,
    FdrMethod fdrMethod)
    implements Serializable {
  public static final int DEFAULT_FOLDS = 5;

  public ResamplingPlan {
    if (numOuterFolds < 0 || numOuterFolds == 1) {
      throw new InputException("the number of outer folds is " + numOuterFolds + ", it must be at least 2, or 0 for no nested"
          + " estimate.");
    }
    if (numResamples < 0 || numResamples % 2 == 1) {
      throw new InputException("the number of resamplings is " + numResamples + ", it must be even, because half-samples come in"
          + " complementary pairs, or 0 for no stability selection.");
    }
    if (!(falseDiscoveryRate >= 0 && falseDiscoveryRate < 1)) {
      throw new InputException("the false discovery rate is " + falseDiscoveryRate
          + ", it must be below 1, or 0 for no control.");
    }
    if (!(stabilityThreshold > 0.5 && stabilityThreshold <= 1)) {
      throw new InputException("the stability threshold is " + stabilityThreshold + ", it must be above 0.5 and at most 1; 0.6 to"
          + " 0.9 is customary.");
    }
  }

  /** One selection and nothing else. */
  public static ResamplingPlan none() {
    return new ResamplingPlan(false, DEFAULT_FOLDS, 1, 0, 0, StabilitySelection.DEFAULT_THRESHOLD,
        StabilitySelection.DEFAULT_MAX_FALSE_SELECTIONS, 0, FdrMethod.KNOCKOFFS);
  }
}
