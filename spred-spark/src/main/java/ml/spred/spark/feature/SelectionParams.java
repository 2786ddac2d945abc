package ml.spred.spark.feature;

import ml.spred.problem.Heads;
import ml.spred.problem.ProblemDefinition;
import ml.spred.resample.ResamplingPlan;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.PathOptions;
import ml.spred.solver.TrainingOptions;
import ml.spred.spark.param.Choices;
import ml.spred.spark.param.HasBalance;
import ml.spred.spark.param.HasBatchSize;
import ml.spred.spark.param.HasCheckpointDir;
import ml.spred.spark.param.HasDenseDecay;
import ml.spred.spark.param.HasDenseLearningRate;
import ml.spred.spark.param.HasDenseOptimizer;
import ml.spred.spark.param.HasDirection;
import ml.spred.spark.param.HasElasticNetParam;
import ml.spred.spark.param.HasEvaluationInterval;
import ml.spred.spark.param.HasExcludedFeatures;
import ml.spred.spark.param.HasFdr;
import ml.spred.spark.param.HasFdrMethod;
import ml.spred.spark.param.HasFeatureGroups;
import ml.spred.spark.param.HasFitIntercept;
import ml.spred.spark.param.HasGapTol;
import ml.spred.spark.param.HasGradientClip;
import ml.spred.spark.param.HasGroupCol;
import ml.spred.spark.param.HasHeads;
import ml.spred.spark.param.HasHiddenLayers;
import ml.spred.spark.param.HasInitialization;
import ml.spred.spark.param.HasKappa;
import ml.spred.spark.param.HasKappaRatio;
import ml.spred.spark.param.HasLayout;
import ml.spred.spark.param.HasLearningRate;
import ml.spred.spark.param.HasLearningRateSchedule;
import ml.spred.spark.param.HasMaxFalseSelections;
import ml.spred.spark.param.HasMaxIter;
import ml.spred.spark.param.HasMissing;
import ml.spred.spark.param.HasNumFolds;
import ml.spred.spark.param.HasNumKappas;
import ml.spred.spark.param.HasNumOuterFolds;
import ml.spred.spark.param.HasNumRepeats;
import ml.spred.spark.param.HasNumResamples;
import ml.spred.spark.param.HasNumTopFeatures;
import ml.spred.spark.param.HasOptimizer;
import ml.spred.spark.param.HasPathways;
import ml.spred.spark.param.HasPatience;
import ml.spred.spark.param.HasPenaltyForm;
import ml.spred.spark.param.HasRelaxation;
import ml.spred.spark.param.HasRelaxationRidge;
import ml.spred.spark.param.HasRestarts;
import ml.spred.spark.param.HasScaling;
import ml.spred.spark.param.HasScreening;
import ml.spred.spark.param.HasSeed;
import ml.spred.spark.param.HasSelectionMode;
import ml.spred.spark.param.HasStabilityThreshold;
import ml.spred.spark.param.HasTol;
import ml.spred.spark.param.HasUnpenalizedFeatures;
import ml.spred.spark.param.HasValidation;
import ml.spred.spark.param.HasValidationFraction;
import ml.spred.spark.param.HasValidationIndicatorCol;

/** Params of the selector: those of its model, how kappa is chosen, what is minimised, and how it is trained. */
public interface SelectionParams extends SelectionModelParams,
    HasSelectionMode, HasKappa, HasNumTopFeatures, HasValidationFraction, HasValidationIndicatorCol, HasGroupCol,
    HasRelaxation, HasRelaxationRidge,
    HasValidation, HasNumFolds, HasNumRepeats, HasNumOuterFolds, HasNumResamples, HasStabilityThreshold, HasMaxFalseSelections,
    HasFdr, HasFdrMethod,
    HasHeads, HasHiddenLayers, HasFitIntercept, HasPenaltyForm, HasBalance, HasScaling, HasMissing, HasDenseDecay,
    HasElasticNetParam, HasUnpenalizedFeatures, HasExcludedFeatures, HasFeatureGroups, HasPathways,
    HasNumKappas, HasKappaRatio, HasTol, HasGapTol, HasScreening,
    HasOptimizer, HasDenseOptimizer, HasLearningRate, HasDenseLearningRate, HasLearningRateSchedule, HasBatchSize,
    HasMaxIter, HasGradientClip, HasEvaluationInterval, HasPatience, HasInitialization, HasSeed, HasCheckpointDir, HasDirection,
    HasRestarts, HasLayout {

  /** Sets the defaults, the core's wherever it has them; needs the uid. */
  static void setDefaults(SelectionParams stage) {
    SelectionOptions options = SelectionOptions.defaults();
    SelectionModelParams.setColumnDefaults(stage);
    stage.setDefault(stage.selectionMode(), Choices.spelling(options.choice().mode()));
    // A quarter of the training rows: the dev share of a 60/20/20 split, once the test rows are gone.
    stage.setDefault(stage.validationFraction(), 0.25);
    stage.setDefault(stage.seed(), options.seed());
    stage.setDefault(stage.checkpointDir(), "");
    stage.setDefault(stage.layout(), HasLayout.AUTO);
    stage.setDefault(stage.relaxation(), String.valueOf(options.relaxation().gamma()));
    stage.setDefault(stage.relaxationRidge(), options.relaxation().ridge());
    setDefaults(stage, ResamplingPlan.none());
    setDefaults(stage, options.problem());
    setDefaults(stage, options.path());
    setDefaults(stage, options.training());
  }

  private static void setDefaults(SelectionParams stage, ResamplingPlan plan) {
    stage.setDefault(stage.validation(), HasValidation.SPLIT);
    stage.setDefault(stage.numFolds(), plan.numFolds());
    stage.setDefault(stage.numRepeats(), plan.numRepeats());
    stage.setDefault(stage.numOuterFolds(), plan.numOuterFolds());
    stage.setDefault(stage.numResamples(), plan.numResamples());
    stage.setDefault(stage.stabilityThreshold(), plan.stabilityThreshold());
    stage.setDefault(stage.maxFalseSelections(), plan.maxFalseSelections());
    stage.setDefault(stage.fdr(), plan.falseDiscoveryRate());
    stage.setDefault(stage.fdrMethod(), Choices.spelling(plan.fdrMethod()));
  }

  private static void setDefaults(SelectionParams stage, ProblemDefinition problem) {
    Heads heads = problem.heads();
    stage.setDefault(stage.heads(), HeadsChoice.of(heads));
    stage.setDefault(stage.hiddenLayers(), heads.hidden().stream().mapToInt(Integer::intValue).toArray());
    stage.setDefault(stage.fitIntercept(), heads.intercept());
    stage.setDefault(stage.penaltyForm(), Choices.spelling(problem.form()));
    stage.setDefault(stage.balance(), problem.balance());
    stage.setDefault(stage.scaling(), Choices.spelling(problem.scaling()));
    stage.setDefault(stage.missing(), MissingPolicy.spelling(problem.missing()));
    stage.setDefault(stage.denseDecay(), problem.denseDecay());
    stage.setDefault(stage.elasticNetParam(), problem.elasticNet());
    stage.setDefault(stage.unpenalizedFeatures(), new String[0]);
    stage.setDefault(stage.excludedFeatures(), new String[0]);
    stage.setDefault(stage.featureGroups(), "{}");
    stage.setDefault(stage.pathways(), "{}");
    stage.setDefault(stage.pathwayWeights(), HasPathways.SQUARE_ROOT);
  }

  private static void setDefaults(SelectionParams stage, PathOptions path) {
    stage.setDefault(stage.numKappas(), path.numKappas());
    stage.setDefault(stage.kappaRatio(), path.kappaRatio());
    stage.setDefault(stage.tol(), path.tolerance());
    stage.setDefault(stage.gapTol(), path.gapTolerance());
    stage.setDefault(stage.screening(), path.screening());
    stage.setDefault(stage.direction(), Choices.spelling(path.direction()));
    stage.setDefault(stage.restarts(), path.restarts());
  }

  /** Learning rates, the dense optimizer and the number of steps have no default: unset, they follow the optimizer. */
  private static void setDefaults(SelectionParams stage, TrainingOptions training) {
    stage.setDefault(stage.optimizer(), training.optimizer().spelling());
    stage.setDefault(stage.learningRateSchedule(), Choices.spelling(training.schedule()));
    stage.setDefault(stage.batchSize(), training.batchSize());
    stage.setDefault(stage.gradientClip(), training.gradientClip());
    stage.setDefault(stage.evaluationInterval(), training.evaluationInterval());
    stage.setDefault(stage.patience(), training.patience());
    stage.setDefault(stage.initialization(), Choices.spelling(training.initialization()));
  }
}
