package ml.spred.compress;

import ml.spred.InputException;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageShape;
import ml.spred.image.LabelledImages;
import ml.spred.image.Normalisation;
import ml.spred.network.NativeLayers;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * What a network says of images. It is always asked of {@value #BATCH} at once, blank ones where there are fewer: how a product
 * is rounded may depend on its size, and what is said of one image must not depend on the others.
 */
public final class ImageClassifier {
  /** Images that go through the network together. */
  public static final int BATCH = 64;
  /** How far the sum of probabilities may be off 1. */
  private static final double ROUNDING = 1e-3;

  private final Model network;
  private final Normalisation normalisation;

  /** @param network with one input and one output, of one row for each image */
  public ImageClassifier(Model network, Normalisation normalisation) {
    this.network = NativeLayers.use(network);
    this.normalisation = normalisation;
  }

  /** Probability of each class {@code [images, classes]} of at most {@value #BATCH} images. */
  public float[][] probabilities(LabelledImages images) {
    return next(ImageBatches.testing(images, normalisation, BATCH));
  }

  private float[][] next(ImageBatches batches) {
    INDArray features = batches.next().getFeatures();
    int size = (int) features.size(0);
    if (size < BATCH) {
      INDArray padded = Nd4j.create(features.dataType(), BATCH, features.size(1), features.size(2), features.size(3));
      padded.get(NDArrayIndex.interval(0, size), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all()).assign(features);
      features = padded;
    }
    return output(network, features).get(NDArrayIndex.interval(0, size), NDArrayIndex.all()).toFloatMatrix();
  }

  private static INDArray output(Model network, INDArray features) {
    return network instanceof ComputationGraph graph ? graph.output(false, features)[0]
        : ((MultiLayerNetwork) network).output(features, false);
  }

  /** How many images get their own class; of equal probabilities the lowest class wins. */
  public int correct(LabelledImages images) {
    ImageBatches batches = ImageBatches.testing(images, normalisation, BATCH);
    int correct = 0;
    int image = 0;
    while (batches.hasNext()) {
      for (float[] probabilities : next(batches)) {
        correct += largest(probabilities) == images.label(image++) ? 1 : 0;
      }
    }
    return correct;
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int k = 1; k < values.length; k++) {
      largest = values[k] > values[largest] ? k : largest;
    }
    return largest;
  }

  /**
   * Checks a network that was brought along.
   *
   * @param name what messages call it
   * @throws InputException where it does not take such images, or does not give as many probabilities as there are classes
   */
  public static void require(Model network, String name, ImageShape shape, int classes) {
    INDArray output;
    try {
      output = output(network, Nd4j.zeros(1, shape.channels(), shape.height(), shape.width()));
    } catch (RuntimeException failure) {
      throw new InputException(name + " does not take images of " + shape + " (" + failure.getMessage()
          + "); give a network for this size.", failure);
    }
    if (output.rank() != 2 || output.size(1) != classes) {
      throw new InputException(name + " gives " + output.length() + " outputs for an image, and there are " + classes
          + " classes; give a network with an output for each, or set the number of classes.");
    }
    if (Math.abs(output.sumNumber().doubleValue() - 1) > ROUNDING || output.minNumber().doubleValue() < 0) {
      throw new InputException(name + " gives outputs that are no probabilities (they add up to " + output.sumNumber()
          + "); give a network that ends in a softmax.");
    }
  }
}
