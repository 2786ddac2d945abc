package ml.spred.spark.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** Images in MNIST's files, 200 to train on and 100 to test, whose class is a bright column among noise. */
public final class DrawnDigits {
  private static final int SIDE = 8;

  private DrawnDigits() {}

  public static void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    write(directory, "train", 200, 1);
    write(directory, "t10k", 100, 2);
  }

  private static void write(Path directory, String part, int count, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    ByteBuffer images = ByteBuffer.allocate(16 + count * SIDE * SIDE).putInt(0x803).putInt(count).putInt(SIDE).putInt(SIDE);
    ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int k = 0; k < count; k++) {
      labels.put((byte) (k % 4));
      for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
        images.put((byte) (random.nextInt(120) + (pixel % SIDE == 2 * (k % 4) ? 90 : 0)));
      }
    }
    Files.write(directory.resolve(part + "-images-idx3-ubyte"), images.array());
    Files.write(directory.resolve(part + "-labels-idx1-ubyte"), labels.array());
  }
}
