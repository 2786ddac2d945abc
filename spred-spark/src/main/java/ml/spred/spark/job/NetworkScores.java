package ml.spred.spark.job;

import java.util.Arrays;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.network.NativeLayers;
import ml.spred.spark.benchmark.Mean;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What networks say of images, and how long they take. */
final class NetworkScores {
  /** Images that are computed at once. */
  static final int BATCH = 500;
  /** Images whose time is taken. */
  static final int TIMED = 100;
  /** Passes that are not counted: DL4J learns from the first ones how much room it needs. */
  private static final int WARM_UP = 5;
  private static final int FEWEST_PASSES = 5;
  private static final int MOST_PASSES = 101;
  /** Large networks take long enough to be measured in few passes. */
  private static final long ENOUGH_NANOS = 2_000_000_000L;

  private final ImageSet images;
  private final Normalisation normalisation;

  NetworkScores(ImageSet images, Normalisation normalisation) {
    this.images = images;
    this.normalisation = normalisation;
  }

  /** Scores on all of the images. */
  ClassificationMetrics of(Model network) {
    NativeLayers.use(network);
    double[][] probabilities = new double[images.size()][];
    int at = 0;
    for (ImageBatches batches = ImageBatches.testing(images, normalisation, BATCH); batches.hasNext();) {
      for (double[] row : output(network, batches.next().getFeatures()).toDoubleMatrix()) {
        probabilities[at++] = row;
      }
    }
    return ClassificationMetrics.of(images.labels(), probabilities, images.classes());
  }

  /** Seconds that each network takes for an image: the median of passes in turns over {@link #TIMED} images. */
  double[] seconds(Model... networks) {
    INDArray batch = ImageBatches.testing(images, normalisation, TIMED).next().getFeatures();
    double[][] taken = new double[networks.length][MOST_PASSES];
    Arrays.stream(networks).forEach(NativeLayers::use);
    for (int pass = 0; pass < WARM_UP; pass++) {
      Arrays.stream(networks).forEach(network -> output(network, batch));
    }
    int passes = 0;
    for (long begin = System.nanoTime(); passes < FEWEST_PASSES
        || passes < MOST_PASSES && System.nanoTime() - begin < ENOUGH_NANOS; passes++) {
      for (int k = 0; k < networks.length; k++) {
        long start = System.nanoTime();
        output(networks[k], batch);
        taken[k][passes] = (System.nanoTime() - start) * 1e-9 / batch.size(0);
      }
    }
    int counted = passes;
    return Arrays.stream(taken).mapToDouble(times -> Mean.median(Arrays.copyOf(times, counted))).toArray();
  }

  private static INDArray output(Model network, INDArray features) {
    return network instanceof ComputationGraph graph ? graph.outputSingle(features)
        : ((MultiLayerNetwork) network).output(features);
  }
}
