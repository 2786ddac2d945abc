package ml.spred.compress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.compress.CompressionProgress.Phase;
import ml.spred.network.Direct;
import ml.spred.network.Grouping;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.SoftThreshold;
import ml.spred.network.Spred;
import ml.spred.network.Treatment;
import org.deeplearning4j.nn.api.Model;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Trains, prunes and finetunes a network by one of the methods, in place. All methods have the same epochs of both kinds and
 * the same counting ({@link WeightCount}); those that prune before training train with the zeros held. Where whole neurons or
 * filters are pruned they are silenced ({@link DeadFilters#silence}) before the finetuning, so that {@link DeadFilters#remove}
 * can take them out.
 */
public final class Compressor {
  /** Where the threshold of STR starts: sigmoid(−5) = 0.0067. */
  private static final double STR_START = -5;

  private final Model network;
  private final EpochTraining train;
  private final Recipe recipe;
  private final CompressionProgress progress;
  private final String[] kept;
  private CompressionCheckpoint checkpoint = CompressionCheckpoint.none();
  private PruningTarget target;
  private LayerKappas layerKappas = LayerKappas.NONE;

  /**
   * @param network fresh or trained, of any architecture
   * @param train batches of each epoch
   */
  public Compressor(Model network, EpochBatches train, Recipe recipe, CompressionProgress progress) {
    this(network, EpochTraining.of(train), recipe, progress);
  }

  /**
   * @param network fresh or trained, of any architecture
   * @param train does the epochs, wherever
   */
  public Compressor(Model network, EpochTraining train, Recipe recipe, CompressionProgress progress) {
    this.network = network;
    this.train = train;
    this.recipe = recipe;
    this.progress = progress;
    this.kept = kept(network, recipe).toArray(String[]::new);
  }

  /** Layers that stay dense: those of the recipe and, where whole filters and neurons go, the ones that give the outputs. */
  public static List<String> kept(Model network, Recipe recipe) {
    boolean whole = recipe.grouping().kind() == Grouping.Kind.OUTPUT;
    return Stream.concat(recipe.kept().stream(), whole ? DeadFilters.outputs(network).stream() : Stream.of()).distinct().toList();
  }

  /**
   * Saves the training to a directory after each epoch, and goes on from what is saved there: the result is that of a run in
   * one go, bit for bit. The files stay; one directory serves one run with one set of options.
   */
  public Compressor checkpoint(Path directory) throws IOException {
    return checkpoint(CheckpointStore.of(directory));
  }

  /** The same, wherever the files lie. */
  public Compressor checkpoint(CheckpointStore store) {
    checkpoint = CompressionCheckpoint.in(store);
    return this;
  }

  /**
   * Prunes to another target after the training: those with a penalty otherwise take the recipe's threshold, MAGNITUDE the ratio
   * that is its amount. The other methods have no use for it.
   */
  public Compressor pruneTo(PruningTarget value) {
    target = value;
    return this;
  }

  /** Gives layers a strength of their own in place of the method's; methods without a strength have no use for it. */
  public Compressor layerKappas(LayerKappas value) {
    layerKappas = value;
    return this;
  }

  /**
   * Runs a method from beginning to end.
   *
   * @param amount strength of the penalty or compression ratio, as {@link CompressionMethod} says
   * @return what is left of the network's weights
   * @throws ml.spred.InputException when the loss is no number any more, naming the epoch; checkpoints of earlier epochs stay
   */
  public WeightCount run(CompressionMethod method, double amount) {
    checkpoint.begin();
    switch (method) {
      case SPRED, NAIVE_L1, PROXIMAL_L1, STR -> {
        train(penalised(method, amount), recipe.updater(), recipe.epochs(), Phase.TRAIN, 0);
        prune(() -> targetOr(pruning -> pruning.threshold(recipe.threshold())).apply(pruning()));
      }
      case MAGNITUDE -> {
        Treatment dense = Treatment.dense(recipe.denseDecay()).withDecoupled(recipe.decoupled());
        train(spred().weights(dense), recipe.updater(), recipe.epochs(), Phase.TRAIN, 0);
        prune(() -> targetOr(pruning -> pruning.ratio(amount, recipe.scope())).apply(pruning()));
      }
      case ITERATIVE_MAGNITUDE -> inRounds(amount);
      default -> {
        prune(() -> beforeTraining(method, amount));
        train(spred().holdZeros(), recipe.updater(), recipe.epochs(), Phase.TRAIN, 0);
      }
    }
    train(spred().holdZeros(), recipe.finetuneUpdater(), recipe.finetuneEpochs(), Phase.FINETUNE, 0);
    return WeightCount.of(network);
  }

  private Spred penalised(CompressionMethod method, double amount) {
    Spred spred = spred().weights(treatment(method, amount)).dense(kept);
    layerKappas.byLayer().forEach((layer, kappa) -> spred.layer(layer, treatment(method, kappa)));
    return spred;
  }

  private PruningTarget targetOr(PruningTarget usual) {
    return target == null ? usual : target;
  }

  private Treatment treatment(CompressionMethod method, double amount) {
    return switch (method) {
      case SPRED -> Treatment.weights(amount).withGrouping(recipe.grouping());
      case NAIVE_L1 -> new Direct(0, Direct.L1.SUBGRADIENT, amount, recipe.grouping(), false);
      case PROXIMAL_L1 -> Direct.proximal(amount, recipe.grouping());
      case STR -> new SoftThreshold(amount, STR_START);
      default -> throw new IllegalArgumentException(method + " has no penalty.");
    };
  }

  private void inRounds(double ratio) {
    int done = 0;
    for (int round = 1; round <= recipe.rounds(); round++) {
      int until = recipe.epochs() * round / recipe.rounds();
      train(spred().holdZeros(), recipe.updater(), until - done, Phase.TRAIN, done);
      done = until;
      double reached = Math.pow(ratio, (double) round / recipe.rounds());
      prune(() -> pruning().ratio(reached, recipe.scope()));
    }
  }

  private void beforeTraining(CompressionMethod method, double ratio) {
    List<MultiDataSet> batches = train.firstBatches(recipe.scoreBatches());
    switch (method) {
      case RANDOM -> pruning().scores(InitialScores.random(recipe.seed())).ratio(ratio, recipe.scope());
      case SNIP -> pruning().scores(InitialScores.snip(network, batches)).ratio(ratio, recipe.scope());
      case GRASP -> pruning().scores(InitialScores.grasp(network, batches)).ratio(ratio, recipe.scope());
      case SYNFLOW -> {
        long[] shape = batches.get(0).getFeatures(0).shape();
        SynFlow.prune(network, Arrays.copyOfRange(shape, 1, shape.length), pruning(), ratio, SynFlow.ROUNDS, recipe.scope());
      }
      default -> throw new IllegalArgumentException(method + " does not prune before training.");
    }
  }

  private Pruning pruning() {
    return Pruning.of(network).grouping(recipe.grouping()).keep(kept);
  }

  /** What a checkpoint of a later phase has behind it is not done again. */
  private void prune(Runnable pruning) {
    if (checkpoint.isPast()) {
      return;
    }
    progress.beforePruning(network);
    pruning.run();
    if (recipe.grouping().kind() == Grouping.Kind.OUTPUT) {
      DeadFilters.silence(network);
    }
    progress.afterPruning(network);
  }

  private Spred spred() {
    Spred spred = Spred.of(network).replaceRegularization().denseDecay(recipe.denseDecay()).seed(recipe.seed());
    return recipe.decoupled() ? spred.decoupleDenseDecay() : spred;
  }

  private void train(Spred spred, IUpdater updater, int epochs, Phase phase, int before) {
    if (checkpoint.skipsNext()) {
      return;
    }
    NetworkTrainer trainer = checkpoint.load().orElseGet(() -> spred.updater(updater.clone()).trainer());
    int all = phase == Phase.TRAIN ? recipe.epochs() : recipe.finetuneEpochs();
    // Finetuning goes through other orders of the images than training did.
    int seen = phase == Phase.TRAIN ? before : recipe.epochs();
    while (trainer.epoch() < epochs) {
      double loss = train.epoch(trainer, seen + trainer.epoch());
      checkpoint.save(trainer);
      progress.epoch(phase, before + trainer.epoch(), all, loss, trainer.network());
    }
    if (epochs == 0) {
      checkpoint.save(trainer);
    }
    if (trainer.network() != network) {
      network.params().assign(trainer.network().params());
    }
  }
}
