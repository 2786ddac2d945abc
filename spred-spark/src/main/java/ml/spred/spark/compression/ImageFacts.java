package ml.spred.spark.compression;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Iterator;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import ml.spred.spark.distribute.Shipped;

/** What must be known of all images before the first is trained on; the same for any order and partitioning of the rows. */
final class ImageFacts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
  private static final Comparator<ImageRow> BY_SIZE = Comparator.comparing((ImageRow row) -> row.shape().length())
      .thenComparing(row -> row.shape().height()).thenComparing(row -> row.shape().channels()).thenComparing(ImageRow::key);

  private int training;
  private int validation;
  private BigInteger sum = BigInteger.ZERO;
  private final BitSet trained = new BitSet();
  private int largestLabel = -1;
  private ImageRow smallest;
  private ImageRow largest;

  static ImageFacts of(Iterator<Shipped<ImageRow>> rows) {
    ImageFacts facts = new ImageFacts();
    while (rows.hasNext()) {
      facts.add(rows.next().value());
    }
    return facts;
  }

  private void add(ImageRow row) {
    training += row.validation() ? 0 : 1;
    validation += row.validation() ? 1 : 0;
    sum = sum.add(new BigInteger(row.key(), 16)).mod(MODULUS);
    if (!row.validation()) {
      trained.set(row.label());
    }
    largestLabel = Math.max(largestLabel, row.label());
    size(row);
  }

  /** Keeps no pixels of the two extremes. */
  private void size(ImageRow row) {
    ImageRow bare = new ImageRow(row.key(), row.shape(), null, null, row.label(), row.validation(), row.origin());
    smallest = smallest == null || BY_SIZE.compare(bare, smallest) < 0 ? bare : smallest;
    largest = largest == null || BY_SIZE.compare(bare, largest) > 0 ? bare : largest;
  }

  ImageFacts and(ImageFacts other) {
    training = Math.addExact(training, other.training);
    validation = Math.addExact(validation, other.validation);
    sum = sum.add(other.sum).mod(MODULUS);
    trained.or(other.trained);
    largestLabel = Math.max(largestLabel, other.largestLabel);
    if (other.smallest != null) {
      size(other.smallest);
      size(other.largest);
    }
    return this;
  }

  int training() {
    return training;
  }

  int validation() {
    return validation;
  }

  int largestLabel() {
    return largestLabel;
  }

  /** Sum of all hashes of rows modulo 2²⁵⁶, as 64 hexadecimal digits. */
  String fingerprint() {
    return String.format("%064x", sum);
  }

  /** Size of all images. @throws InputException where there are two sizes, or no training rows of two classes */
  ImageShape require(String column, String label, int workers) {
    if (training == 0) {
      throw new InputException("the data has no training rows with an image in column '" + column + "'; give at least two classes"
          + " of them.");
    }
    if (training < workers) {
      throw new InputException("numWorkers is " + workers + " and there are " + training + " training rows; each worker needs at"
          + " least one, so set it to at most " + training + ".");
    }
    if (!smallest.shape().equals(largest.shape())) {
      throw new InputException("the column '" + column + "' holds images of " + smallest.shape() + named(smallest) + " and of "
          + largest.shape() + named(largest) + " (channels x height x width); bring all images to one size.");
    }
    if (trained.cardinality() < 2) {
      throw new InputException("the training rows have only the class " + trained.nextSetBit(0) + " in column '" + label
          + "', a classifier needs at least 2; give more rows.");
    }
    return smallest.shape();
  }

  private static String named(ImageRow row) {
    return row.origin() == null || row.origin().isEmpty() ? "" : " (" + row.origin() + ")";
  }
}
