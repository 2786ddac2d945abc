package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.coding.BatchSums;
import ml.spred.coding.Coder;
import ml.spred.compute.Lanes;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.distribute.TaskDevice;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;

/** Codes those rows of a batch that lie in one partition, on {@code spark.task.cpus} cores; nothing comes back where none do. */
final class CodingTask implements Function2<Integer, Iterator<Shipped<CodingBlock>>, Iterator<Shipped<BatchSums>>> {
  private static final long serialVersionUID = 1L;

  private final Broadcast<Shipped<Coder>> coder;
  /** Places of the batch; null for all. */
  private final int[] places;
  /** Place of the first row of each partition and, behind them, the number of all rows. */
  private final int[] starts;
  private final Watch watch;

  /** Hears of every task before it begins; for tests that make one fail. */
  @FunctionalInterface
  interface Watch extends Serializable {
    Watch NONE = part -> {};

    void begins(int part);
  }

  CodingTask(Broadcast<Shipped<Coder>> coder, int[] places, int[] starts, Watch watch) {
    this.coder = coder;
    this.places = places;
    this.starts = starts;
    this.watch = watch;
  }

  @Override
  @SuppressWarnings("try") // The device works by being bound.
  public Iterator<Shipped<BatchSums>> call(Integer part, Iterator<Shipped<CodingBlock>> blocks) {
    int[] own = places == null ? IntStream.range(0, starts[part + 1] - starts[part]).toArray() : own(places, starts, part);
    if (own.length == 0) {
      return Collections.emptyIterator();
    }
    watch.begins(part);
    CodingBlock block = blocks.next().value();
    double[][] samples = Arrays.stream(own).mapToObj(block::row).toArray(double[][]::new);
    try (TaskDevice device = TaskDevice.bind(); Lanes lanes = new Lanes(TaskContext.get().cpus())) {
      return List.of(new Shipped<>(coder.value().value().sums(samples, lanes))).iterator();
    }
  }

  /** Places within a partition. */
  static int[] own(int[] places, int[] starts, int part) {
    return Arrays.stream(places).filter(place -> place >= starts[part] && place < starts[part + 1])
        .map(place -> place - starts[part]).toArray();
  }
}
