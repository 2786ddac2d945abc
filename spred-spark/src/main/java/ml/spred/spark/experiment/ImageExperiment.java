package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageSet;
import ml.spred.solver.Progress;
import org.deeplearning4j.nn.api.Model;

/** Networks on images: the settings give {@code tasks}, each cell has a {@code task} of them and a {@code seed}. */
abstract class ImageExperiment implements Experiment<ImageSets> {
  /**
   * What a cell is run with.
   *
   * @param train images of the cell's task
   * @param test likewise
   */
  record Run(Definition definition, Cell cell, ImageTask task, ImageSet train, ImageSet test, Progress progress) {
    int seed() {
      return cell.integer("seed");
    }

    Run on(ImageSet otherTrain) {
      return new Run(definition, cell, task, otherTrain, test, progress);
    }

    /** Share of the test images that a network has right, as text. */
    String accuracy(Model network) {
      return text("%.4f", ImageTask.accuracy(network, train, test));
    }
  }

  @Override
  public final boolean needsData() {
    return true;
  }

  @Override
  public final ImageSets data(Definition definition, Path directory) {
    return ImageSets.read(ImageTask.of(definition), directory);
  }

  @Override
  public final List<Map<String, String>> run(
      ImageSets data, Definition definition, Cell cell, int threads, Progress progress) {
    String task = cell.text("task");
    try (NativeThreads given = NativeThreads.of(threads)) {
      return run(new Run(definition, cell, ImageTask.of(definition, task), data.train().get(task), data.test().get(task),
          progress));
    }
  }

  /** One cell. */
  abstract List<Map<String, String>> run(Run run);

  static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
