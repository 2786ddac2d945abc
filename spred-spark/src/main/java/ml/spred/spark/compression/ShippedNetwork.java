package ml.spred.spark.compression;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.ImageClassifier;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.image.Normalisation;
import org.deeplearning4j.nn.api.Model;

/**
 * A network as it travels and is saved.
 *
 * @param file a sparse network file
 * @param smaller whether dead filters and neurons are to be taken out
 * @param normalisation of the images
 */
record ShippedNetwork(byte[] file, boolean smaller, Normalisation normalisation) implements Serializable {
  /** The network of the file. @throws ml.spred.InputException where it is damaged */
  Model whole() {
    return SparseNetworkFile.read(new ByteArrayInputStream(file), "the network of the model");
  }

  /** The network that predicts. */
  Model predictor() {
    return smaller ? DeadFilters.remove(whole()) : whole();
  }

  ImageClassifier classifier() {
    return new ImageClassifier(predictor(), normalisation);
  }
}
