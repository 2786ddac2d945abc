package ml.spred.compress;

import java.util.List;
import java.util.stream.IntStream;
import ml.spred.network.ParameterTensor;
import org.deeplearning4j.nn.api.Model;

/** The {@link WeightHistogram}s of a network's prunable weights at two times, in the same bins. */
public final class WeightHistograms {
  private final List<float[]> before;

  /**
   * One array of weights at both times, bins as far as the larger of both.
   *
   * @param before at the first time
   * @param after at the second
   */
  public record Layer(WeightHistogram before, WeightHistogram after) {}

  private WeightHistograms(List<float[]> before) {
    this.before = before;
  }

  /** Keeps a copy of the weights as they are now: the first time. */
  public static WeightHistograms before(Model network) {
    return new WeightHistograms(WeightHistogram.weights(network).stream().map(WeightHistogram::values).toList());
  }

  /**
   * Counts both.
   *
   * @param network the same network, or one of the same layers, at the second time
   * @return one entry for each array of weights, in the network's order
   * @throws IllegalArgumentException for a network of other layers
   */
  public List<Layer> and(Model network) {
    List<ParameterTensor> after = WeightHistogram.weights(network);
    boolean same = after.size() == before.size() && IntStream.range(0, after.size())
        .allMatch(k -> after.get(k).length() == before.get(k).length);
    if (!same) {
      throw new IllegalArgumentException("the network has other layers than the one whose weights were kept.");
    }
    return IntStream.range(0, after.size()).mapToObj(k -> layer(after.get(k), before.get(k))).toList();
  }

  private static Layer layer(ParameterTensor tensor, float[] first) {
    float[] second = WeightHistogram.values(tensor);
    double limit = Math.max(WeightHistogram.largest(first), WeightHistogram.largest(second));
    return new Layer(WeightHistogram.even(tensor.part(), tensor.key(), first, limit),
        WeightHistogram.even(tensor.part(), tensor.key(), second, limit));
  }
}
