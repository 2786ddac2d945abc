package ml.spred.ensemble;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The rectifier of the MLP head, rounded about its kink: 0 for {@code z ≤ −δ}, {@code (z + δ)²/(4δ)} between, {@code z} for
 * {@code z ≥ δ}. Its slope {@code clip((z + δ)/(2δ), 0, 1)} is continuous. With the kink itself the minima of a penalised network lie
 * on kinks, where the gradient jumps by about {@code 1/√(units·samples)}: no point near them has a gradient of zero, and none could
 * be certified to better than that.
 */
public final class RoundedRelu extends BaseActivationFunction {
  private static final long serialVersionUID = 1L;

  /** δ, half the width of the rounded part. */
  public static final double ROUNDING = 0.3;

  /** The value at one input. */
  static double value(double z) {
    double slope = Math.min(1, Math.max(0, (z + ROUNDING) / (2 * ROUNDING)));
    return ROUNDING * slope * slope + Math.max(0, z - ROUNDING);
  }

  /** Replaces inputs by values, and writes the slopes at the inputs to an array of the same shape; scratch is a third one. */
  static void apply(INDArray values, INDArray slopes, INDArray scratch) {
    slopes.assign(values).addi(ROUNDING).muli(1 / (2 * ROUNDING));
    Transforms.max(slopes, 0, false);
    Transforms.min(slopes, 1, false);
    values.subi(ROUNDING);
    Transforms.relu(values, false);
    values.addi(scratch.assign(slopes).muli(slopes).muli(ROUNDING));
  }

  @Override
  public INDArray getActivation(INDArray in, boolean training) {
    apply(in, in.ulike(), in.ulike());
    return in;
  }

  @Override
  public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
    INDArray slopes = in.ulike();
    apply(in, slopes, in.ulike());
    return new Pair<>(in.assign(slopes).muli(epsilon), null);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoundedRelu;
  }

  @Override
  public int hashCode() {
    return RoundedRelu.class.hashCode();
  }

  @Override
  public String toString() {
    return "roundedrelu";
  }
}
