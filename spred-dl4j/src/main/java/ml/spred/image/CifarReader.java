package ml.spred.image;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import ml.spred.InputException;

/**
 * The binary version of CIFAR-10 and CIFAR-100 (Krizhevsky 2009): records of one label byte, or of a coarse and a fine one of
 * which the fine one is taken, and 3 × 32 × 32 bytes, all red ones first.
 */
final class CifarReader {
  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  private CifarReader() {}

  static ImageSet read(InputStream in, String name, boolean hundred) throws IOException {
    int labelBytes = hundred ? 2 : 1;
    int record = labelBytes + SHAPE.length();
    byte[] all = in.readAllBytes();
    if (all.length == 0 || all.length % record != 0) {
      throw new InputException(name + " has " + all.length + " bytes, which are no whole records of " + record
          + (hundred ? "; CIFAR-10 has records of one byte less." : "; CIFAR-100 has records of one byte more."));
    }
    int count = all.length / record;
    int[] labels = new int[count];
    byte[] pixels = new byte[count * SHAPE.length()];
    for (int k = 0; k < count; k++) {
      labels[k] = all[k * record + labelBytes - 1] & 0xFF;
      System.arraycopy(all, k * record + labelBytes, pixels, k * SHAPE.length(), SHAPE.length());
    }
    int classes = hundred ? 100 : 10;
    if (Arrays.stream(labels).anyMatch(label -> label >= classes)) {
      throw new InputException(name + " has labels up to " + Arrays.stream(labels).max().orElse(0) + " where " + classes
          + " classes are expected; is it " + (hundred ? "CIFAR-10" : "CIFAR-100") + "?");
    }
    return new ImageSet(SHAPE, classes, pixels, labels);
  }
}
