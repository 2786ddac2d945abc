package ml.spred.spark.regression;

/**
 * Setters of the Lasso; what each param means, its range and its default are in the doc of the param.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface LassoSetters<S extends LassoSetters<S>> extends LassoParams, LassoColumnSetters<S> {
  default S setLabelCol(String value) {
    return with(labelCol(), value);
  }

  default S setRegParam(double value) {
    return with(regParam(), value);
  }

  default S setElasticNetParam(double value) {
    return with(elasticNetParam(), value);
  }

  default S setFitIntercept(boolean value) {
    return with(fitIntercept(), value);
  }

  default S setStandardization(boolean value) {
    return with(standardization(), value);
  }

  default S setNonNegative(boolean value) {
    return with(nonNegative(), value);
  }

  default S setWeightCol(String value) {
    return with(weightCol(), value);
  }

  default S setCensorCol(String value) {
    return with(censorCol(), value);
  }

  default S setFamily(String value) {
    return with(family(), value);
  }

  default S setTies(String value) {
    return with(ties(), value);
  }

  default S setObjective(String value) {
    return with(objective(), value);
  }

  default S setPenaltyForm(String value) {
    return with(penaltyForm(), value);
  }

  default S setPenaltyFactors(double... value) {
    return with(penaltyFactors(), value);
  }

  default S setUnpenalizedFeatures(String... value) {
    return with(unpenalizedFeatures(), value);
  }

  default S setExcludedFeatures(String... value) {
    return with(excludedFeatures(), value);
  }

  default S setNumLambdas(int value) {
    return with(numLambdas(), value);
  }

  default S setLambdaRatio(double value) {
    return with(lambdaRatio(), value);
  }

  default S setNumFolds(int value) {
    return with(numFolds(), value);
  }

  default S setSelectionRule(String value) {
    return with(selectionRule(), value);
  }

  default S setGapTol(double value) {
    return with(gapTol(), value);
  }

  default S setSolver(String value) {
    return with(solver(), value);
  }

  default S setMaxIter(int value) {
    return with(maxIter(), value);
  }

  default S setLearningRate(double value) {
    return with(learningRate(), value);
  }

  default S setZeroThreshold(double value) {
    return with(zeroThreshold(), value);
  }

  default S setSeed(long value) {
    return with(seed(), value);
  }

  default S setDataMode(String value) {
    return with(dataMode(), value);
  }
}
