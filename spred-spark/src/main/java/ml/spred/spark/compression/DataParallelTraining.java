package ml.spred.spark.compression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compress.EpochTraining;
import ml.spred.compress.LocalRound;
import ml.spred.compress.VectorMean;
import ml.spred.image.Normalisation;
import ml.spred.network.NetworkTrainer;
import ml.spred.network.TrainerPlan;
import ml.spred.spark.compression.RoundTask.RoundWatch;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.JobLabel;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains on images that lie on the executors, in rounds of local training and averaging. A round is one Spark job: each worker is
 * a task that starts from the common states, and slices of what comes out are averaged on the executors, in the order of the
 * workers. A task that fails or is lost with its executor is run again from the same states on the same images; nothing else is.
 */
public final class DataParallelTraining implements EpochTraining, AutoCloseable {
  private final JavaSparkContext context;
  private final ImageParts parts;
  private final Normalisation normalisation;
  private final RoundOptions options;
  private final RoundWatch watch;
  private NetworkTrainer planned;
  private Broadcast<Shipped<TrainerPlan>> plan;
  private String backend = "";

  /** @param parts images of each worker; they are the caller's to close */
  public DataParallelTraining(
      JavaSparkContext context, ImageParts parts, Normalisation normalisation, RoundOptions options) {
    this(context, parts, normalisation, options, RoundWatch.NONE);
  }

  DataParallelTraining(
      JavaSparkContext context, ImageParts parts, Normalisation normalisation, RoundOptions options, RoundWatch watch) {
    this.context = context;
    this.parts = parts;
    this.normalisation = normalisation;
    this.options = options;
    this.watch = watch;
  }

  private LocalRound round(int number, int first, int batches) {
    return new LocalRound(normalisation, options.batchSize(), options.augmentation(), options.seed(), number, first, batches);
  }

  @Override
  public double epoch(NetworkTrainer trainer, int number) {
    int steps = (parts.largest() + options.batchSize() - 1) / options.batchSize();
    int frequency = options.averagingFrequency() == 0 ? steps : options.averagingFrequency();
    double sum = 0;
    int count = 0;
    for (int first = 0; first < steps; first += frequency) {
      for (double loss : run(trainer, round(number, first, frequency), number)) {
        sum += loss;
        count++;
      }
    }
    trainer.endEpoch();
    return sum / count;
  }

  /** @return losses of all batches, worker by worker */
  @SuppressWarnings("try") // The label works by being open.
  private double[] run(NetworkTrainer trainer, LocalRound round, int number) {
    float[] moved = trainer.moved().toFloatVector();
    Broadcast<float[]> common = context.broadcast(moved);
    try (JobLabel label = new JobLabel(context, "spred compression, epoch " + (number + 1))) {
      RoundTask task = new RoundTask(plan(trainer), common, round, trainer.iteration(), trainer.epoch(), watch);
      List<RoundPiece> pieces = JavaPairRDD.fromJavaRDD(parts.images().mapPartitionsWithIndex(task, false))
          .groupByKey(new HashPartitioner(context.defaultParallelism())).values().flatMap(DataParallelTraining::mean)
          .collect().stream().map(Shipped::value).sorted(Comparator.comparingInt(RoundPiece::worker)).toList();
      return takeOver(trainer, pieces, moved.length);
    } catch (InputException refusal) {
      throw refusal;
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    } finally {
      common.destroy();
    }
  }

  /** The mean of a slice; reports as they are. */
  private static Iterator<Shipped<RoundPiece>> mean(Iterable<Shipped<RoundPiece>> group) {
    List<RoundPiece> pieces = new ArrayList<>();
    group.forEach(piece -> pieces.add(piece.value()));
    pieces.sort(Comparator.comparingInt(RoundPiece::worker));
    int slice = pieces.get(0).slice();
    if (slice == RoundPiece.REPORT) {
      return pieces.stream().map(Shipped::new).iterator();
    }
    float[] mean = VectorMean.of(pieces.stream().map(RoundPiece::values).toList());
    return List.of(new Shipped<>(RoundPiece.slice(0, slice, mean))).iterator();
  }

  private double[] takeOver(NetworkTrainer trainer, List<RoundPiece> pieces, int length) {
    List<RoundPiece> reports = pieces.stream().filter(piece -> piece.slice() == RoundPiece.REPORT).toList();
    for (RoundPiece report : reports) {
      if (report.refusal() != null) {
        throw new InputException(report.refusal());
      }
    }
    backend = reports.get(0).backend();
    int steps = reports.stream().mapToInt(report -> report.losses().length).max().orElse(0);
    float[] mean = RoundTask.join(pieces.stream().filter(piece -> piece.slice() != RoundPiece.REPORT).toList(), length);
    trainer.takeOver(Nd4j.createFromArray(mean), trainer.iteration() + steps);
    return reports.stream().flatMapToDouble(report -> Arrays.stream(report.losses())).toArray();
  }

  /** Travels once for each training. */
  private Broadcast<Shipped<TrainerPlan>> plan(NetworkTrainer trainer) {
    if (planned != trainer) {
      close();
      plan = context.broadcast(new Shipped<>(trainer.plan()));
      planned = trainer;
    }
    return plan;
  }

  @Override
  public void close() {
    if (plan != null) {
      plan.destroy();
      plan = null;
      planned = null;
    }
  }

  /** Those of the first worker. */
  @Override
  public List<MultiDataSet> firstBatches(int count) {
    LocalRound round = round(0, 0, count);
    return parts.images().mapPartitionsWithIndex((worker, part) -> worker > 0 ? List.<Shipped<BatchArrays>>of().iterator()
        : round.batches(part.next().value(), worker, count).stream()
            .map(batch -> new Shipped<>(BatchArrays.of(batch))).iterator(), false)
        .collect().stream().map(batch -> batch.value().batch()).toList();
  }

  /** What computed, as the executors say it. */
  String backend() {
    return backend;
  }
}
