package ml.spred.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.Compressor;
import ml.spred.compress.KappaSearch;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.LayerSearch;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.PruningTarget;
import ml.spred.compress.Recipe;
import ml.spred.compress.WeightCount;
import ml.spred.compress.WeightHistograms;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.param.EnumWord;
import org.deeplearning4j.nn.api.Model;

/** Trainings of one command: all from the same start, with the same images in the same order and the same epochs. */
final class CompressionRuns implements AutoCloseable {
  /** Training images whose accuracy is looked at after each epoch: enough for a curve, few enough to cost little. */
  private static final int WATCHED = 1000;

  private final CompressJob.Request request;
  private final ImageSet images;
  private final TrainingPlace place;
  private final NetworkScores test;
  private final NetworkScores train;
  private final NetworkScores watched;
  private final Recipe recipe;
  private final Console console;

  /**
   * A method with what it is given.
   *
   * @param amount strength or ratio, as the method says; NaN where each layer has a strength of its own
   * @param layers strengths of single layers
   * @param pruned how far it is pruned after the training, in words; empty for what the method does
   */
  record Plan(CompressionMethod method, double amount, LayerKappas layers, String pruned) {
    /** Never pruned; everything else as with the others. */
    static final Plan DENSE = new Plan(CompressionMethod.MAGNITUDE, 1, LayerKappas.NONE, "");

    /** {@code kappa 0.001}, {@code ratio 20}, {@code kappa 0.001, pruned to ratio 50}, {@code kappa conv1 0.001, dense 0.002}. */
    String words() {
      if (!pruned.isEmpty() && !method.takesStrength()) {
        return pruned;
      }
      return (method.takesStrength() ? "kappa " : "ratio ") + amounts() + (pruned.isEmpty() ? "" : ", " + pruned);
    }

    private String amounts() {
      List<String> words = new ArrayList<>();
      if (!Double.isNaN(amount)) {
        words.add(plain(amount));
      }
      layers.byLayer().forEach((layer, kappa) -> words.add(layer + " " + plain(kappa)));
      return String.join(", ", words);
    }

    private static String plain(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }

  /** A finished training. */
  record Trained(Plan plan, Model network, WeightCount count, ClassificationMetrics test, List<EpochLog.Row> history,
      List<WeightHistograms.Layer> weights) {}

  CompressionRuns(CompressJob.Request request, ImageSet train, ImageSet test, Console console) {
    this.request = request;
    this.images = train;
    Normalisation normalisation = Normalisation.of(train);
    this.place = new TrainingPlace(request, train, normalisation);
    this.test = new NetworkScores(test, normalisation);
    this.train = new NetworkScores(train, normalisation);
    this.watched = new NetworkScores(train.first(WATCHED), normalisation);
    this.recipe = request.compression().recipe();
    this.console = console;
  }

  NetworkScores test() {
    return test;
  }

  Recipe recipe() {
    return recipe;
  }

  /** The network before anything was done to it. */
  Model start() {
    return request.network().network(images, request.compression().seed);
  }

  /**
   * What was asked for; where a strength is to be found that gives a ratio, the last of several trainings.
   *
   * @param checkpoint where it is kept; null for nowhere
   * @throws InputException where no strength gives the ratio, with the nearest that was reached
   */
  Trained own(Path checkpoint) {
    MethodOptions options = request.compression();
    if (!options.searches()) {
      return run(options.own(), options.target(one -> train.of(one).accuracy()), "training", checkpoint);
    }
    List<Trained> trained = new ArrayList<>();
    if (recipe.scope() == Scope.LAYER) {
      new LayerSearch(options.search(), WeightCount.of(start()), Compressor.kept(start(), recipe))
          .run(kappas -> tried(trained, new Plan(options.method, Double.NaN, kappas, ""), checkpoint), options.ratio);
    } else {
      options.search().single(
          kappas -> tried(trained, new Plan(options.method, kappas[0], options.layerKappas(), ""), checkpoint), 1,
          KappaSearch.START, 1 - 1 / options.ratio).orThrow();
    }
    return trained.get(trained.size() - 1);
  }

  private WeightCount tried(List<Trained> trained, Plan plan, Path checkpoint) {
    String directory = Double.isNaN(plan.amount) ? "kappas-" + trained.size() : "kappa-" + plan.amount;
    Trained one = run(plan, null, plan.words(), checkpoint == null ? null : checkpoint.resolve(directory));
    trained.add(one);
    console.say(String.format(Locale.ROOT, "training %d of at most %d: %s gives %s", trained.size(),
        request.compression().maxTrainings, plan.words(), one.count));
    return one.count;
  }

  /**
   * One training from the start to the end.
   *
   * @param name for those who wait
   * @param checkpoint where it is kept; null for nowhere
   */
  Trained run(Plan plan, String name, Path checkpoint) {
    return run(plan, null, name, checkpoint);
  }

  private Trained run(Plan plan, PruningTarget target, String name, Path checkpoint) {
    Model network = start();
    try (Console.Work work = console.work(name)) {
      EpochLog log = new EpochLog(checkpoint, recipe.epochs(), one -> watched.of(one).accuracy(), told(work));
      // Where each layer has a strength of its own, no other is left to take the common one.
      double amount = Double.isNaN(plan.amount) ? 0 : plan.amount;
      WeightCount count = place.train(epochs -> {
        Compressor compressor = new Compressor(network, epochs, recipe, log);
        if (checkpoint != null) {
          compressor.checkpoint(checkpoint);
        }
        return compressor.layerKappas(plan.layers).pruneTo(target).run(plan.method, amount);
      });
      return new Trained(plan, network, count, test.of(network), log.rows(), log.weights(network));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use --checkpoint " + request.checkpoint(), failure);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  private CompressionProgress told(Console.Work work) {
    int all = recipe.epochs() + recipe.finetuneEpochs();
    return (phase, epoch, epochs, loss) -> work.update(
        phase == CompressionProgress.Phase.TRAIN ? epoch : recipe.epochs() + epoch, all,
        String.format(Locale.ROOT, "%s epoch %d of %d, loss %.4f", EnumWord.of(phase), epoch, epochs, loss));
  }

  @Override
  public void close() {
    place.close();
  }
}
