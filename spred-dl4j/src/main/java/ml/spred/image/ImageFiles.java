package ml.spred.image;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import ml.spred.InputException;

/** Finds and reads the files of an image set, plain or gzip. */
public final class ImageFiles {
  /** As {@code batches.meta.txt} of the published archive lists them. */
  private static final List<String> CIFAR10_CLASSES =
      List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private ImageFiles() {}

  /** A format of image sets. */
  public enum Format {
    /** Binary version: files with {@code train} or {@code data_batch} in their name, and {@code test}. */
    CIFAR10,
    /** Binary version, fine labels: files with {@code train} and {@code test} in their name. */
    CIFAR100,
    /** idx files of images and labels: {@code train} and {@code t10k} in their name. */
    MNIST,
    /** Directories {@code train} and {@code test} with a directory of PNG or JPEG files for each class. */
    IMAGE_FOLDER;

    /** The spelling of command line and params. */
    public String spelling() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Which part of a set. */
  public enum Part {
    /** What is trained on. */
    TRAIN("train", "data_batch"),
    /** What is tested on. */
    TEST("test", "t10k");

    private final List<String> marks;

    Part(String... marks) {
      this.marks = List.of(marks);
    }
  }

  /**
   * Reads a part of a set from a directory; several files are one set, in the order of their names.
   *
   * @throws InputException where files are missing, damaged or not of the format
   */
  public static ImageSet read(Path directory, Format format, Part part) throws IOException {
    if (format == Format.IMAGE_FOLDER) {
      return folder(directory, part);
    }
    List<Path> files = files(directory, format, part);
    if (files.isEmpty()) {
      throw new InputException(directory + " holds no " + format.spelling() + " file for " + part.name().toLowerCase(Locale.ROOT)
          + " (with " + String.join(" or ", part.marks) + " in its name); give the directory of the original binary files.");
    }
    if (format == Format.MNIST) {
      return mnist(files, directory);
    }
    ImageSet all = null;
    for (Path file : files) {
      ImageSet set = cifar(file, format);
      all = all == null ? set : all.and(set);
    }
    return all;
  }

  private static ImageSet folder(Path directory, Part part) throws IOException {
    Path own = directory.resolve(part.name().toLowerCase(Locale.ROOT));
    if (!Files.isDirectory(own)) {
      throw new InputException(directory + " has no directory '" + own.getFileName()
          + "'; an image-folder has train and test in it, and in each a directory for each class.");
    }
    ImageFolder.requireSameClasses(directory.resolve("train"), directory.resolve("test"));
    return ImageFolder.read(own);
  }

  /** Names of the classes: those of the directories, those that CIFAR-10 is published with, else their numbers. */
  public static List<String> classNames(Path directory, Format format, int classes) throws IOException {
    return switch (format) {
      case IMAGE_FOLDER -> ImageFolder.classNames(directory.resolve("train"));
      case CIFAR10 -> CIFAR10_CLASSES;
      default -> IntStream.range(0, classes).mapToObj(String::valueOf).toList();
    };
  }

  /** Reads one file of CIFAR-10 or CIFAR-100. */
  public static ImageSet cifar(Path file, Format format) throws IOException {
    try (InputStream in = open(file)) {
      return CifarReader.read(in, file.toString(), format == Format.CIFAR100);
    } catch (ZipException | EOFException damage) {
      throw damaged(file, damage);
    }
  }

  /** Reads images and labels in idx format. */
  public static ImageSet idx(Path images, Path labels) throws IOException {
    try (InputStream first = open(images); InputStream second = open(labels)) {
      return IdxReader.read(first, images.toString(), second, labels.toString());
    } catch (ZipException | EOFException damage) {
      throw damaged(images, damage);
    }
  }

  private static InputException damaged(Path file, IOException damage) {
    return new InputException(file + " cannot be unpacked (" + damage.getMessage() + "); fetch it again.", damage);
  }

  private static ImageSet mnist(List<Path> files, Path directory) throws IOException {
    List<Path> images = files.stream().filter(file -> file.getFileName().toString().contains("images")).toList();
    List<Path> labels = files.stream().filter(file -> file.getFileName().toString().contains("labels")).toList();
    if (images.size() != 1 || labels.size() != 1) {
      throw new InputException(directory + " must hold one idx file of images and one of labels for each part, it has "
          + images.size()
          + " and " + labels.size() + ".");
    }
    return idx(images.get(0), labels.get(0));
  }

  private static List<Path> files(Path directory, Format format, Part part) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.filter(Files::isRegularFile).filter(file -> belongs(file.getFileName().toString(), format, part)).sorted()
          .toList();
    }
  }

  /** Several sets may share a directory: names with cifar in them tell which, data_batch files are CIFAR-10. */
  private static boolean belongs(String name, Format format, Part part) {
    boolean idx = name.contains("-idx");
    boolean ofFormat = switch (format) {
      case MNIST -> idx;
      case CIFAR10 -> !idx && !name.contains("cifar100");
      case CIFAR100 -> !idx && !name.contains("cifar10-") && !name.contains("_batch");
      case IMAGE_FOLDER -> false;
    };
    return ofFormat && part.marks.stream().anyMatch(name::contains)
        && (idx || name.endsWith(".bin") || name.endsWith(".bin.gz"));
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    in.mark(2);
    int first = in.read();
    int second = in.read();
    in.reset();
    return first == 0x1f && second == 0x8b ? new GZIPInputStream(in, 1 << 16) : in;
  }
}
