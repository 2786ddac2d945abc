package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.List;
import ml.spred.compress.WeightCount.LayerCount;
import ml.spred.image.ImageShape;
import ml.spred.image.Normalisation;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param imageShape channels, height and width
 * @param vectors whether images are vectors
 * @param labels name of each class
 * @param means of the channels
 * @param deviations of the channels
 * @param structured whether dead filters are taken out of the network that predicts
 * @param layers sparsity of each array of weights
 * @param epochs of the training; the losses behind them are of the finetuning
 * @param losses mean loss of each epoch
 * @param summary of the whole
 * @param network a sparse network file
 */
record CompressedContent(
    int formatVersion,
    int[] imageShape,
    boolean vectors,
    String[] labels,
    float[] means,
    float[] deviations,
    boolean structured,
    List<LayerCount> layers,
    int epochs,
    double[] losses,
    CompressionSummary summary,
    byte[] network)
    implements Serializable {

  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 1;

  ImageShape shape() {
    return new ImageShape(imageShape[0], imageShape[1], imageShape[2]);
  }

  ShippedNetwork shipped() {
    return new ShippedNetwork(network, structured, new Normalisation(means, deviations));
  }
}
