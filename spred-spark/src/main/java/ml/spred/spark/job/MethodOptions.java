package ml.spred.spark.job;

import java.util.List;
import java.util.function.ToDoubleFunction;
import ml.spred.InputException;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.KappaSearch;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.PruningTarget;
import ml.spred.compress.Recipe;
import ml.spred.compress.UpdaterName;
import ml.spred.network.Grouping;
import ml.spred.spark.job.CompressionRuns.Plan;
import ml.spred.spark.param.EnumWord;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.learning.config.Adam;
import picocli.CommandLine.Option;

/** How a network is made sparse. */
final class MethodOptions {
  private static final double MOMENTUM = 0.9;

  @Option(names = "--method", paramLabel = "NAME", defaultValue = "spred",
      description = "With --kappa: spred, naive-l1, proximal-l1 (needs sgd) or str. With --ratio: magnitude,"
          + " iterative-magnitude, random, snip, grasp or synflow. Default: ${DEFAULT-VALUE}.")
  CompressionMethod method;

  @Option(names = "--kappa", paramLabel = "K", description = "Strength: the penalty is 2 kappa |V|; of str its decay."
      + " Without it the one is searched that gives --ratio.")
  Double kappa;

  @Option(names = "--layer-kappa", paramLabel = "LAYER=K", split = ",",
      description = "Layers with a strength of their own in place of --kappa, such as conv1=1e-3,dense=0.")
  List<String> layerKappa = List.of();

  @Option(names = "--ratio", paramLabel = "R",
      description = "Compression ratio: all prunable weights by those that are left. With --kappa the trained network is pruned"
          + " to it.")
  Double ratio;

  @Option(names = "--accuracy-drop", paramLabel = "D",
      description = "Prune the trained network as far as costs at most this share (0 to 1) of the training images; with --kappa,"
          + " or with --method magnitude in place of --ratio.")
  Double accuracyDrop;

  @Option(names = "--scope", paramLabel = "NAME", defaultValue = "global",
      description = "What is compared where a network is pruned to --ratio or --accuracy-drop: global (the smallest of all"
          + " weights go) or layer (the smallest of each layer go, the same share of each). Where a strength is"
          + " searched, layer searches one for each layer, so that each reaches the ratio. Default: ${DEFAULT-VALUE}.")
  Scope scope;

  @Option(names = "--sparsity-tolerance", paramLabel = "T",
      description = "Where a strength is searched: largest distance of the share of zeros from that of the ratio. Default: 0.01,"
          + " or a tenth of the share that is to be left if that is less.")
  Double tolerance;

  @Option(names = "--max-trainings", paramLabel = "N", defaultValue = "12",
      description = "Trainings that the search for a strength may take; for one of each layer give more. Default:"
          + " ${DEFAULT-VALUE}.")
  int maxTrainings;

  @Option(names = "--compare", paramLabel = "METHOD:AMOUNT", split = ",",
      description = "Train these too, from the same start and as long, for the picture of accuracy against compression ratio;"
          + " their networks are not kept. Example: spred:1e-3,magnitude:10,magnitude:30.")
  List<String> compare = List.of();

  @Option(names = "--no-dense-twin",
      description = "Do not also train the network without pruning, which takes as long and says what the pruning"
          + " costs.")
  boolean noDenseTwin;

  @Option(names = "--structured", description = "Whole filters and neurons go, and are taken out of the network in the end.")
  boolean structured;

  @Option(names = "--threshold", paramLabel = "T", defaultValue = "1e-3",
      description = "After training with a penalty, weights below T are zero (of a filter the root mean square). Default:"
          + " ${DEFAULT-VALUE}.")
  double threshold;

  @Option(names = "--keep", paramLabel = "LAYERS", split = ",",
      description = "Layers that are neither penalised nor pruned, comma-separated.")
  List<String> keep = List.of();

  @Option(names = "--epochs", paramLabel = "N", defaultValue = "10",
      description = "Passes over the training images before the last pruning. Default: ${DEFAULT-VALUE}.")
  int epochs;

  @Option(names = "--finetune-epochs", paramLabel = "N", defaultValue = "2",
      description = "Passes after it, with a tenth of the learning rate of Adam. Default: ${DEFAULT-VALUE}.")
  int finetuneEpochs;

  @Option(names = "--batch-size", paramLabel = "N", defaultValue = "128", description = "Default: ${DEFAULT-VALUE}.")
  int batchSize;

  @Option(names = "--optimizer", paramLabel = "NAME", defaultValue = "adam",
      description = "sgd, momentum, adam, adamw or adagrad; the decay of the pair is in the gradient with all of them, that of"
          + " the rest not with adamw. Default: ${DEFAULT-VALUE}.")
  UpdaterName optimizer;

  @Option(names = "--learning-rate", paramLabel = "E", defaultValue = "1e-3", description = "Default: ${DEFAULT-VALUE}.")
  double learningRate;

  @Option(names = "--dense-decay", paramLabel = "D", defaultValue = "1e-4",
      description = "Decay of what is not penalised otherwise. Default: ${DEFAULT-VALUE}.")
  double denseDecay;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  long seed;

  /** @throws InputException where what the method takes is missing, or what it does not take is given */
  void check() {
    boolean takesStrength = method.takesStrength();
    boolean drops = takesStrength ? kappa != null : method == CompressionMethod.MAGNITUDE;
    if (takesStrength && kappa == null && ratio == null) {
      throw new InputException("--method " + spelling() + " takes --kappa, or --ratio for which it is searched; give one.");
    }
    if (!takesStrength && (kappa != null || ratio == null && (accuracyDrop == null || !drops))) {
      throw new InputException("--method " + spelling() + " takes --ratio and not --kappa; give the one without the other.");
    }
    if (accuracyDrop != null && (!drops || ratio != null || !(accuracyDrop >= 0 && accuracyDrop <= 1))) {
      throw new InputException("--accuracy-drop is " + accuracyDrop + ", it must be from 0 to 1, with --kappa or --method"
          + " magnitude, and without --ratio.");
    }
    if (!layerKappas().byLayer().isEmpty() && !takesStrength) {
      throw new InputException("--layer-kappa is given and --method " + spelling() + " takes no strength; leave it out.");
    }
    if (scope == Scope.LAYER && takesStrength && kappa != null && ratio == null && accuracyDrop == null) {
      throw new InputException("--scope is layer and nothing is pruned to --ratio or --accuracy-drop; give one of the two, or"
          + " strengths of single layers by --layer-kappa.");
    }
    if (searches() && scope == Scope.LAYER && !layerKappa.isEmpty()) {
      throw new InputException("--scope layer searches a strength for each layer, and --layer-kappa gives some; leave one of them"
          + " out.");
    }
    if (kappa != null) {
      checked("--kappa", method, kappa);
    }
    if (ratio != null) {
      checked("--ratio", CompressionMethod.MAGNITUDE, ratio);
    }
  }

  LayerKappas layerKappas() {
    return LayerKappas.of("--layer-kappa", layerKappa);
  }

  /** Whether the strength is to be searched that gives the ratio. */
  boolean searches() {
    return method.takesStrength() && kappa == null;
  }

  /** @throws InputException for a tolerance or a number out of its range */
  KappaSearch search() {
    if (tolerance != null && !(tolerance > 0 && tolerance < 1) || maxTrainings < 1) {
      throw new InputException("--sparsity-tolerance is " + tolerance + " and --max-trainings " + maxTrainings
          + "; they must be above 0 and below 1, and at least 1.");
    }
    return new KappaSearch(tolerance == null ? KappaSearch.tolerance(ratio) : tolerance, maxTrainings);
  }

  /** What is trained, unless its strength is searched. */
  Plan own() {
    if (accuracyDrop != null) {
      return new Plan(method, method.takesStrength() ? kappa : 1, layerKappas(),
          "pruned for an accuracy drop of " + accuracyDrop);
    }
    return method.takesStrength() ? new Plan(method, kappa, layerKappas(), ratio == null ? "" : "pruned to ratio " + ratio)
        : new Plan(method, ratio, LayerKappas.NONE, "");
  }

  /** How far the trained network is pruned; null for what the method does. */
  PruningTarget target(ToDoubleFunction<Model> accuracy) {
    if (accuracyDrop != null) {
      return pruning -> pruning.accuracyDrop(accuracyDrop, accuracy, scope);
    }
    return method.takesStrength() && kappa != null && ratio != null ? pruning -> pruning.ratio(ratio, scope) : null;
  }

  private static double checked(String option, CompressionMethod method, double given) {
    if (!(given >= (method.takesStrength() ? 0 : 1)) || Double.isInfinite(given)) {
      throw new InputException(option + " is " + given + ", it must be a finite number of at least "
          + (method.takesStrength() ? "0." : "1."));
    }
    return given;
  }

  /** What else is trained. */
  List<Plan> compared() {
    return compare.stream().map(this::plan).toList();
  }

  private Plan plan(String words) {
    int colon = words.indexOf(':');
    try {
      String name = colon < 0 ? words : words.substring(0, colon);
      CompressionMethod method = EnumWord.of(CompressionMethod.class, name);
      if (method == CompressionMethod.PROXIMAL_L1 && optimizer != UpdaterName.SGD) {
        // Said before the first training and not after it.
        throw new InputException("--compare " + words + ": proximal-l1 needs --optimizer sgd, it is " + EnumWord.of(optimizer)
            + "; change one of the two.");
      }
      return new Plan(method, checked("the amount of --compare " + words, method,
          Double.parseDouble(words.substring(colon + 1))), LayerKappas.NONE, "");
    } catch (NumberFormatException noNumber) {
      throw new InputException("--compare " + words + " is not METHOD:AMOUNT, such as magnitude:10; give a number after the"
          + " colon.", noNumber);
    }
  }

  String spelling() {
    return EnumWord.of(method);
  }

  Recipe recipe() {
    try {
      if (batchSize < 1 || !(learningRate > 0)) {
        throw new IllegalArgumentException("--batch-size is " + batchSize + " and --learning-rate " + learningRate
            + "; they must be at least 1 and above 0.");
      }
      return Recipe.of(optimizer.updater(learningRate, MOMENTUM), epochs, new Adam(UpdaterName.finetuneRate(learningRate)),
          finetuneEpochs).withGrouping(structured ? Grouping.OUTPUTS : Grouping.WEIGHTS).withThreshold(threshold).withScope(scope)
          .withKept(keep.toArray(String[]::new)).withDenseDecay(denseDecay, optimizer.decouples()).withSeed(seed);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }
}
