package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compress.LocalRound;
import ml.spred.compute.Backend;
import ml.spred.image.LabelledImages;
import ml.spred.network.TrainerPlan;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.distribute.TaskDevice;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * One worker's part of a round, as a Spark task. A sentence about the training is returned, as Spark would only repeat the task.
 */
final class RoundTask
    implements Function2<Integer, Iterator<Shipped<LabelledImages>>, Iterator<Tuple2<Integer, Shipped<RoundPiece>>>> {
  private static final long serialVersionUID = 1L;
  /** Entries of a slice: a megabyte. */
  private static final int SLICE = 1 << 18;

  private final Broadcast<Shipped<TrainerPlan>> plan;
  private final Broadcast<float[]> moved;
  private final LocalRound round;
  private final int iterations;
  private final int epochs;
  private final RoundWatch watch;

  /** Hears of every part of a round before it begins; for tests that make one fail. */
  @FunctionalInterface
  interface RoundWatch extends Serializable {
    RoundWatch NONE = (worker, round) -> {};

    void begins(int worker, LocalRound round);
  }

  RoundTask(Broadcast<Shipped<TrainerPlan>> plan, Broadcast<float[]> moved, LocalRound round, int iterations, int epochs,
      RoundWatch watch) {
    this.plan = plan;
    this.moved = moved;
    this.round = round;
    this.iterations = iterations;
    this.epochs = epochs;
    this.watch = watch;
  }

  @Override
  @SuppressWarnings("try") // The device works by being bound.
  public Iterator<Tuple2<Integer, Shipped<RoundPiece>>> call(Integer worker, Iterator<Shipped<LabelledImages>> part) {
    try (TaskDevice device = TaskDevice.bind()) {
      watch.begins(worker, round);
      LabelledImages images = part.next().value();
      LocalRound.Result result = round.run(plan.value().value(), moved.value(), iterations, epochs, worker, images);
      return pieces(worker, result);
    } catch (InputException refusal) {
      return keyed(List.of(RoundPiece.report(worker, new double[0], refusal.getMessage(), Backend.name())));
    }
  }

  /** A worker that had no batch left has nothing to say about the mean. */
  private static Iterator<Tuple2<Integer, Shipped<RoundPiece>>> pieces(int worker, LocalRound.Result result) {
    List<RoundPiece> pieces = new ArrayList<>();
    pieces.add(RoundPiece.report(worker, result.losses(), null, Backend.name()));
    float[] values = result.moved();
    for (int from = 0; from < values.length && result.losses().length > 0; from += SLICE) {
      pieces.add(RoundPiece.slice(worker, from / SLICE, Arrays.copyOfRange(values, from, Math.min(values.length, from + SLICE))));
    }
    return keyed(pieces);
  }

  private static Iterator<Tuple2<Integer, Shipped<RoundPiece>>> keyed(List<RoundPiece> pieces) {
    return pieces.stream().map(piece -> new Tuple2<>(piece.slice(), new Shipped<>(piece))).iterator();
  }

  /** Puts averaged slices together. */
  static float[] join(List<RoundPiece> slices, int length) {
    float[] joined = new float[length];
    for (RoundPiece slice : slices) {
      System.arraycopy(slice.values(), 0, joined, slice.slice() * SLICE, slice.values().length);
    }
    return joined;
  }
}
