package ml.spred.compress;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.api.Model;

/**
 * The sizes of a network's prunable weights ({@link WeightCount}) at two times, counted in the same bins: of even width and
 * symmetric about zero, from the largest absolute weight of either time on each side. Exact zeros are counted apart, as a bin
 * about zero would mix them with small weights.
 */
public final class WeightHistograms {
  /** Odd, so that zero is the middle of one. */
  private static final int BINS = 61;

  private final List<Weights> before;

  private record Weights(String layer, String key, float[] values) {}

  /**
   * One array of weights at both times.
   *
   * @param layer name of layer or vertex
   * @param key DL4J's key of the array
   * @param centres middle of each bin
   * @param before number of weights in each bin that were not zero at the first time
   * @param after the same at the second
   * @param zerosBefore exact zeros at the first time
   * @param zerosAfter the same at the second
   */
  public record Layer(String layer, String key, double[] centres, long[] before, long[] after, long zerosBefore,
      long zerosAfter) {}

  private WeightHistograms(List<Weights> before) {
    this.before = before;
  }

  /** Keeps a copy of the weights as they are now: the first time. */
  public static WeightHistograms before(Model network) {
    return new WeightHistograms(weights(network));
  }

  private static List<Weights> weights(Model network) {
    List<Weights> all = new ArrayList<>();
    for (ParameterTensor tensor : ParameterTensor.of(network)) {
      if (tensor.role() == Role.WEIGHT) {
        all.add(new Weights(tensor.part(), tensor.key(), tensor.values().flat().dup().toFloatVector()));
      }
    }
    return all;
  }

  /**
   * Counts both.
   *
   * @param network the same network, or one of the same layers, at the second time
   * @return one entry for each array of weights, in the network's order
   * @throws IllegalArgumentException for a network of other layers
   */
  public List<Layer> and(Model network) {
    List<Weights> after = weights(network);
    boolean same = after.size() == before.size() && IntStream.range(0, after.size())
        .allMatch(k -> after.get(k).values.length == before.get(k).values.length);
    if (!same) {
      throw new IllegalArgumentException("the network has other layers than the one whose weights were kept.");
    }
    return IntStream.range(0, after.size()).mapToObj(k -> layer(before.get(k), after.get(k))).toList();
  }

  private static Layer layer(Weights first, Weights second) {
    double limit = Math.max(largest(first.values), largest(second.values));
    double width = limit > 0 ? 2 * limit / BINS : 1;
    double[] centres = IntStream.range(0, BINS).mapToDouble(bin -> (bin - BINS / 2) * width).toArray();
    return new Layer(first.layer, first.key, centres, counts(first.values, width), counts(second.values, width),
        zeros(first.values), zeros(second.values));
  }

  private static double largest(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(k -> Math.abs(values[k])).max().orElse(0);
  }

  private static long[] counts(float[] values, double width) {
    long[] counts = new long[BINS];
    for (float value : values) {
      if (value != 0) {
        counts[(int) Math.max(0, Math.min(BINS - 1, Math.floor(value / width + 0.5) + BINS / 2))]++;
      }
    }
    return counts;
  }

  private static long zeros(float[] values) {
    return IntStream.range(0, values.length).filter(k -> values[k] == 0).count();
  }
}
