package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import ml.spred.InputException;
import ml.spred.spark.param.HasSelectionRule;
import ml.spred.spark.regression.SpredLasso;
import picocli.CommandLine.Option;

/** What a Lasso explains, and how. */
final class LassoOptions {
  @Option(names = {"-l", "--label"}, paramLabel = "NAME", split = ",", required = true,
      description = "Column with the number to be explained: a value, a count, or the time of survival. Several, comma-separated,"
          + " are explained together (family gaussian).")
  List<String> labels = new ArrayList<>();

  @Option(names = "--family", paramLabel = "NAME", defaultValue = "gaussian",
      description = "gaussian, poisson or cox. Default: ${DEFAULT-VALUE}.")
  String family;

  @Option(names = "--event", paramLabel = "NAME",
      description = "Column of the family cox that is 1 where the event was seen and 0 where the sample is censored.")
  String event;

  @Option(names = "--ties", paramLabel = "NAME", defaultValue = "efron",
      description = "Events at the same time: efron or breslow. Default: ${DEFAULT-VALUE}.")
  String ties;

  @Option(names = "--weight", paramLabel = "NAME",
      description = "Column with the weight of a sample. Default: all weigh the same.")
  String weight;

  @Option(names = "--lambda", paramLabel = "L",
      description = "Strength of the penalty (2 kappa). Default: chosen by cross-validation on a path.")
  Double lambda;

  @Option(names = "--one-standard-error",
      description = "Of cross-validation take the largest lambda within one standard error of the best.")
  boolean oneStandardError;

  @Option(names = "--folds", paramLabel = "N", defaultValue = "5",
      description = "Folds of the cross-validation. Default: ${DEFAULT-VALUE}.")
  int folds;

  @Option(names = "--num-lambdas", paramLabel = "N", defaultValue = "100",
      description = "Strengths of the path. Default: ${DEFAULT-VALUE}.")
  int numLambdas;

  @Option(names = "--lambda-ratio", paramLabel = "R", defaultValue = "0.01",
      description = "The smallest strength relative to the largest. Default: ${DEFAULT-VALUE}.")
  double lambdaRatio;

  @Option(names = "--elastic-net", paramLabel = "A", defaultValue = "1",
      description = "Share of the L1 norm in the penalty, above 0; the rest is a ridge. Default: ${DEFAULT-VALUE}.")
  double elasticNet;

  @Option(names = "--no-standardization", negatable = false,
      description = "Penalise features as they are, not on the scale of their standard deviation.")
  boolean noStandardization;

  @Option(names = "--no-intercept", description = "Without an intercept.")
  boolean noIntercept;

  @Option(names = "--form", paramLabel = "NAME", defaultValue = "group",
      description = "Several labels: group (a feature is in for all or none) or elementwise. Default: ${DEFAULT-VALUE}.")
  String form;

  @Option(names = "--unpenalized", paramLabel = "FEATURES", split = ",",
      description = "Features that are never penalised, comma-separated.")
  List<String> unpenalized = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "FEATURES", split = ",", description = "Features that stay out, comma-separated.")
  List<String> excluded = new ArrayList<>();

  @Option(names = "--missing", paramLabel = "POLICY", defaultValue = "refuse",
      description = "Missing values: refuse, mean or zero. Default: ${DEFAULT-VALUE}.")
  Missing missing;

  @Option(names = "--solver", paramLabel = "NAME", defaultValue = "path",
      description = "path, gradientDescent, adam, lbfgs, variableProjection or subgradient. Default: ${DEFAULT-VALUE}.")
  String solver;

  @Option(names = "--gap-tolerance", paramLabel = "G", defaultValue = "1e-6",
      description = "Largest duality gap relative to the objective. Default: ${DEFAULT-VALUE}.")
  double gap;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Seed of the folds. Default: ${DEFAULT-VALUE}.")
  long seed;

  /**
   * The stage for these options.
   *
   * @throws InputException for an option that no stage takes
   */
  SpredLasso stage(String label) {
    try {
      SpredLasso stage = new SpredLasso().setLabelCol(label).setFamily(family).setTies(ties).setNumFolds(folds)
          .setNumLambdas(numLambdas).setLambdaRatio(lambdaRatio).setElasticNetParam(elasticNet)
          .setStandardization(!noStandardization).setFitIntercept(!noIntercept).setPenaltyForm(form)
          .setUnpenalizedFeatures(unpenalized.toArray(String[]::new)).setExcludedFeatures(excluded.toArray(String[]::new))
          .setMissing(missing.param).setSolver(solver).setGapTol(gap).setSeed(seed)
          .setSelectionRule(oneStandardError ? HasSelectionRule.ONE_STANDARD_ERROR : HasSelectionRule.BEST);
      if (lambda != null) {
        stage.setRegParam(lambda);
      }
      if (event != null) {
        stage.setCensorCol(event);
      }
      return weight == null ? stage : stage.setWeightCol(weight);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }
}
