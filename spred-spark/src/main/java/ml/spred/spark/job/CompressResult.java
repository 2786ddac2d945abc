package ml.spred.spark.job;

import java.util.List;
import java.util.Map;
import ml.spred.image.ImageSet;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.job.CompressionRuns.Trained;
import org.deeplearning4j.nn.api.Model;

/**
 * What came out of a compression.
 *
 * @param own the compressed network
 * @param dense its twin; null where it was not trained
 * @param compared networks by other methods or amounts
 * @param smaller the compressed network without dead filters and neurons; null unless these were to be taken out
 * @param smallerTest its scores; null like it
 * @param secondsBefore of an image through a network of the full size
 * @param secondsAfter of an image through {@code smaller}, or the compressed network where there is none
 * @param seconds wall seconds by phase
 */
record CompressResult(CompressJob.Request request, ImageSet train, ImageSet test, List<String> classNames, Trained own,
    Trained dense, List<Trained> compared, Model smaller, ClassificationMetrics smallerTest, double secondsBefore,
    double secondsAfter, Map<String, Double> seconds) {
  /** Of the images that were trained and tested on. */
  String fingerprint() {
    return ImageFingerprint.of(train, test);
  }
}
