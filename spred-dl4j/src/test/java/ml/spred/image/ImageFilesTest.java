package ml.spred.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import ml.spred.InputException;
import ml.spred.image.ImageFiles.Format;
import ml.spred.image.ImageFiles.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFilesTest {
  @TempDir
  Path directory;

  /** Records whose pixels count up, so that every place can be told. */
  private static byte[] records(int count, int labelBytes, int lastLabel) {
    byte[] all = new byte[count * (labelBytes + 3072)];
    for (int k = 0; k < count; k++) {
      int at = k * (labelBytes + 3072);
      all[at + labelBytes - 1] = (byte) (k == count - 1 ? lastLabel : k);
      for (int pixel = 0; pixel < 3072; pixel++) {
        all[at + labelBytes + pixel] = (byte) (k + pixel);
      }
    }
    return all;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  @Test
  void cifar10OfSeveralFilesPlainAndPacked() throws IOException {
    write("data_batch_1.bin", records(3, 1, 9));
    write("data_batch_2.bin.gz", gzip(records(2, 1, 5)));
    write("test_batch.bin", records(1, 1, 4));
    write("cifar100-train.bin", records(2, 2, 99));
    ImageSet train = ImageFiles.read(directory, Format.CIFAR10, Part.TRAIN);
    assertThat(train.labels()).containsExactly(0, 1, 9, 0, 5);
    assertThat(train.pixels()[3072 + 5]).isEqualTo((byte) 6);
    assertThat(train.shape()).isEqualTo(new ImageShape(3, 32, 32));
    assertThat(ImageFiles.read(directory, Format.CIFAR10, Part.TEST).labels()).containsExactly(4);
    ImageSet fine = ImageFiles.read(directory, Format.CIFAR100, Part.TRAIN);
    assertThat(fine.labels()).containsExactly(0, 99);
    assertThat(fine.classes()).isEqualTo(100);
  }

  private static byte[] idxImages(int count, int height, int width) {
    ByteBuffer buffer = ByteBuffer.allocate(16 + count * height * width).putInt(0x803).putInt(count).putInt(height).putInt(width);
    for (int k = 0; k < count * height * width; k++) {
      buffer.put((byte) k);
    }
    return buffer.array();
  }

  private static byte[] idxLabels(int... labels) {
    ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
    for (int label : labels) {
      buffer.put((byte) label);
    }
    return buffer.array();
  }

  @Test
  void mnist() throws IOException {
    write("train-images-idx3-ubyte.gz", gzip(idxImages(3, 4, 5)));
    write("train-labels-idx1-ubyte", idxLabels(7, 0, 9));
    ImageSet set = ImageFiles.read(directory, Format.MNIST, Part.TRAIN);
    assertThat(set.shape()).isEqualTo(new ImageShape(1, 4, 5));
    assertThat(set.labels()).containsExactly(7, 0, 9);
    assertThat(set.pixels()[59]).isEqualTo((byte) 59);
    assertThat(set.choose(new int[] {2}).pixels()[0]).isEqualTo((byte) 40);
  }

  private void png(String name, int width, int colour) throws IOException {
    BufferedImage image = new BufferedImage(width, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, colour);
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void foldersOfClasses() throws IOException {
    png("train/cat/b.png", 3, 0x010203);
    png("train/ant/a.png", 3, 0x405060);
    ImageSet set = ImageFiles.read(directory, Format.IMAGE_FOLDER, Part.TRAIN);
    assertThat(set.shape()).isEqualTo(new ImageShape(3, 2, 3));
    assertThat(set.labels()).containsExactly(0, 1);
    assertThat(new byte[] {set.pixels()[1], set.pixels()[7], set.pixels()[13]}).containsExactly(0x40, 0x50, 0x60);
    assertThatThrownBy(() -> ImageFiles.read(directory, Format.IMAGE_FOLDER, Part.TEST))
        .hasMessageContaining("no directory 'test'");
    png("train/cat/c.png", 4, 0);
    assertThatThrownBy(() -> ImageFiles.read(directory, Format.IMAGE_FOLDER, Part.TRAIN)).isInstanceOf(InputException.class)
        .hasMessageContaining("c.png is 4 x 2 pixels").hasMessageContaining("one size");
    Files.writeString(directory.resolve("train/cat/c.png"), "no picture");
    assertThatThrownBy(() -> ImageFiles.read(directory, Format.IMAGE_FOLDER, Part.TRAIN)).hasMessageContaining("is no image");
  }

  @Test
  void badFilesAreNamedWithARemedy() throws IOException {
    assertThatThrownBy(() -> ImageFiles.read(directory, Format.CIFAR10, Part.TRAIN)).isInstanceOf(InputException.class)
        .hasMessageContaining("no cifar10 file");
    Path cut = write("train.bin", Arrays.copyOf(records(2, 1, 1), 6000));
    assertThatThrownBy(() -> ImageFiles.cifar(cut, Format.CIFAR10)).hasMessageContaining("no whole records of 3073");
    Path label = write("train2.bin", records(2, 1, 10));
    assertThatThrownBy(() -> ImageFiles.cifar(label, Format.CIFAR10)).hasMessageContaining("up to 10 where 10 classes");
    Path packed = write("train3.bin.gz", Arrays.copyOf(gzip(records(2, 1, 1)), 300));
    assertThatThrownBy(() -> ImageFiles.cifar(packed, Format.CIFAR10)).isInstanceOf(InputException.class)
        .hasMessageContaining("fetch it again");
    Path images = write("a", idxImages(3, 4, 5));
    Path two = write("b", idxLabels(1, 2));
    assertThatThrownBy(() -> ImageFiles.idx(images, two)).hasMessageContaining("3 images").hasMessageContaining("2 labels");
    assertThatThrownBy(() -> ImageFiles.idx(two, two)).hasMessageContaining("no idx file of images");
    Path short3 = write("c", Arrays.copyOf(idxImages(3, 4, 5), 40));
    assertThatThrownBy(() -> ImageFiles.idx(short3, two)).hasMessageContaining("only 24 bytes");
    Path eleven = write("d", idxLabels(1, 2, 10));
    assertThatThrownBy(() -> ImageFiles.idx(images, eleven)).hasMessageContaining("image 2 has the label 10");
  }
}
