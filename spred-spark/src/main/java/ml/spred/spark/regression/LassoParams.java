package ml.spred.spark.regression;

import ml.spred.lasso.LassoOptions;
import ml.spred.spark.param.Choices;
import ml.spred.spark.param.HasCensorCol;
import ml.spred.spark.param.HasDataMode;
import ml.spred.spark.param.HasElasticNetParam;
import ml.spred.spark.param.HasExcludedFeatures;
import ml.spred.spark.param.HasFamily;
import ml.spred.spark.param.HasFitIntercept;
import ml.spred.spark.param.HasGapTol;
import ml.spred.spark.param.HasLambdaRatio;
import ml.spred.spark.param.HasLearningRate;
import ml.spred.spark.param.HasMaxIter;
import ml.spred.spark.param.HasNonNegative;
import ml.spred.spark.param.HasNumFolds;
import ml.spred.spark.param.HasNumLambdas;
import ml.spred.spark.param.HasObjective;
import ml.spred.spark.param.HasPenaltyFactors;
import ml.spred.spark.param.HasPenaltyForm;
import ml.spred.spark.param.HasRegParam;
import ml.spred.spark.param.HasSeed;
import ml.spred.spark.param.HasSelectionRule;
import ml.spred.spark.param.HasSolver;
import ml.spred.spark.param.HasStandardization;
import ml.spred.spark.param.HasTies;
import ml.spred.spark.param.HasUnpenalizedFeatures;
import ml.spred.spark.param.HasWeightCol;
import ml.spred.spark.param.HasZeroThreshold;
import ml.spred.spark.param.Limits;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;

/** Params of the Lasso: those of its model, what is minimised, how the strength is chosen, and how it is solved. */
public interface LassoParams extends LassoModelParams, HasRegParam, HasElasticNetParam, HasFitIntercept, HasStandardization,
    HasWeightCol, HasCensorCol, HasFamily, HasTies, HasObjective, HasPenaltyForm, HasPenaltyFactors, HasUnpenalizedFeatures,
    HasExcludedFeatures, HasNumLambdas, HasLambdaRatio, HasNumFolds, HasSelectionRule, HasGapTol, HasSolver, HasMaxIter,
    HasLearningRate, HasZeroThreshold, HasSeed, HasDataMode, HasNonNegative {
  /** Strengths of a path. */
  int DEFAULT_LAMBDAS = 100;
  double DEFAULT_RATIO = 0.01;
  int DEFAULT_FOLDS = 5;

  @Override
  default DoubleParam gapTol() {
    return new DoubleParam(this, "gapTol", "largest duality gap relative to the objective (above 0)", Limits.above("gapTol", 0));
  }

  @Override
  default IntParam maxIter() {
    return new IntParam(this, "maxIter", "largest number of iterations at one strength, for the solvers other than path (at "
        + "least 1)",
        Limits.atLeast("maxIter", 1));
  }

  @Override
  default DoubleParam learningRate() {
    return new DoubleParam(this, "learningRate",
        "learning rate of gradientDescent, adam and subgradient (above 0); when unset one over the largest curvature, 0.01 "
            + "for adam",
        Limits.above("learningRate", 0));
  }

  /** Sets the defaults, the core's wherever it has them; needs the uid. */
  static void setDefaults(LassoParams stage) {
    LassoOptions options = LassoOptions.defaults();
    LassoModelParams.setColumnDefaults(stage);
    stage.setDefault(stage.elasticNetParam(), options.alpha());
    stage.setDefault(stage.fitIntercept(), options.intercept());
    stage.setDefault(stage.standardization(), options.standardization());
    stage.setDefault(stage.nonNegative(), options.nonNegative());
    stage.setDefault(stage.family(), Choices.spelling(options.family()));
    stage.setDefault(stage.ties(), Choices.spelling(options.ties()));
    stage.setDefault(stage.objective(), Choices.spelling(options.objective()));
    stage.setDefault(stage.penaltyForm(), Choices.spelling(options.form()));
    stage.setDefault(stage.penaltyFactors(), new double[0]);
    stage.setDefault(stage.unpenalizedFeatures(), new String[0]);
    stage.setDefault(stage.excludedFeatures(), new String[0]);
    stage.setDefault(stage.numLambdas(), DEFAULT_LAMBDAS);
    stage.setDefault(stage.lambdaRatio(), DEFAULT_RATIO);
    stage.setDefault(stage.numFolds(), DEFAULT_FOLDS);
    stage.setDefault(stage.selectionRule(), HasSelectionRule.BEST);
    stage.setDefault(stage.gapTol(), options.tolerance());
    stage.setDefault(stage.solver(), Choices.spelling(options.method()));
    stage.setDefault(stage.maxIter(), options.training().maxIterations());
    stage.setDefault(stage.zeroThreshold(), options.training().threshold());
    stage.setDefault(stage.dataMode(), HasDataMode.AUTO);
    stage.setDefault(stage.seed(), options.training().seed());
  }
}
