package ml.spred.network;

import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * One array of parameters of a network, as a view of the network's own flat vectors: what is written to {@code values} is what
 * the network computes with.
 *
 * @param part name of the layer or vertex
 * @param key DL4J's key within it, for example {@code W}
 * @param layer configuration of the layer; null for a vertex that is none
 * @param offset where it starts in the network's flat vector
 * @param role what training may do with it
 * @param values the parameters
 * @param gradient the gradient, in the same shape and memory order
 */
public record ParameterTensor(String part, String key, Layer layer, long offset, Role role, Block values, Block gradient) {
  /** What training may do with an array of parameters. */
  public enum Role {
    /** Weights of a dense, convolutional, recurrent or embedding layer: may be made sparse. */
    WEIGHT,
    /** Biases, scales and shifts of a normalisation, and the like: trained as they are. */
    DENSE,
    /** Running means and variances of a batch normalisation: their "gradient" is a final update and nothing may decay them. */
    STATISTIC,
    /** Of a frozen layer: never touched. */
    FROZEN
  }

  /**
   * All arrays of parameters of a network, in the order of its flat vector.
   *
   * @throws IllegalArgumentException unless it is a MultiLayerNetwork or a ComputationGraph
   */
  public static List<ParameterTensor> of(Model network) {
    return ParameterCatalogue.of(PlainNetwork.of(network));
  }

  /** Number of entries. */
  public long length() {
    return values.length();
  }

  /** Its shape: {@code [nIn, nOut]} for dense layers, {@code [nOut, nIn, height, width]} for convolutions. */
  public long[] shape() {
    return values.shaped().shape();
  }

  /** For messages: part and key. */
  public String label() {
    return "'" + part + "' (" + key + ")";
  }
}
