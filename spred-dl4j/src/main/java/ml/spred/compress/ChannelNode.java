package ml.spred.compress;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A layer or vertex as channels see it.
 *
 * @param name of the layer or vertex
 * @param kind what it does to channels
 * @param inputs nodes it takes from, in order
 * @param layer configuration; null for a vertex
 * @param parameters arrays by DL4J's keys, views of the network's own
 */
record ChannelNode(String name, Kind kind, List<ChannelNode> inputs, Layer layer, Map<String, INDArray> parameters) {
  /** What a node does to channels. */
  enum Kind {
    /** What the network is given. */
    INPUT,
    /** Dense layer or convolution: new channels from all old ones. */
    WEIGHTED,
    /** Batch normalisation: each channel for itself, with parameters. */
    NORM,
    /** Each channel for itself, without parameters; a channel of zeros stays one. */
    PASS,
    /** Channels of several inputs added (or averaged, subtracted, their largest taken): zero where all are. */
    SUM,
    /** Channels of several inputs side by side. */
    MERGE,
    /** Anything else: all channels that go in must stay, and those that come out too. */
    OTHER
  }

  /** A node is itself alone. As a record it would compare all that leads to it, which doubles with each residual addition. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  INDArray weights() {
    return parameters.get("W");
  }

  INDArray parameter(String key) {
    return parameters.get(key);
  }

  boolean isDense() {
    return weights().rank() == 2;
  }

  /** Axis of the weights that counts what goes in: {@code [nIn, nOut]} or {@code [nOut, nIn, …]}. */
  int inputAxis() {
    return isDense() ? 0 : 1;
  }

  int outputAxis() {
    return 1 - inputAxis();
  }

  int outputs() {
    return (int) weights().size(outputAxis());
  }

  BatchNormalization norm() {
    return (BatchNormalization) layer;
  }
}
