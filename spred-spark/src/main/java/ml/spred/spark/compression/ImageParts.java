package ml.spred.spark.compression;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.image.FloatImages;
import ml.spred.image.ImageSet;
import ml.spred.image.ImageShape;
import ml.spred.image.LabelledImages;
import ml.spred.image.Normalisation;
import ml.spred.image.PixelSums;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Images laid out for logical workers, who take turns: a partition for each. */
public final class ImageParts implements AutoCloseable {
  private static final long LARGEST = Integer.MAX_VALUE - 16;

  private final JavaRDD<Shipped<LabelledImages>> parts;
  private final int count;
  private final int workers;
  private final List<Broadcast<Shipped<LabelledImages>>> dealt;

  private ImageParts(
      JavaRDD<Shipped<LabelledImages>> parts, int count, int workers, List<Broadcast<Shipped<LabelledImages>>> dealt) {
    this.parts = parts;
    this.count = count;
    this.workers = workers;
    this.dealt = dealt;
  }

  /**
   * Images of this process, in their order; those of a worker travel once to each executor that needs them.
   *
   * @throws InputException for more workers than images
   */
  public static ImageParts deal(JavaSparkContext context, ImageSet images, int workers) {
    if (workers < 1 || workers > images.size()) {
      throw new InputException("there are " + workers + " workers for " + images.size()
          + " training images; set their number from 1 to that of the images.");
    }
    List<Broadcast<Shipped<LabelledImages>>> dealt = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      int first = worker;
      int[] own = IntStream.range(0, share(images.size(), workers, worker)).map(turn -> first + turn * workers).toArray();
      dealt.add(context.broadcast(new Shipped<>(images.choose(own))));
    }
    List<Integer> all = IntStream.range(0, workers).boxed().toList();
    return new ImageParts(context.parallelize(all, workers).map(worker -> dealt.get(worker).value()), images.size(), workers,
        dealt);
  }

  /**
   * Images of rows, sorted by the hash of their content: which images a worker has depends on them and on the number of workers,
   * not on where the rows were.
   */
  static ImageParts of(JavaRDD<Shipped<ImageRow>> rows, int count, int workers, ImageShape shape, int classes) {
    requireRoom(count, workers, shape);
    JavaRDD<Shipped<LabelledImages>> parts = rows.mapToPair(row -> new Tuple2<>(row.value().key(), row)).sortByKey().values()
        .zipWithIndex().mapToPair(Tuple2::swap).repartitionAndSortWithinPartitions(new TakingTurns(workers)).values()
        .mapPartitionsWithIndex((worker, part) -> List.of(new Shipped<>(gather(part, share(count, workers, worker), shape,
            classes))).iterator(), true)
        .persist(StorageLevel.MEMORY_AND_DISK());
    return new ImageParts(parts, count, workers, List.of());
  }

  private static void requireRoom(int count, int workers, ImageShape shape) {
    long largest = (long) share(count, workers, 0) * shape.length();
    if (largest > LARGEST) {
      throw new InputException("numWorkers is " + workers + ", so a worker would hold " + share(count, workers, 0) + " images of "
          + shape + ", more than 2 GB; set it to at least " + ((long) count * shape.length() / LARGEST + 1) + ".");
    }
  }

  /** Images of a worker. */
  private static int share(int count, int workers, int worker) {
    return (count - worker + workers - 1) / workers;
  }

  private static LabelledImages gather(Iterator<Shipped<ImageRow>> rows, int count, ImageShape shape, int classes) {
    int[] labels = new int[count];
    byte[] bytes = null;
    float[] values = null;
    for (int k = 0; k < count; k++) {
      ImageRow row = rows.next().value();
      labels[k] = row.label();
      if (row.bytes() != null) {
        bytes = bytes == null ? new byte[count * shape.length()] : bytes;
        System.arraycopy(row.bytes(), 0, bytes, k * shape.length(), shape.length());
      } else {
        values = values == null ? new float[count * shape.length()] : values;
        System.arraycopy(row.values(), 0, values, k * shape.length(), shape.length());
      }
    }
    return values != null ? new FloatImages(shape, classes, values, labels)
        : new ImageSet(shape, classes, bytes == null ? new byte[0] : bytes, labels);
  }

  /** Place k belongs to worker k modulo their number. */
  private static final class TakingTurns extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final int workers;

    TakingTurns(int workers) {
      this.workers = workers;
    }

    @Override
    public int numPartitions() {
      return workers;
    }

    @Override
    public int getPartition(Object place) {
      return (int) ((Long) place % workers);
    }
  }

  /** One element in each partition. */
  JavaRDD<Shipped<LabelledImages>> images() {
    return parts;
  }

  /** All images. */
  int count() {
    return count;
  }

  /** Images of the worker that has most. */
  int largest() {
    return share(count, workers, 0);
  }

  int workers() {
    return workers;
  }

  /** Mean and deviation of each channel; sums are added up in the order of the workers. */
  Normalisation normalisation() {
    return parts.map(part -> new Shipped<>(PixelSums.of(part.value()))).collect().stream().map(Shipped::value)
        .reduce(PixelSums::and).orElseThrow().normalisation();
  }

  @Override
  public void close() {
    parts.unpersist();
    dealt.forEach(Broadcast::destroy);
  }
}
