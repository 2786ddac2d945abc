package ml.spred.spark.feature;

import java.util.List;
import java.util.Map;
import ml.spred.spark.param.HasFeatureGroups;

/**
 * Setters of the selector; what each param means, its range and its default are in the doc of the param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface SelectionSetters<S extends SelectionSetters<S>> extends SelectionParams, ColumnSetters<S> {
  default S setLabelCol(String value) {
    return with(labelCol(), value);
  }

  default S setSelectionMode(String value) {
    return with(selectionMode(), value);
  }

  default S setKappa(double value) {
    return with(kappa(), value);
  }

  default S setNumTopFeatures(int value) {
    return with(numTopFeatures(), value);
  }

  /** A number from 0 to 1, or {@link ml.spred.spark.param.HasRelaxation#AUTO}. */
  default S setRelaxation(String value) {
    return with(relaxation(), value);
  }

  default S setRelaxation(double value) {
    return setRelaxation(String.valueOf(value));
  }

  default S setRelaxationRidge(double value) {
    return with(relaxationRidge(), value);
  }

  default S setValidationFraction(double value) {
    return with(validationFraction(), value);
  }

  default S setValidationIndicatorCol(String value) {
    return with(validationIndicatorCol(), value);
  }

  default S setGroupCol(String value) {
    return with(groupCol(), value);
  }

  default S setValidation(String value) {
    return with(validation(), value);
  }

  default S setNumFolds(int value) {
    return with(numFolds(), value);
  }

  default S setNumRepeats(int value) {
    return with(numRepeats(), value);
  }

  default S setNumOuterFolds(int value) {
    return with(numOuterFolds(), value);
  }

  default S setNumResamples(int value) {
    return with(numResamples(), value);
  }

  default S setStabilityThreshold(double value) {
    return with(stabilityThreshold(), value);
  }

  default S setMaxFalseSelections(double value) {
    return with(maxFalseSelections(), value);
  }

  default S setFdr(double value) {
    return with(fdr(), value);
  }

  default S setFdrMethod(String value) {
    return with(fdrMethod(), value);
  }

  default S setHeads(String value) {
    return with(heads(), value);
  }

  default S setHiddenLayers(int... value) {
    return with(hiddenLayers(), value);
  }

  default S setFitIntercept(boolean value) {
    return with(fitIntercept(), value);
  }

  default S setPenaltyForm(String value) {
    return with(penaltyForm(), value);
  }

  default S setBalance(double value) {
    return with(balance(), value);
  }

  default S setScaling(String value) {
    return with(scaling(), value);
  }

  default S setMissing(String value) {
    return with(missing(), value);
  }

  default S setDenseDecay(double value) {
    return with(denseDecay(), value);
  }

  default S setElasticNetParam(double value) {
    return with(elasticNetParam(), value);
  }

  default S setUnpenalizedFeatures(String... value) {
    return with(unpenalizedFeatures(), value);
  }

  default S setExcludedFeatures(String... value) {
    return with(excludedFeatures(), value);
  }

  default S setFeatureGroups(String value) {
    return with(featureGroups(), value);
  }

  default S setFeatureGroups(Map<String, List<String>> value) {
    return setFeatureGroups(HasFeatureGroups.json(value));
  }

  default S setPathways(String value) {
    return with(pathways(), value);
  }

  default S setPathways(Map<String, List<String>> value) {
    return setPathways(HasFeatureGroups.json(value));
  }

  default S setPathwayWeights(String value) {
    return with(pathwayWeights(), value);
  }

  default S setNumKappas(int value) {
    return with(numKappas(), value);
  }

  default S setKappaRatio(double value) {
    return with(kappaRatio(), value);
  }

  default S setDirection(String value) {
    return with(direction(), value);
  }

  default S setRestarts(int value) {
    return with(restarts(), value);
  }

  default S setCheckpointDir(String value) {
    return with(checkpointDir(), value);
  }

  default S setTol(double value) {
    return with(tol(), value);
  }

  default S setGapTol(double value) {
    return with(gapTol(), value);
  }

  default S setScreening(boolean value) {
    return with(screening(), value);
  }

  default S setOptimizer(String value) {
    return with(optimizer(), value);
  }

  default S setDenseOptimizer(String value) {
    return with(denseOptimizer(), value);
  }

  default S setLearningRate(double value) {
    return with(learningRate(), value);
  }

  default S setDenseLearningRate(double value) {
    return with(denseLearningRate(), value);
  }

  default S setLearningRateSchedule(String value) {
    return with(learningRateSchedule(), value);
  }

  default S setBatchSize(int value) {
    return with(batchSize(), value);
  }

  default S setMaxIter(int value) {
    return with(maxIter(), value);
  }

  default S setGradientClip(double value) {
    return with(gradientClip(), value);
  }

  default S setEvaluationInterval(int value) {
    return with(evaluationInterval(), value);
  }

  default S setPatience(int value) {
    return with(patience(), value);
  }

  default S setInitialization(String value) {
    return with(initialization(), value);
  }

  default S setLayout(String value) {
    return with(layout(), value);
  }

  default S setSeed(long value) {
    return with(seed(), value);
  }
}
