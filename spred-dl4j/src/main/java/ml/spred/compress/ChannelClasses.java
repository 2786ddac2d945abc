package ml.spred.compress;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.spred.compress.ChannelNode.Kind;

/**
 * Which channels of a network can only be kept or removed together: what enters an addition, and what passes through a
 * normalisation, an activation or a pool, is one class with what comes out.
 */
final class ChannelClasses {
  /** Of each node the class of each channel that comes out; null where the channels are unknown, and all of them stay. */
  private final Map<ChannelNode, int[]> channels = new HashMap<>();
  private int[] parent = new int[64];
  private int count;

  ChannelClasses(List<ChannelNode> nodes) {
    nodes.forEach(node -> channels.put(node, follow(node)));
  }

  private int[] follow(ChannelNode node) {
    return switch (node.kind()) {
      case INPUT, OTHER -> null;
      case WEIGHTED -> fresh(node.outputs());
      case NORM, PASS -> channels.get(node.inputs().get(0));
      case SUM -> joined(node);
      case MERGE -> sideBySide(node);
    };
  }

  private int[] fresh(int size) {
    int[] result = new int[size];
    for (int k = 0; k < size; k++) {
      if (count == parent.length) {
        parent = Arrays.copyOf(parent, 2 * count);
      }
      parent[count] = count;
      result[k] = count++;
    }
    return result;
  }

  private int[] joined(ChannelNode node) {
    List<int[]> inputs = node.inputs().stream().map(channels::get).toList();
    int[] first = inputs.get(0);
    if (inputs.stream().anyMatch(input -> input == null || input.length != first.length)) {
      return null;
    }
    for (int[] input : inputs) {
      for (int k = 0; k < first.length; k++) {
        parent[root(input[k])] = root(first[k]);
      }
    }
    return first;
  }

  private int[] sideBySide(ChannelNode node) {
    List<int[]> inputs = node.inputs().stream().map(channels::get).toList();
    return inputs.contains(null) ? null : inputs.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private int root(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Classes are numbered below this. */
  int bound() {
    return count;
  }

  /** The class of each channel that comes out of a node; null where they are not followed. */
  int[] of(ChannelNode node) {
    int[] members = channels.get(node);
    return members == null ? null : Arrays.stream(members).map(this::root).toArray();
  }

  /** Whether a node makes it impossible to remove what enters it, because it does more with channels than is followed here. */
  boolean holds(ChannelNode node) {
    return node.kind() == Kind.OTHER || (node.kind() == Kind.SUM || node.kind() == Kind.MERGE) && channels.get(node) == null;
  }
}
