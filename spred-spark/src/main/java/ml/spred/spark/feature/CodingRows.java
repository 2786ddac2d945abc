package ml.spred.spark.feature;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import ml.spred.InputException;
import ml.spred.coding.BatchSums;
import ml.spred.coding.Coder;
import ml.spred.coding.CodingSamples;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.JobLabel;
import ml.spred.spark.distribute.MergedParts;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Rows that stay on the executors, laid out once in the order of the hashes of their content. A row's place among all is thus a
 * matter of the rows alone, and so is which of them a batch of places means; the places of a batch travel to the executors, and
 * sums over its codes back. A task that fails is run again with the same dictionary on the same rows.
 */
final class CodingRows implements CodingSamples, AutoCloseable {
  private static final int HASH_BITS = 256;

  private final JavaSparkContext context;
  private final JavaRDD<Shipped<CodingBlock>> blocks;
  private final int[] starts;
  private final int numFeatures;
  private final BigInteger hashes;
  private final String backend;
  private final CodingTask.Watch watch;

  private CodingRows(JavaSparkContext context, JavaRDD<Shipped<CodingBlock>> blocks, List<CodingBlock.Facts> facts,
      StructField features, CodingTask.Watch watch) {
    this.context = context;
    this.blocks = blocks;
    this.starts = new int[facts.size() + 1];
    for (int part = 0; part < facts.size(); part++) {
      starts[part + 1] = Math.addExact(starts[part], facts.get(part).count());
    }
    this.numFeatures = facts.stream().mapToInt(CodingBlock.Facts::longest).max().orElse(0);
    int shortest = facts.stream().mapToInt(CodingBlock.Facts::shortest).min().orElse(0);
    if (count() > 0) {
      SampleChecks.requireLengths(shortest, numFeatures, features);
    }
    this.hashes = facts.stream().map(CodingBlock.Facts::hashes).reduce(BigInteger.ZERO, BigInteger::add);
    this.backend = facts.get(0).backend();
    this.watch = watch;
  }

  /**
   * Reads the data once and keeps it until closed.
   *
   * @throws InputException for nulls, vectors of several lengths, and values that are missing or infinite
   */
  static CodingRows read(Dataset<?> dataset, StructField features) {
    int cores = dataset.sparkSession().sparkContext().defaultParallelism();
    return read(dataset, features, cores, CodingTask.Watch.NONE);
  }

  /** @param parts partitions that the rows are laid out in, at least 1 */
  @SuppressWarnings("try") // The label works by being open.
  static CodingRows read(Dataset<?> dataset, StructField features, int parts, CodingTask.Watch watch) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    String name = features.name();
    JavaRDD<Shipped<CodingBlock>> blocks = dataset.select(Columns.of(name)).toJavaRDD().mapToPair(row -> keyed(row, name))
        .repartitionAndSortWithinPartitions(new HashOrder(parts), new HashOrder.Ascending())
        .mapPartitions(part -> List.of(new Shipped<>(CodingBlock.of(part, features))).iterator(), true)
        .persist(StorageLevel.MEMORY_AND_DISK());
    try (JobLabel label = new JobLabel(context, "spred: sparse coding, rows")) {
      List<CodingBlock.Facts> facts = blocks.map(block -> new Shipped<>(block.value().facts())).collect().stream()
          .map(Shipped::value).toList();
      return new CodingRows(context, blocks, facts, features, watch);
    } catch (Exception failure) {
      blocks.unpersist();
      throw Failures.asThrown(failure);
    }
  }

  private static Tuple2<byte[], float[]> keyed(Row row, String column) {
    Vector vector = row.getAs(0);
    if (vector == null) {
      throw new InputException("the features column '" + column + "' holds a null; remove the row.");
    }
    SampleRow sample = SampleRow.of(vector, 0, null, false);
    return new Tuple2<>(sample.hash(), sample.values());
  }

  @Override
  public int count() {
    return starts[starts.length - 1];
  }

  @Override
  public int numFeatures() {
    return numFeatures;
  }

  /** Of all rows, whatever their order. */
  String fingerprint() {
    byte[] sum = hashes.mod(BigInteger.ONE.shiftLeft(HASH_BITS)).toByteArray();
    byte[] last = new byte[HASH_BITS / Byte.SIZE];
    for (int k = 1; k <= Math.min(sum.length, last.length); k++) {
      last[last.length - k] = sum[sum.length - k];
    }
    return HexFormat.of().formatHex(last);
  }

  /** What computes, as the executors say it. */
  String backend() {
    return backend;
  }

  @Override
  @SuppressWarnings("try") // The label works by being open.
  public double[][] take(int[] places) {
    int[] starts = this.starts;
    try (JobLabel label = new JobLabel(context, "spred: sparse coding, new atoms")) {
      double[][] result = new double[places.length][];
      int[] order = Arrays.stream(places).sorted().distinct().toArray();
      List<double[]> taken = blocks.mapPartitionsWithIndex((part, block) -> {
        int[] own = CodingTask.own(order, starts, part);
        return own.length == 0 ? List.<double[]>of().iterator()
            : Arrays.stream(own).mapToObj(block.next().value()::row).iterator();
      }, false).collect();
      Arrays.setAll(result, k -> taken.get(Arrays.binarySearch(order, places[k])).clone());
      return result;
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }

  @Override
  @SuppressWarnings("try") // The label works by being open.
  public BatchSums code(int[] places, Coder coder) {
    Broadcast<Shipped<Coder>> shared = context.broadcast(new Shipped<>(coder));
    try (JobLabel label = new JobLabel(context, "spred: sparse coding, batch")) {
      return MergedParts.of(blocks.mapPartitionsWithIndex(new CodingTask(shared, places, starts, watch), false),
          BatchSums::merge);
    } finally {
      shared.destroy();
    }
  }

  @Override
  public void close() {
    blocks.unpersist();
  }
}
