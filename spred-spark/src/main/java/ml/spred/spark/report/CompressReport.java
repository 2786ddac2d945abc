package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.compress.WeightCount;
import ml.spred.compress.WeightHistograms;
import ml.spred.metric.ClassificationMetrics;

/**
 * Everything that the report of a compressed image classifier says, as plain values.
 *
 * @param command the command line, ready to be typed again
 * @param options option to value as they were used, defaults included
 * @param own the network that was compressed
 * @param dense its twin, trained alike from the same start and never pruned; null where it was not trained
 * @param compared networks by other methods or amounts, from the same start with the same data and epochs
 * @param history one row for each epoch, and one for each pruning
 * @param weights sizes of the weights before the last pruning and in the end, by layer; empty where they are not known
 * @param footprint room and time
 * @param provenance name to value: versions, backend, seed, seconds by phase, date
 */
public record CompressReport(
    String command,
    Map<String, String> options,
    Data data,
    Trained own,
    Trained dense,
    List<Trained> compared,
    List<EpochRow> history,
    List<WeightHistograms.Layer> weights,
    Footprint footprint,
    Map<String, String> provenance) {

  public CompressReport {
    options = new LinkedHashMap<>(options);
    compared = List.copyOf(compared);
    history = List.copyOf(history);
    weights = List.copyOf(weights);
    provenance = new LinkedHashMap<>(provenance);
  }

  /** The page as HTML, in UTF-8, without any reference to the outside. */
  public String render() {
    return new CompressPage(this).page().render();
  }

  boolean hasTwin() {
    return dense != null;
  }

  /**
   * What was read.
   *
   * @param source directory of the images
   * @param classNames names by class index
   * @param shape channels, height and width in words
   * @param trainCounts training images of each class
   * @param testCounts test images of each class
   */
  public record Data(String source, List<String> classNames, String shape, int[] trainCounts, int[] testCounts) {
    int numTrain() {
      return IntStream.of(trainCounts).sum();
    }

    int numTest() {
      return IntStream.of(testCounts).sum();
    }
  }

  /**
   * A trained network.
   *
   * @param method as the command line spells it
   * @param amount what the method was given, in words: {@code kappa 0.001}, {@code ratio 20}; empty for the dense twin
   * @param count its weights
   * @param test scores on the test images
   */
  public record Trained(String method, String amount, WeightCount count, ClassificationMetrics test) {
    String name() {
      return amount.isEmpty() ? method : method + ", " + amount;
    }

    boolean isPruned() {
      return !amount.isEmpty();
    }
  }

  /** What happened at a row of the history. */
  public enum Stage { TRAIN, PRUNE, FINETUNE }

  /**
   * A look at the training. What was not seen is NaN.
   *
   * @param epoch passes over the images until then
   * @param loss mean over the epoch, without the penalty
   * @param accuracy on some training images
   * @param denseLoss loss of the dense twin after as many epochs
   * @param denseAccuracy its accuracy on the same images
   */
  public record EpochRow(Stage stage, int epoch, double loss, double accuracy, double denseLoss, double denseAccuracy) {}

  /**
   * Room and time of the network before and after.
   *
   * @param parameters of the network before, all of them
   * @param parametersLeft of the network after; as many unless filters and neurons were taken out
   * @param plainBytes parameters before, four bytes each
   * @param zipBytes DL4J's file of the network in the end, zeros in place
   * @param sparseBytes the file without the room of the zeros
   * @param smallerBytes DL4J's file without dead filters and neurons; 0 where none were taken out
   * @param secondsBefore of an image, through the network before
   * @param secondsAfter of an image, through the network in the end, without dead filters and neurons where these were taken out
   * @param batch images that were computed at once
   */
  public record Footprint(long parameters, long parametersLeft, long plainBytes, long zipBytes, long sparseBytes,
      long smallerBytes, double secondsBefore, double secondsAfter, int batch) {
    boolean isSmaller() {
      return smallerBytes > 0;
    }

    /** The smallest file that holds the result. */
    long bestBytes() {
      return isSmaller() ? Math.min(smallerBytes, sparseBytes) : sparseBytes;
    }

    double speed() {
      return secondsBefore / secondsAfter;
    }
  }
}
