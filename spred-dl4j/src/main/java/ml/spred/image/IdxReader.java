package ml.spred.image;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import ml.spred.InputException;

/** The idx format of MNIST and its likes: a big-endian header with the sizes, then bytes. */
final class IdxReader {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final int CLASSES = 10;

  private IdxReader() {}

  static ImageSet read(InputStream images, String imagesName, InputStream labels, String labelsName) throws IOException {
    DataInputStream in = new DataInputStream(images);
    int count = header(in, imagesName, IMAGES);
    ImageShape shape = new ImageShape(1, size(in, imagesName), size(in, imagesName));
    byte[] pixels = body(in, imagesName, (long) count * shape.length());
    DataInputStream labelsIn = new DataInputStream(labels);
    int labelCount = header(labelsIn, labelsName, LABELS);
    if (labelCount != count) {
      throw new InputException(imagesName + " has " + count + " images and " + labelsName + " " + labelCount
          + " labels; they are not of one set.");
    }
    byte[] bytes = body(labelsIn, labelsName, count);
    int[] classes = new int[count];
    for (int k = 0; k < count; k++) {
      classes[k] = bytes[k] & 0xFF;
    }
    return new ImageSet(shape, CLASSES, pixels, classes);
  }

  private static int header(DataInputStream in, String name, int expected) throws IOException {
    int magic = integer(in, name);
    if (magic != expected) {
      throw new InputException(name + " starts with the number " + magic + " instead of " + expected + "; it is no idx file of "
          + (expected == IMAGES ? "images." : "labels."));
    }
    return size(in, name);
  }

  private static int size(DataInputStream in, String name) throws IOException {
    int size = integer(in, name);
    if (size < 1) {
      throw new InputException(name + " gives a size of " + size + " in its header, it must be at least 1; the file is damaged.");
    }
    return size;
  }

  private static int integer(DataInputStream in, String name) throws IOException {
    try {
      return in.readInt();
    } catch (EOFException end) {
      throw new InputException(name + " ends within its header; it is cut off or no idx file.", end);
    }
  }

  /** Never more is taken than the stream holds, whatever the header says. */
  private static byte[] body(DataInputStream in, String name, long length) throws IOException {
    if (length > Integer.MAX_VALUE - 16) {
      throw new InputException(name + " should hold " + length + " bytes by its header, more than can be read at once (2 GB).");
    }
    byte[] bytes = in.readNBytes((int) length);
    if (bytes.length < length || in.read() >= 0) {
      throw new InputException(name + " holds " + (bytes.length < length ? "only " + bytes.length : "more than the " + length)
          + " bytes where its header says " + length + "; it is cut off or damaged.");
    }
    return bytes;
  }
}
