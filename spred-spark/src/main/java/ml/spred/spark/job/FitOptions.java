package ml.spred.spark.job;

import java.util.ArrayList;
import java.util.List;
import ml.spred.spark.param.HasRelaxation;
import picocli.CommandLine.Option;

/** What is fitted, and how it is trained. Numbers without a value here take the stage's default. */
final class FitOptions {
  /** The relaxation that the dev samples choose. */
  static final String AUTO = HasRelaxation.AUTO;

  @Option(names = "--heads", paramLabel = "HEADS", defaultValue = "ensemble",
      description = "Classifiers that share the genes: linear, mlp, or ensemble (both). Default: ${DEFAULT-VALUE}.")
  String heads;

  @Option(names = "--hidden", paramLabel = "N", split = ",", defaultValue = "1024,1024",
      description = "Hidden layers of the mlp head, comma-separated. Default: ${DEFAULT-VALUE}.")
  List<Integer> hidden = new ArrayList<>();

  @Option(names = "--one-standard-error",
      description = "Where the dev samples choose kappa: not the best, but the sparsest within one standard error of its"
          + " accuracy.")
  boolean oneStandardError;

  @Option(names = "--relaxation", paramLabel = "GAMMA", defaultValue = "1",
      description = "Share of the L1 solution in the predictions, from 0 to 1; the rest is a refit of its genes without L1"
          + " penalty. 1 is the certified solution alone, auto lets the dev samples choose. Default: ${DEFAULT-VALUE}.")
  String relaxation;

  @Option(names = "--relaxation-ridge", paramLabel = "R",
      description = "Strength of the ridge penalty of that refit, above 0. Default: ${bundle:default-ridge}.")
  Double relaxationRidge;

  @Option(names = {"-s", "--seed"}, paramLabel = "S", defaultValue = "1",
      description = "Seed of the split, initial weights and mini-batches; same seed, same result. Default: ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "newton",
      description = "newton (the linear head then has a duality gap), sgd, momentum, adam, adamw, adagrad or lbfgs."
          + " Default: ${DEFAULT-VALUE}.")
  String optimizer;

  @Option(names = "--learning-rate", paramLabel = "R",
      description = "Step size of the optimizer, not used by newton and lbfgs. Default: the optimizer's own.")
  Double learningRate;

  @Option(names = "--batch-size", paramLabel = "N", defaultValue = "0",
      description = "Samples a step; 0 takes all, and newton and lbfgs always do. Default: ${DEFAULT-VALUE}.")
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
      description = "Largest violation of the optimality conditions, relative to 2·kappa, where there is no duality gap. Default:"
          + " ${bundle:default-tolerance}.")
  Double tolerance;

  @Option(names = "--gap-tolerance", paramLabel = "T",
      description = "Largest duality gap relative to the objective, for the linear head with newton. Default:"
          + " ${bundle:default-gap}.")
  Double gapTolerance;

  @Option(names = "--restarts", paramLabel = "N",
      description = "Draws of the MLP head's dense layers; at every strength the lowest objective is kept. Default: 1.")
  Integer restarts;

  @Option(names = "--dense-to-sparse",
      description = "Walk the path from the weakest strength up; an MLP head may end at other minima than from the strongest down.")
  boolean denseToSparse;

  @Option(names = "--checkpoint", paramLabel = "DIR", defaultValue = "",
      description = "Keep every solved strength in this directory: the same command started again after a kill goes on from there and"
          + " ends with the same result.")
  String checkpoint;

  @Option(names = "--layout", paramLabel = "NAME", defaultValue = "auto",
      description = "rows gathers the values into one array; columns keeps genes on the executors as blocks (linear head); auto"
          + " takes columns where 12 bytes a value, or the text of a file, are more than the memory of the driver. Of a file with"
          + " a line per gene the lines then go straight there. The result is the same. Default: ${DEFAULT-VALUE}.")
  String layout;

  @Option(names = "--screening", negatable = true, defaultValue = "true", fallbackValue = "true",
      description = "Train only genes that the optimality conditions ask for; --no-screening trains all at once, as the paper"
          + " does. Default: ${DEFAULT-VALUE}.")
  boolean screening;
}
