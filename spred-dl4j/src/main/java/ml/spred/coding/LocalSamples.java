package ml.spred.coding;

import java.util.Arrays;
import ml.spred.compute.Lanes;

/**
 * Samples in one place; the lanes share out their codes.
 *
 * @param samples {@code [samples][features]}, finite
 */
public record LocalSamples(double[][] samples, Lanes lanes) implements CodingSamples {
  @Override
  public int count() {
    return samples.length;
  }

  @Override
  public int numFeatures() {
    return samples[0].length;
  }

  @Override
  public double[][] take(int[] places) {
    return Arrays.stream(places).mapToObj(place -> samples[place].clone()).toArray(double[][]::new);
  }

  @Override
  public BatchSums code(int[] places, Coder coder) {
    return coder.sums(places == null ? samples
        : Arrays.stream(places).mapToObj(place -> samples[place]).toArray(double[][]::new), lanes);
  }
}
