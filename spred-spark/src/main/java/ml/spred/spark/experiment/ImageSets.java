package ml.spred.spark.experiment;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.image.ImageFiles;
import ml.spred.image.ImageFiles.Format;
import ml.spred.image.ImageFiles.Part;
import ml.spred.image.ImageSet;

/**
 * The images of an experiment's tasks.
 *
 * @param train by the name of a task
 * @param test likewise
 */
record ImageSets(LinkedHashMap<String, ImageSet> train, LinkedHashMap<String, ImageSet> test) implements Serializable {
  private static final String IMAGES = "images";

  /**
   * Reads those of all tasks; tasks on the same files share what they are cut from.
   *
   * @param directory with {@code images/}; null where none was given
   */
  static ImageSets read(Map<String, ImageTask> tasks, Path directory) {
    if (directory == null || !Files.isDirectory(directory.resolve(IMAGES))) {
      throw new InputException((directory == null ? "--data is missing" : directory + " has no folder " + IMAGES)
          + "; give the folder that holds images/ with MNIST and CIFAR in their original binary files.");
    }
    ImageSets sets = new ImageSets(new LinkedHashMap<>(), new LinkedHashMap<>());
    Map<Format, ImageSet[]> read = new LinkedHashMap<>();
    tasks.forEach((name, task) -> {
      ImageSet[] parts = read.computeIfAbsent(task.format(), format -> new ImageSet[] {
          part(directory, format, Part.TRAIN), part(directory, format, Part.TEST)});
      sets.train.put(name, parts[0].first(task.trainImages()));
      sets.test.put(name, parts[1].first(task.testImages()));
    });
    return sets;
  }

  private static ImageSet part(Path directory, Format format, Part part) {
    try {
      return ImageFiles.read(directory.resolve(IMAGES), format, part);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the " + part.name().toLowerCase(Locale.ROOT) + " images", failure);
    }
  }
}
