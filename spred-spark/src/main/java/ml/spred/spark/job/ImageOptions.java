package ml.spred.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import ml.spred.InputException;
import ml.spred.image.ImageBatches.Augmentation;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageSet;
import picocli.CommandLine.Option;

/** Which images. */
final class ImageOptions {
  @Option(names = {"-i", "--input"}, paramLabel = "DIR", required = true,
      description = "Directory of this machine with the original binary files, plain or gzip, or with train and test.")
  String input;

  @Option(names = "--format", paramLabel = "NAME", required = true,
      description = "cifar10, cifar100 (fine labels), mnist, or image-folder (DIR/train/CLASS/*.png and DIR/test/…, of one "
          + "size).")
  ImageFiles.Format format;

  @Option(names = "--images", paramLabel = "N", description = "Only the first N training images.")
  Integer images;

  @Option(names = "--crop", paramLabel = "N", defaultValue = "0",
      description = "Move each training image by up to N pixels; 4 by custom for CIFAR. Default: ${DEFAULT-VALUE}.")
  int crop;

  @Option(names = "--flip", description = "Mirror half of the training images.")
  boolean flip;

  Augmentation augmentation() {
    if (crop < 0) {
      throw new InputException("--crop is " + crop + ", it must be at least 0.");
    }
    return new Augmentation(crop, flip);
  }

  ImageSet read(ImageFiles.Part part) {
    Path directory = directory("--input", input);
    if (!Files.isDirectory(directory)) {
      throw new InputException("--input " + input + " is not a directory of this machine; give the one that holds the "
          + format.spelling() + " files.");
    }
    try {
      ImageSet set = ImageFiles.read(directory, format, part);
      if (images != null && images < 1) {
        throw new InputException("--images is " + images + ", it must be at least 1.");
      }
      return images == null || part == ImageFiles.Part.TEST ? set : set.first(images);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + input, failure);
    }
  }

  /** Names of the classes: those of the directories, those that CIFAR-10 is published with, else their numbers. */
  List<String> classNames(int classes) {
    try {
      return ImageFiles.classNames(directory("--input", input), format, classes);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + input, failure);
    }
  }

  /** A directory of this machine. */
  static Path directory(String option, String name) {
    if (name.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      throw new InputException(option + " " + name + " is not a directory of this machine; copy the files to one.");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException failure) {
      throw new InputException(option + " " + name + " is not a path (" + failure.getReason() + "); give a directory.", failure);
    }
  }
}
