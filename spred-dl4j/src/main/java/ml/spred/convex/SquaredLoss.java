package ml.spred.convex;

import java.util.Arrays;

/** Half the squared distance to the responses, weighted by the samples' shares. */
final class SquaredLoss implements Loss {
  private final int samples;
  private final int width;
  /** {@code [samples]} output after output. */
  private final double[] responses;
  private final double[] shares;
  private final double[] residual;

  /** @param values {@code [outputs][samples]} */
  SquaredLoss(double[][] values, double[] shares) {
    this.samples = shares.length;
    this.width = values.length;
    this.shares = shares;
    this.responses = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    this.residual = new double[responses.length];
  }

  @Override
  public int numSamples() {
    return samples;
  }

  @Override
  public int numOutputs() {
    return width;
  }

  @Override
  public double evaluate(double[] outputs) {
    double sum = 0;
    for (int from = 0; from < outputs.length; from += samples) {
      for (int sample = 0; sample < samples; sample++) {
        double distance = outputs[from + sample] - responses[from + sample];
        residual[from + sample] = distance;
        sum += shares[sample] * distance * distance;
      }
    }
    return sum / 2;
  }

  @Override
  public void gradient(double[] delta) {
    curve(residual, delta);
  }

  @Override
  public void curve(double[] direction, double[] result) {
    for (int from = 0; from < result.length; from += samples) {
      for (int sample = 0; sample < samples; sample++) {
        result[from + sample] = shares[sample] * direction[from + sample];
      }
    }
  }

  @Override
  public void second(double[] result) {
    int at = 0;
    for (int row = 0; row < width; row++) {
      Arrays.fill(result, at, at + row * samples, 0);
      System.arraycopy(shares, 0, result, at + row * samples, samples);
      at += (row + 1) * samples;
    }
  }

  @Override
  public double curvature(int sample, int output) {
    return shares[sample];
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }

  @Override
  public double dual(double[] delta) {
    double sum = 0;
    for (int k = 0; k < delta.length; k++) {
      double share = shares[k % samples];
      sum -= share == 0 ? 0 : delta[k] * (delta[k] / (2 * share) + responses[k]);
    }
    return sum;
  }
}
