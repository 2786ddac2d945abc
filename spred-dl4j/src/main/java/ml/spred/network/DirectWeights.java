package ml.spred.network;

import ml.spred.network.Direct.L1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.api.ops.impl.transforms.same.Sign;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** One array of parameters whose state is the array itself. */
final class DirectWeights implements Parametrisation {
  private final ParameterTensor tensor;
  private final Direct treatment;
  private final Groups groups;
  private Block state;
  private Block slope;
  /** 1 where a weight may move; null where all may. */
  private INDArray free;
  private INDArray norms;

  DirectWeights(ParameterTensor tensor, Direct treatment, Groups groups) {
    this.tensor = tensor;
    this.treatment = treatment;
    this.groups = groups;
  }

  @Override
  public long stateLength() {
    return tensor.length();
  }

  @Override
  public void bind(INDArray vector, INDArray slopes, long from) {
    state = tensor.values().alike(vector, from);
    slope = tensor.values().alike(slopes, from);
    norms = treatment.l1() == L1.PROXIMAL ? Nd4j.create(state.flat().dataType(), groups.count()) : null;
  }

  @Override
  public void start(Random random) {
    state.flat().assign(tensor.values().flat());
  }

  @Override
  public void pullBack() {
    INDArray slopes = slope.flat();
    if (treatment.l1() == L1.SUBGRADIENT) {
      Nd4j.exec(new Sign(state.flat(), slopes));
      Nd4j.exec(new Axpy(slopes, tensor.gradient().flat(), slopes, 2 * treatment.kappa()));
    } else {
      slopes.assign(tensor.gradient().flat());
    }
    if (treatment.decay() > 0 && !treatment.decoupled()) {
      Nd4j.exec(new Axpy(state.flat(), slopes, slopes, 2 * treatment.decay()));
    }
    if (treatment.zerosHeld()) {
      slopes.muli(free());
    }
  }

  /** From the state, so that a training that goes on from a file holds the same zeros. */
  private INDArray free() {
    if (free == null) {
      free = state.flat().neq(0).castTo(state.flat().dataType());
    }
    return free;
  }

  @Override
  public void afterStep(double learningRate) {
    if (treatment.decoupled() && treatment.decay() > 0) {
      state.flat().muli(1 - 2 * treatment.decay() * learningRate);
    }
    if (treatment.l1() != L1.PROXIMAL || treatment.kappa() == 0) {
      return;
    }
    double threshold = 2 * treatment.kappa() * learningRate;
    if (groups instanceof WeightGroups) {
      // The soft threshold: a weight loses as much of itself as lies within the threshold.
      Nd4j.exec(DynamicCustomOp.builder("clipbyvalue").addInputs(state.flat()).addOutputs(slope.flat())
          .addFloatingPointArguments(-threshold, threshold).build());
      state.flat().subi(slope.flat());
      return;
    }
    groups.productSums(state, state, slope, norms);
    Transforms.sqrt(norms, false);
    // 1 − threshold/‖V‖, and 0 where that is negative or the norm is 0.
    Transforms.max(norms.rdivi(threshold).rsubi(1), 0, false);
    slope.flat().assign(state.flat());
    groups.scale(slope, norms, state);
  }

  @Override
  public void fold() {
    tensor.values().flat().assign(state.flat());
  }

  @Override
  public double penalty() {
    double norm = state.flat().norm2Number().doubleValue();
    double l1 = 0;
    if (treatment.l1() == L1.SUBGRADIENT || treatment.l1() == L1.PROXIMAL && groups instanceof WeightGroups) {
      l1 = state.flat().norm1Number().doubleValue();
    } else if (treatment.l1() == L1.PROXIMAL) {
      groups.productSums(state, state, slope, norms);
      l1 = Transforms.sqrt(norms, false).sumNumber().doubleValue();
    }
    return treatment.decay() * norm * norm + 2 * treatment.kappa() * l1;
  }
}
