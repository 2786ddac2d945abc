package ml.spred.compress;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import ml.spred.network.ParameterTensor;
import ml.spred.network.ParameterTensor.Role;
import org.deeplearning4j.nn.api.Model;

/**
 * How large the weights of one array are: numbers of them in bins. Exact zeros are counted apart, as a bin about zero would mix
 * them with small weights.
 *
 * @param layer name of layer or vertex
 * @param key DL4J's key of the array
 * @param edges lower end of each bin, then the upper end of the last; what is beyond an end is in the bin next to it
 * @param counts number of weights in each bin that are not zero
 * @param zeros number of exact zeros
 */
public record WeightHistogram(String layer, String key, double[] edges, long[] counts, long zeros) {
  /** Bins of even width; odd, so that zero is the middle of one. */
  private static final int EVEN_BINS = 61;
  private static final int BINS_PER_DECADE = 4;
  private static final int LOWEST_POWER = -10;

  /**
   * Of the prunable arrays ({@link WeightCount}), in the network's order: bins of even width, symmetric about zero, to the
   * largest absolute weight of the array on each side.
   */
  public static List<WeightHistogram> of(Model network) {
    return weights(network).stream().map(tensor -> {
      float[] values = values(tensor);
      return even(tensor.part(), tensor.key(), values, largest(values));
    }).toList();
  }

  /**
   * Of the sizes {@code |w|}: a quarter of a power of ten in each bin, from 1e-10 to 10, so that what is next to zero and what is
   * large can be seen in one picture.
   */
  public static WeightHistogram ofSizes(ParameterTensor tensor) {
    double[] edges = IntStream.rangeClosed(0, BINS_PER_DECADE * (1 - LOWEST_POWER))
        .mapToDouble(bin -> Math.pow(10, LOWEST_POWER + (double) bin / BINS_PER_DECADE)).toArray();
    return counted(tensor.part(), tensor.key(), edges, values(tensor),
        weight -> BINS_PER_DECADE * (Math.log10(Math.abs(weight)) - LOWEST_POWER));
  }

  static List<ParameterTensor> weights(Model network) {
    return ParameterTensor.of(network).stream().filter(tensor -> tensor.role() == Role.WEIGHT).toList();
  }

  static float[] values(ParameterTensor tensor) {
    return tensor.values().flat().toFloatVector();
  }

  /** Even bins from −limit to limit. */
  static WeightHistogram even(String layer, String key, float[] values, double limit) {
    double width = limit > 0 ? 2 * limit / EVEN_BINS : 1;
    double[] edges = IntStream.rangeClosed(0, EVEN_BINS).mapToDouble(bin -> (bin - EVEN_BINS / 2 - 0.5) * width).toArray();
    return counted(layer, key, edges, values, weight -> weight / width + 0.5 + EVEN_BINS / 2);
  }

  /** The largest absolute value, 0 of none. */
  static double largest(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(k -> Math.abs(values[k])).max().orElse(0);
  }

  /** @param place of a weight, in bins from the lowest edge */
  private static WeightHistogram counted(String layer, String key, double[] edges, float[] values, DoubleUnaryOperator place) {
    long[] counts = new long[edges.length - 1];
    long zeros = 0;
    for (float value : values) {
      if (value == 0) {
        zeros++;
      } else {
        counts[(int) Math.max(0, Math.min(counts.length - 1, Math.floor(place.applyAsDouble(value))))]++;
      }
    }
    return new WeightHistogram(layer, key, edges, counts, zeros);
  }

  /** Middle of each bin. */
  public double[] centres() {
    return IntStream.range(0, counts.length).mapToDouble(bin -> (edges[bin] + edges[bin + 1]) / 2).toArray();
  }

  /** Number of weights that are not zero. */
  public long nonZero() {
    return below(counts.length);
  }

  /** Share of weights in the bins before one, zeros included, 0 … 1. */
  public double shareBelow(int bin) {
    return (double) (zeros + below(bin)) / (zeros + nonZero());
  }

  private long below(int bin) {
    return IntStream.range(0, bin).mapToLong(k -> counts[k]).sum();
  }
}
