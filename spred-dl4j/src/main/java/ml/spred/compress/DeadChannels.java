package ml.spred.compress;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ml.spred.compress.ChannelNode.Kind;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the channels whose removal changes no output: a channel that is zero for every input, or that nobody reads with a
 * weight other than zero. A class of channels goes only as a whole, so a filter that ends in a residual addition goes when all
 * that is added to it does.
 */
final class DeadChannels {
  private final List<ChannelNode> nodes;
  private final ChannelClasses classes;
  /** Of each node whether each channel that comes out is zero for every input. */
  private final Map<ChannelNode, boolean[]> zero = new HashMap<>();
  private final Map<ChannelNode, Weights> weights = new HashMap<>();
  private final boolean[] removed;

  /** @param outputs nodes whose channels are the network's outputs */
  DeadChannels(List<ChannelNode> nodes, Set<String> outputs) {
    this.nodes = nodes;
    this.classes = new ChannelClasses(nodes);
    nodes.stream().filter(node -> node.kind() == Kind.WEIGHTED).forEach(node -> weights.put(node, Weights.of(node)));
    nodes.forEach(node -> zero.put(node, zeros(node)));
    this.removed = new boolean[classes.bound()];
    Set<Integer> held = held(outputs);
    for (boolean more = true; more;) {
      more = remove(held);
    }
    keepOneOfEach();
  }

  /** Of each node which channels that come out stay; null for all. */
  boolean[] stays(ChannelNode node) {
    int[] own = classes.of(node);
    if (own == null) {
      return null;
    }
    boolean[] result = new boolean[own.length];
    for (int k = 0; k < own.length; k++) {
      result[k] = !removed[own[k]];
    }
    return result;
  }

  /** Channels that are zero for every input, by node; null where they are not followed. */
  boolean[] isZero(ChannelNode node) {
    return zero.get(node);
  }

  private boolean[] zeros(ChannelNode node) {
    return switch (node.kind()) {
      case INPUT, OTHER -> null;
      case WEIGHTED -> weights.get(node).zeroOutputs(node, zero.get(node.inputs().get(0)));
      case NORM -> ofNorm(node);
      case PASS -> zero.get(node.inputs().get(0));
      case SUM -> all(node);
      case MERGE -> merged(node);
    };
  }

  private boolean[] ofNorm(ChannelNode node) {
    boolean[] before = zero.get(node.inputs().get(0));
    return before == null ? null : NormShift.zeros(node, before);
  }

  private boolean[] all(ChannelNode node) {
    if (classes.of(node) == null) {
      return null;
    }
    boolean[] result = zero.get(node.inputs().get(0)).clone();
    for (ChannelNode input : node.inputs()) {
      boolean[] other = zero.get(input);
      for (int k = 0; k < result.length; k++) {
        result[k] &= other[k];
      }
    }
    return result;
  }

  private boolean[] merged(ChannelNode node) {
    int[] own = classes.of(node);
    if (own == null) {
      return null;
    }
    boolean[] result = new boolean[own.length];
    int at = 0;
    for (ChannelNode input : node.inputs()) {
      boolean[] other = zero.get(input);
      System.arraycopy(other, 0, result, at, other.length);
      at += other.length;
    }
    return result;
  }

  private Set<Integer> held(Set<String> outputs) {
    Set<Integer> held = new HashSet<>();
    for (ChannelNode node : nodes) {
      if (outputs.contains(node.name())) {
        addClasses(held, node);
      }
      if (classes.holds(node)) {
        node.inputs().forEach(input -> addClasses(held, input));
      }
    }
    return held;
  }

  private void addClasses(Set<Integer> held, ChannelNode node) {
    int[] own = classes.of(node);
    if (own != null) {
      Arrays.stream(own).forEach(held::add);
    }
  }

  /** @return whether a class was removed; then others may have lost their last reader */
  private boolean remove(Set<Integer> held) {
    boolean[] needed = new boolean[removed.length];
    held.forEach(member -> needed[member] = true);
    for (Map.Entry<ChannelNode, Weights> reader : weights.entrySet()) {
      ChannelNode input = reader.getKey().inputs().get(0);
      int[] read = classes.of(input);
      if (read != null) {
        boolean[] uses = reader.getValue().usedInputs(read.length, stays(reader.getKey()));
        boolean[] zeros = zero.get(input);
        for (int k = 0; k < read.length; k++) {
          needed[read[k]] |= uses[k] && !zeros[k];
        }
      }
    }
    boolean more = false;
    for (ChannelNode node : nodes) {
      int[] own = classes.of(node);
      for (int k = 0; own != null && k < own.length; k++) {
        more |= !needed[own[k]] && !removed[own[k]];
        removed[own[k]] |= !needed[own[k]];
      }
    }
    return more;
  }

  /** A layer without outputs cannot be built; one dead channel stays then. */
  private void keepOneOfEach() {
    for (ChannelNode node : nodes) {
      int[] own = classes.of(node);
      if (own != null && Arrays.stream(own).allMatch(member -> removed[member])) {
        removed[own[0]] = false;
      }
    }
  }

  /**
   * Which outputs of a layer read which inputs.
   *
   * @param used {@code [outputs][inputs]}, whether any weight between them is not zero
   */
  private record Weights(boolean[][] used) {
    static Weights of(ChannelNode node) {
      INDArray weights = node.weights();
      int inputs = (int) weights.size(node.inputAxis());
      boolean[][] used = new boolean[node.outputs()][inputs];
      INDArray sizes = node.isDense() ? weights.transpose() : weights.reshape(weights.size(0), weights.size(1), -1).normmax(2);
      double[][] values = sizes.dup('c').castTo(org.nd4j.linalg.api.buffer.DataType.DOUBLE).toDoubleMatrix();
      for (int out = 0; out < used.length; out++) {
        for (int in = 0; in < inputs; in++) {
          used[out][in] = values[out][in] != 0;
        }
      }
      return new Weights(used);
    }

    boolean[] zeroOutputs(ChannelNode node, boolean[] zeroInputs) {
      INDArray bias = node.parameter("b");
      boolean keepsZero = ChannelNodes.keepsZero(((BaseLayer) node.layer()).getActivationFn());
      boolean[] result = new boolean[used.length];
      for (int out = 0; out < used.length; out++) {
        result[out] = keepsZero && (bias == null || bias.getDouble(out) == 0) && readsNothing(used[out], zeroInputs);
      }
      return result;
    }

    /** Of a flattened image each channel is a run of inputs. */
    private static boolean readsNothing(boolean[] row, boolean[] zeroInputs) {
      int run = zeroInputs == null ? 1 : row.length / zeroInputs.length;
      for (int in = 0; in < row.length; in++) {
        if (row[in] && (zeroInputs == null || !zeroInputs[in / run])) {
          return false;
        }
      }
      return true;
    }

    /** @param stays which outputs stay; null for all */
    boolean[] usedInputs(int channels, boolean[] stays) {
      int run = used[0].length / channels;
      boolean[] result = new boolean[channels];
      for (int out = 0; out < used.length; out++) {
        for (int in = 0; in < used[out].length && (stays == null || stays[out]); in++) {
          result[in / run] |= used[out][in];
        }
      }
      return result;
    }
  }
}
