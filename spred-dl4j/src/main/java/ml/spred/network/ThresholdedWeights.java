package ml.spred.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/** S and s of one array of weights. */
final class ThresholdedWeights implements Parametrisation {
  private final ParameterTensor tensor;
  private final SoftThreshold treatment;
  private INDArray state;
  private INDArray slope;
  private INDArray strength;
  private INDArray strengthSlope;

  ThresholdedWeights(ParameterTensor tensor, SoftThreshold treatment) {
    this.tensor = tensor;
    this.treatment = treatment;
  }

  @Override
  public long stateLength() {
    return tensor.length() + 1;
  }

  @Override
  public void bind(INDArray vector, INDArray slopes, long from) {
    long length = tensor.length();
    state = Block.of(vector, from, 'c', length).flat();
    slope = Block.of(slopes, from, 'c', length).flat();
    strength = Block.of(vector, from + length, 'c', 1).flat();
    strengthSlope = Block.of(slopes, from + length, 'c', 1).flat();
  }

  @Override
  public void start(Random random) {
    state.assign(tensor.values().flat());
    strength.assign(treatment.start());
  }

  private double threshold() {
    return 1 / (1 + Math.exp(-strength.getDouble(0)));
  }

  @Override
  public void pullBack() {
    INDArray gradient = tensor.gradient().flat();
    // sign(V) is sign(S) where a weight passes the threshold, and its square is 1 there.
    Nd4j.exec(new Sign(tensor.values().flat(), slope));
    double threshold = threshold();
    double passing = Nd4j.getBlasWrapper().dot(gradient, slope);
    strengthSlope.assign(2 * treatment.decay() * strength.getDouble(0) - threshold * (1 - threshold) * passing);
    slope.muli(slope).muli(gradient);
    Nd4j.exec(new Axpy(state, slope, slope, 2 * treatment.decay()));
  }

  @Override
  public void fold() {
    double threshold = threshold();
    INDArray values = tensor.values().flat();
    Nd4j.exec(DynamicCustomOp.builder("clipbyvalue").addInputs(state).addOutputs(values)
        .addFloatingPointArguments(-threshold, threshold).build());
    state.subi(values, values);
  }

  @Override
  public double penalty() {
    double norm = state.norm2Number().doubleValue();
    double s = strength.getDouble(0);
    return treatment.decay() * (norm * norm + s * s);
  }
}
