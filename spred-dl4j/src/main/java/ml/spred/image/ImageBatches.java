package ml.spred.image;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.split.Shuffle;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batches of normalised images {@code [batch, channels, height, width]} with one-hot labels {@code [batch, classes]}. For
 * training they are shuffled anew in each epoch and may be augmented; order and augmentation follow from seed and epoch alone,
 * so a training that goes on at an epoch sees what it would have seen.
 */
public final class ImageBatches implements DataSetIterator {
  private static final long serialVersionUID = 1L;

  private final transient LabelledImages images;
  private final transient Normalisation normalisation;
  private final int batch;
  private final Augmentation augmentation;
  private final long seed;
  private final boolean shuffled;
  private int epoch = -1;
  private int next;
  private transient int[] order;
  private transient SplittableRandom random;

  /**
   * What is done to training images.
   *
   * @param crop pixels of black border from which a window of the image's size is cut at random; 0 for none, 4 by custom for
   *     CIFAR
   * @param flip whether half of the images are mirrored left to right
   */
  public record Augmentation(int crop, boolean flip) implements java.io.Serializable {
    /** Images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    public Augmentation {
      if (crop < 0) {
        throw new IllegalArgumentException("the crop is " + crop + " pixels, it must be at least 0.");
      }
    }
  }

  private ImageBatches(
      LabelledImages images, Normalisation normalisation, int batch, Augmentation augmentation, long seed, boolean shuffled) {
    if (batch < 1) {
      throw new IllegalArgumentException("the batch size is " + batch + ", it must be at least 1.");
    }
    this.images = images;
    this.normalisation = normalisation;
    this.batch = batch;
    this.augmentation = augmentation;
    this.seed = seed;
    this.shuffled = shuffled;
    reset();
  }

  /** For training. */
  public static ImageBatches training(
      LabelledImages images, Normalisation normalisation, int batch, Augmentation augmentation, long seed) {
    return new ImageBatches(images, normalisation, batch, augmentation, seed, true);
  }

  /** For testing: in order, as they are. */
  public static ImageBatches testing(LabelledImages images, Normalisation normalisation, int batch) {
    return new ImageBatches(images, normalisation, batch, Augmentation.NONE, 0, false);
  }

  /** Begins this epoch, counted from 0. */
  public ImageBatches startAt(int nextEpoch) {
    epoch = nextEpoch - 1;
    order = null;
    reset();
    return this;
  }

  @Override
  public void reset() {
    // A reset before anything was taken does not use an epoch up.
    if (next > 0 || order == null) {
      epoch++;
    }
    next = 0;
    random = new SplittableRandom(seed ^ 0x9E3779B97F4A7C15L * (epoch + 1));
    order = shuffled ? Shuffle.order(images.size(), random) : IntStream.range(0, images.size()).toArray();
  }

  @Override
  public boolean hasNext() {
    return next < images.size();
  }

  @Override
  public DataSet next() {
    return next(batch);
  }

  @Override
  public DataSet next(int count) {
    if (!hasNext()) {
      throw new NoSuchElementException("all images of this epoch were given.");
    }
    int size = Math.min(count, images.size() - next);
    float[] values = new float[size * images.shape().length()];
    float[] labels = new float[size * images.classes()];
    for (int k = 0; k < size; k++) {
      int image = order[next + k];
      put(image, values, k * images.shape().length());
      labels[k * images.classes() + images.label(image)] = 1;
    }
    next += size;
    ImageShape shape = images.shape();
    INDArray features =
        Nd4j.createFromArray(values).reshape('c', size, shape.channels(), shape.height(), shape.width());
    return new DataSet(features, Nd4j.createFromArray(labels).reshape('c', size, images.classes()));
  }

  /** How one image is augmented. */
  private record Draw(int down, int right, boolean mirrored) {}

  private Draw draw() {
    int border = augmentation.crop();
    int down = border == 0 ? 0 : random.nextInt(2 * border + 1) - border;
    int right = border == 0 ? 0 : random.nextInt(2 * border + 1) - border;
    return new Draw(down, right, augmentation.flip() && random.nextBoolean());
  }

  private void put(int image, float[] values, int at) {
    ImageShape shape = images.shape();
    Draw draw = draw();
    int from = image * shape.length();
    int to = at;
    for (int channel = 0; channel < shape.channels(); channel++) {
      for (int row = draw.down; row < shape.height() + draw.down; row++) {
        for (int k = 0; k < shape.width(); k++) {
          int column = (draw.mirrored ? shape.width() - 1 - k : k) + draw.right;
          boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
          float pixel = inside ? images.raw(from + (channel * shape.height() + row) * shape.width() + column) : 0;
          values[to++] = normalisation.apply(channel, pixel / images.unit());
        }
      }
    }
  }

  /** Passes over batches of this epoch; those behind them are what they would have been. */
  public ImageBatches skip(int batches) {
    int until = (int) Math.min(images.size(), next + (long) batches * batch);
    for (; next < until; next++) {
      draw();
    }
    return this;
  }

  @Override
  public int inputColumns() {
    return images.shape().length();
  }

  @Override
  public int totalOutcomes() {
    return images.classes();
  }

  @Override
  public boolean resetSupported() {
    return true;
  }

  @Override
  public boolean asyncSupported() {
    return false;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    throw new UnsupportedOperationException("images are normalised already.");
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return null;
  }

  @Override
  public List<String> getLabels() {
    return IntStream.range(0, images.classes()).mapToObj(Integer::toString).toList();
  }
}
