package ml.spred.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import ml.spred.InputException;
import ml.spred.compress.CompressionMethod;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.Compressor;
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
  private final ImageSet train;
  private final TrainingPlace place;
  private final NetworkScores test;
  private final NetworkScores watched;
  private final Recipe recipe;
  private final Console console;

  /**
   * A method with what it is given.
   *
   * @param amount strength or ratio, as the method says
   */
  record Plan(CompressionMethod method, double amount) {
    /** Never pruned; everything else as with the others. */
    static final Plan DENSE = new Plan(CompressionMethod.MAGNITUDE, 1);

    /** {@code kappa 0.001}, {@code ratio 20}. */
    String words() {
      return (method.takesStrength() ? "kappa " : "ratio ") + BigDecimal.valueOf(amount).stripTrailingZeros().toPlainString();
    }
  }

  /** A finished training. */
  record Trained(Plan plan, Model network, WeightCount count, ClassificationMetrics test, List<EpochLog.Row> history,
      List<WeightHistograms.Layer> weights) {}

  CompressionRuns(CompressJob.Request request, ImageSet train, ImageSet test, Console console) {
    this.request = request;
    this.train = train;
    Normalisation normalisation = Normalisation.of(train);
    this.place = new TrainingPlace(request, train, normalisation);
    this.test = new NetworkScores(test, normalisation);
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
    return request.network().network(train, request.compression().seed);
  }

  /**
   * One training from the start to the end.
   *
   * @param name for those who wait
   * @param checkpoint where it is kept; null for nowhere
   */
  Trained run(Plan plan, String name, Path checkpoint) {
    Model network = start();
    try (Console.Work work = console.work(name)) {
      EpochLog log = new EpochLog(checkpoint, recipe.epochs(), one -> watched.of(one).accuracy(), told(work));
      WeightCount count = place.train(epochs -> {
        Compressor compressor = new Compressor(network, epochs, recipe, log);
        if (checkpoint != null) {
          compressor.checkpoint(checkpoint);
        }
        return compressor.run(plan.method(), plan.amount());
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
