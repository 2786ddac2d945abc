package ml.spred.spark.feature;

import java.util.Arrays;
import java.util.List;
import ml.spred.fdr.FdrMethod;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Scaling;
import ml.spred.redundant.Initialization;
import ml.spred.resample.ResamplingPlan;
import ml.spred.select.Choice;
import ml.spred.select.Relaxation;
import ml.spred.select.SelectionMode;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Direction;
import ml.spred.solver.LearningRateSchedule;
import ml.spred.solver.Optimizer;
import ml.spred.solver.PathOptions;
import ml.spred.solver.TrainingOptions;
import ml.spred.spark.param.Choices;
import ml.spred.spark.param.HasRelaxation;
import ml.spred.spark.param.HasValidation;
import org.apache.spark.ml.param.Param;

/** The one translation of params to the options of the core, with the checks that need more than one param. */
final class SelectionOptionsReader {
  private final SelectionParams params;

  private SelectionOptionsReader(SelectionParams params) {
    this.params = params;
  }

  /**
   * The options that the params stand for, for one thread.
   *
   * @throws IllegalArgumentException where params contradict each other
   */
  static SelectionOptions read(SelectionParams params) {
    SelectionOptionsReader reader = new SelectionOptionsReader(params);
    SelectionOptions options = new SelectionOptions(reader.choice(), reader.problem(), reader.relaxation(), reader.path(),
        reader.training(), params.getSeed(), 1, null);
    reader.requireValidationForPatience(options);
    reader.requireRowsForValidation();
    reader.requireLinearHead();
    return options;
  }

  /** What the params ask for beyond one selection. */
  static ResamplingPlan plan(SelectionParams params) {
    return new ResamplingPlan(isCrossValidated(params), params.getNumFolds(), params.getNumRepeats(), params.getNumOuterFolds(),
        params.getNumResamples(), params.getStabilityThreshold(), params.getMaxFalseSelections(), params.getFdr(),
        Choices.constant(FdrMethod.class, params.getFdrMethod()));
  }

  /** Whether folds choose the strength; a strength that is given needs none. */
  private static boolean isCrossValidated(SelectionParams params) {
    return params.getValidation().equals(HasValidation.CROSS_VALIDATION) && mode(params).needsValidation();
  }

  static SelectionMode mode(SelectionParams params) {
    return Choices.constant(SelectionMode.class, params.getSelectionMode());
  }

  /** Whether validation rows choose something: the strength, the relaxation. */
  static boolean needsValidation(SelectionParams params) {
    return !isCrossValidated(params) && (mode(params).needsValidation() || isRelaxationChosen(params));
  }

  private static boolean isRelaxationChosen(SelectionParams params) {
    return params.getRelaxation().equals(HasRelaxation.AUTO);
  }

  private Relaxation relaxation() {
    return new Relaxation(isRelaxationChosen(params) ? Double.NaN : Double.parseDouble(params.getRelaxation()),
        params.getRelaxationRidge());
  }

  private Choice choice() {
    SelectionMode mode = mode(params);
    requireFits(params.kappa(), mode, SelectionMode.KAPPA);
    requireFits(params.numTopFeatures(), mode, SelectionMode.NUM_TOP_FEATURES);
    return switch (mode) {
      case KAPPA -> Choice.kappa(params.getKappa());
      case NUM_TOP_FEATURES -> Choice.numTopFeatures(params.getNumTopFeatures());
      case VALIDATION -> Choice.validation();
      case ONE_STANDARD_ERROR -> Choice.oneStandardError();
    };
  }

  /** A strength that is given and not used would be a silent mistake, so both directions are refused. */
  private void requireFits(Param<?> param, SelectionMode mode, SelectionMode user) {
    boolean set = params.isSet(param);
    if (mode == user && !set) {
      throw new IllegalArgumentException("selectionMode is '" + Choices.spelling(mode) + "' and " + param.name()
          + " is not set; set it, or choose another selectionMode.");
    }
    if (mode != user && set) {
      throw new IllegalArgumentException(param.name() + " is set and selectionMode is '" + Choices.spelling(mode)
          + "', which does not use it; set selectionMode to '" + Choices.spelling(user) + "' or clear " + param.name() + ".");
    }
  }

  /** Groups and penalty factors come with the data: {@link PenaltyGroups}. */
  private ProblemDefinition problem() {
    MissingValues missing = MissingPolicy.of(params.getMissing());
    return new ProblemDefinition(heads(), Choices.constant(Form.class, params.getPenaltyForm()), params.getBalance(),
        Choices.constant(Scaling.class, params.getScaling()), missing, params.getDenseDecay(), params.getElasticNetParam(), null);
  }

  private Heads heads() {
    List<Integer> hidden = Arrays.stream(params.getHiddenLayers()).boxed().toList();
    return HeadsChoice.heads(params.getHeads(), hidden, params.getFitIntercept());
  }

  private PathOptions path() {
    return new PathOptions(params.getNumKappas(), params.getKappaRatio(), params.getTol(), params.getGapTol(),
        params.getScreening(), Choices.constant(Direction.class, params.getDirection()), params.getRestarts());
  }

  private TrainingOptions training() {
    Optimizer optimizer = Optimizer.of(params.getOptimizer());
    Optimizer dense = params.isDefined(params.denseOptimizer()) ? Optimizer.of(params.getDenseOptimizer()) : optimizer;
    requireFullBatch(optimizer);
    TrainingOptions own = optimizer.isSecondOrder() ? TrainingOptions.defaults() : TrainingOptions.of(optimizer);
    return new TrainingOptions(optimizer, dense,
        params.isDefined(params.learningRate()) ? params.getLearningRate() : optimizer.defaultLearningRate(),
        params.isDefined(params.denseLearningRate()) ? params.getDenseLearningRate() : dense.defaultLearningRate(),
        Choices.constant(LearningRateSchedule.class, params.getLearningRateSchedule()), params.getBatchSize(),
        params.isDefined(params.maxIter()) ? params.getMaxIter() : own.maxIterations(), params.getGradientClip(),
        params.getEvaluationInterval(), params.getPatience(),
        Choices.constant(Initialization.class, params.getInitialization()));
  }

  private void requireFullBatch(Optimizer optimizer) {
    if (optimizer.isSecondOrder() && params.getBatchSize() > 0) {
      throw new IllegalArgumentException("batchSize is " + params.getBatchSize()
          + " and optimizer is '" + optimizer.spelling()
          + "', which takes all rows a step; set batchSize to 0 or choose another optimizer.");
    }
  }

  private void requireValidationForPatience(SelectionOptions options) {
    boolean hasRows = needsValidation(params) || params.isSet(params.validationIndicatorCol());
    if (options.training().patience() > 0 && !hasRows) {
      throw new IllegalArgumentException("patience is " + options.training().patience()
          + " and there are no validation rows to look at; set validationIndicatorCol, selectionMode 'validation' or"
          + " patience 0.");
    }
  }

  /** What the core refuses only after the data is read. */
  private void requireLinearHead() {
    boolean covariates = Covariates.isSet(params);
    boolean pathways = !params.pathwayMembers().isEmpty();
    if ((covariates || pathways) && !params.getHeads().equals("linear")) {
      throw new IllegalArgumentException((covariates ? "covariatesCol" : "pathways") + " is set and heads is '"
          + params.getHeads()
          + "'; features without a penalty or in groups need the linear head alone, so set heads to 'linear'.");
    }
    if (params.getFdr() > 0 && (pathways || !params.groups().isEmpty())) {
      throw new IllegalArgumentException("fdr is " + params.getFdr() + " and " + (pathways ? "pathways" : "featureGroups")
          + " is set; features that enter in groups cannot be held against rivals one by one, so set one of the two.");
    }
    if (pathways && !params.groups().isEmpty()) {
      throw new IllegalArgumentException("featureGroups and pathways are both set; groups overlap or they do not, so set one of"
          + " them.");
    }
  }

  /** Folds and validation rows are two answers to one question. */
  private void requireRowsForValidation() {
    if (!params.getValidation().equals(HasValidation.CROSS_VALIDATION)) {
      return;
    }
    if (params.isSet(params.validationIndicatorCol())) {
      throw new IllegalArgumentException("validation is 'cv' and validationIndicatorCol is '" + params.getValidationIndicatorCol()
          + "'; with folds every row trains, so clear validationIndicatorCol or set validation to 'split'.");
    }
    if (isRelaxationChosen(params) && !mode(params).needsValidation()) {
      throw new IllegalArgumentException("validation is 'cv', relaxation 'auto' and selectionMode '" + params.getSelectionMode()
          + "'; folds choose a relaxation together with a strength only, so give a number for relaxation or set validation to"
          + " 'split'.");
    }
    if (params.getPatience() > 0) {
      throw new IllegalArgumentException("patience is " + params.getPatience()
          + " and validation is 'cv', which leaves no rows to"
          + " look at; set patience to 0 or validation to 'split'.");
    }
  }
}
