package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is fitted, and how it is trained. Numbers without a value here take the stage's default. */
final class FitOptions {
  @Option(names = {"-k", "--kappa"}, paramLabel = "K",
      description = "Strength of the penalty 2·kappa·Σ‖V_i‖, above 0. Default: the best on the dev samples.")
  Double kappa;

  @Option(names = {"-n", "--num-features"}, paramLabel = "N",
      description = "Select exactly this many genes. Default: as many as do best on the dev samples.")
  Integer numFeatures;

  @Option(names = "--heads", paramLabel = "HEADS", defaultValue = "ensemble",
      description = "Classifiers that share the genes: linear, mlp, or ensemble (both). Default: ${DEFAULT-VALUE}.")
  String heads;

  @Option(names = "--hidden", paramLabel = "N", split = ",", defaultValue = "1024,1024",
      description = "Hidden layers of the mlp head, comma-separated. Default: ${DEFAULT-VALUE}.")
  List<Integer> hidden = new ArrayList<>();

  @Option(names = {"-s", "--seed"}, paramLabel = "S", defaultValue = "1",
      description = "Seed of the split, initial weights and mini-batches; same seed, same result. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "lbfgs",
      description = "sgd, momentum, adam, adamw, adagrad or lbfgs. Default: ${DEFAULT-VALUE}.")
  String optimizer;

  @Option(names = "--learning-rate", paramLabel = "R",
      description = "Step size of the optimizer, not used by lbfgs. Default: the optimizer's own.")
  Double learningRate;

  @Option(names = "--batch-size", paramLabel = "N", defaultValue = "0",
      description = "Samples a step; 0 takes all, and lbfgs always does. Default: ${DEFAULT-VALUE}.")
  int batchSize;

  @Option(names = "--max-iterations", paramLabel = "N",
      description = "Most steps at one kappa. Default: ${bundle:default-steps}.")
  Integer maxIterations;

  @Option(names = "--num-kappas", paramLabel = "N",
      description = "How many kappas are tried, from the one that selects nothing downwards. Default: ${bundle:default-kappas}.")
  Integer numKappas;

  @Option(names = "--kappa-ratio", paramLabel = "R",
      description = "Smallest kappa tried, relative to the largest. Default: ${bundle:default-ratio}.")
  Double kappaRatio;

  @Option(names = "--tolerance", paramLabel = "T",
      description = "Largest violation of the optimality conditions, relative to 2·kappa. Default: ${bundle:default-tolerance}.")
  Double tolerance;

  @Option(names = "--screening", negatable = true, defaultValue = "true", fallbackValue = "true",
      description = "Train only genes that the optimality conditions ask for; --no-screening trains all at once, as the paper"
          + " does. Default: ${DEFAULT-VALUE}.")
  boolean screening;

  /** Whether the dev samples choose the strength. */
  boolean chosenByDev() {
    return kappa == null && numFeatures == null;
  }
}
