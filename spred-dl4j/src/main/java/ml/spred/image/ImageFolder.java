package ml.spred.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import ml.spred.InputException;

/**
 * Images in a directory for each class, in the formats that Java reads (PNG, JPEG, BMP, GIF), all of one size. Classes are
 * numbered in the order of their names. Pixels are red, green and blue, grey ones too.
 */
final class ImageFolder {
  private ImageFolder() {}

  /** @param directory holds one directory for each class */
  static ImageSet read(Path directory) throws IOException {
    List<Path> classes = list(directory).stream().filter(Files::isDirectory).toList();
    if (classes.size() < 2) {
      throw new InputException(directory + " holds " + classes.size()
          + " directories, it needs one for each of at least two classes.");
    }
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      for (Path file : list(classes.get(label))) {
        files.add(file);
        labels.add(label);
      }
    }
    if (files.isEmpty()) {
      throw new InputException(directory + " holds directories of classes but no images in them.");
    }
    return read(files, labels.stream().mapToInt(label -> label).toArray(), classes.size());
  }

  /** Numbers of classes mean the same in both parts only if both have the same ones. */
  static void requireSameClasses(Path train, Path test) throws IOException {
    if (!Files.isDirectory(train) || !Files.isDirectory(test)) {
      return;
    }
    List<String> first = classNames(train);
    List<String> second = classNames(test);
    if (!first.equals(second)) {
      throw new InputException(train + " has the classes " + first + " and " + test + " the classes " + second
          + "; both need the same directories.");
    }
  }

  /** By class index. */
  static List<String> classNames(Path directory) throws IOException {
    return list(directory).stream().filter(Files::isDirectory).map(path -> path.getFileName().toString()).toList();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
  }

  private static ImageSet read(List<Path> files, int[] labels, int classes) throws IOException {
    ImageShape shape = null;
    byte[] pixels = null;
    for (int k = 0; k < files.size(); k++) {
      BufferedImage image = image(files.get(k));
      if (shape == null) {
        shape = new ImageShape(3, image.getHeight(), image.getWidth());
        requireRoom(files.size(), shape);
        pixels = new byte[files.size() * shape.length()];
      }
      if (image.getHeight() != shape.height() || image.getWidth() != shape.width()) {
        throw new InputException(files.get(k) + " is " + image.getWidth() + " x " + image.getHeight() + " pixels and "
            + files.get(0)
            + " " + shape.width() + " x " + shape.height() + "; bring all images to one size.");
      }
      put(image, pixels, k * shape.length());
    }
    return new ImageSet(shape, classes, pixels, labels);
  }

  private static void requireRoom(int count, ImageShape shape) {
    if ((long) count * shape.length() > Integer.MAX_VALUE - 16) {
      throw new InputException(count + " images of " + shape.width() + " x " + shape.height()
          + " pixels are more than 2 GB, which cannot be read at once; take smaller or fewer images.");
    }
  }

  private static BufferedImage image(Path file) throws IOException {
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException | RuntimeException damage) {
      throw new InputException(file + " is damaged (" + damage.getMessage() + "); replace or remove it.", damage);
    }
    if (image == null) {
      throw new InputException(file + " is no image that Java reads (PNG, JPEG, BMP or GIF); convert or remove it.");
    }
    return image;
  }

  private static void put(BufferedImage image, byte[] pixels, int at) {
    int area = image.getWidth() * image.getHeight();
    int[] colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int k = 0; k < area; k++) {
      pixels[at + k] = (byte) (colours[k] >> 16);
      pixels[at + area + k] = (byte) (colours[k] >> 8);
      pixels[at + 2 * area + k] = (byte) colours[k];
    }
  }
}
