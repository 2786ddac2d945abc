package ml.spred.ensemble;

import java.util.ArrayList;
import java.util.List;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Penalty;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Value and gradient of the factored objective
 * {@code CE(linear head) + CE(MLP head) + alpha‖U‖² + beta‖W‖² + decay/2·‖θ − θ₀‖²} on fixed samples. Its cost is two products of
 * {@code samples × features × width} and what the dense layers take. All memory is allocated once.
 */
public final class EnsembleStep implements AutoCloseable {
  private final EnsembleShape shape;
  private final FirstLayer first;
  private final DenseTail tail;
  private final SoftmaxCrossEntropy loss;
  private final INDArray output;
  private final DenseDecay decay;
  private final Lanes lanes;
  private double dataTerm;

  /**
   * @param x standardised values {@code [samples, features]}, column-major, in the precision to compute in; null without genes
   * @param labels class of each sample
   * @param shape of the ensemble
   * @param decay pull of the dense layers towards their start
   * @param type precision
   */
  public EnsembleStep(INDArray x, int[] labels, EnsembleShape shape, DenseDecay decay, DataType type, Lanes lanes) {
    this.shape = shape;
    this.lanes = lanes;
    this.first = new FirstLayer(x, labels.length, shape, lanes);
    this.tail = new DenseTail(labels.length, shape, type, lanes);
    this.loss = new SoftmaxCrossEntropy(labels, shape.numClasses());
    this.output = Nd4j.create(type, new long[] {labels.length, shape.width()}, 'f');
    this.decay = decay;
  }

  /** Column-major native copy of a matrix, {@code [samples, features]}; null without genes. */
  public static INDArray toNative(FeatureMatrix matrix, DataType type) {
    if (matrix.numFeatures() == 0) {
      return null;
    }
    return Nd4j.create(matrix.values(), new long[] {matrix.numSamples(), matrix.numFeatures()}, 'f').castTo(type);
  }

  public EnsembleShape shape() {
    return shape;
  }

  /** Value of the factored objective; its gradient is written to {@code gradient}. */
  public double lossAndGradient(EnsembleParameters parameters, Penalty penalty, EnsembleParameters gradient) {
    double data = outputGradient(parameters, gradient);
    if (shape.numFeatures() > 0) {
      first.backward(parameters, output, penalty.alpha(), penalty.beta(), gradient);
    }
    return data + decayOfPair(parameters, penalty) + decay.valueAndGradient(parameters, gradient);
  }

  /**
   * A plain gradient step on mask and first-layer weights (group form), and the gradient of all the rest into {@code gradient}.
   * Each block of genes is updated while its gradient is in cache. Returns the data term before the step.
   */
  public double descend(EnsembleParameters parameters, Penalty penalty, double rate, EnsembleParameters gradient) {
    double data = outputGradient(parameters, gradient);
    decay.valueAndGradient(parameters, gradient);
    first.descend(parameters, output, penalty.alpha(), penalty.beta(), rate);
    return data;
  }

  /** Value of the factored objective. */
  public double objective(EnsembleParameters parameters, Penalty penalty) {
    return loss(parameters) + decayOfPair(parameters, penalty) + decay.value(parameters);
  }

  /** The data term alone; leaves {@code D = ∂loss/∂M} behind for {@link #outputDelta()}. */
  public double loss(EnsembleParameters parameters) {
    return outputGradient(parameters, new EnsembleParameters(shape.withFeatures(0), output.dataType()));
  }

  /**
   * The arrays of the logits {@code [samples, classes]}, the linear head's first, of the heads in use. After an evaluation they hold
   * the gradient of the loss by them.
   */
  public List<INDArray> logits() {
    List<INDArray> heads = new ArrayList<>();
    if (shape.heads().linear()) {
      heads.add(Products.columns(output, 0, shape.linearWidth()));
    }
    if (shape.heads().mlp()) {
      heads.add(tail.logits());
    }
    return heads;
  }

  /**
   * How the logits move when the parameters do, {@code J·motion}, written to {@link #logits}, from the last evaluation. Mask and
   * motion of the mask are taken as folded: the mask of {@code motion} is to be 1 and its weights are the motion of V.
   */
  public void tangent(EnsembleParameters parameters, EnsembleParameters motion) {
    first.forward(motion, output);
    if (shape.heads().mlp()) {
      tail.tangent(parameters, motion, hidden());
    }
  }

  /** {@code Jᵀ} times what lies in {@link #logits}, from the last evaluation; the mask is to be 1. */
  public void adjoint(EnsembleParameters parameters, EnsembleParameters gradient) {
    backward(parameters, gradient);
    if (shape.numFeatures() > 0) {
      first.backward(parameters, output, 0, 0, gradient);
    }
  }

  /** Releases all memory of this step; what it returned earlier is gone. */
  @Override
  public void close() {
    first.close();
    tail.close();
    Memory.release(output);
  }

  /** The MLP head behind the first layer, at the last evaluation. */
  public DenseTail tail() {
    return tail;
  }

  /** The data term of the last evaluation. */
  public double dataTerm() {
    return dataTerm;
  }

  /** {@code D = ∂loss/∂M}, {@code [samples, width]}, of the last evaluation. */
  public INDArray outputDelta() {
    return output;
  }

  /** Mean probability over the heads, {@code [samples][classes]}. */
  public double[][] probabilities(EnsembleParameters parameters) {
    first.forward(parameters, output);
    double[][] mean = null;
    if (shape.heads().linear()) {
      mean = loss.probabilities(Products.columns(output, 0, shape.linearWidth()));
    }
    if (shape.heads().mlp()) {
      double[][] other = loss.probabilities(tail.forward(parameters, hidden()));
      mean = mean == null ? other : average(mean, other);
    }
    return mean;
  }

  /** Logits of the MLP head for the first sample. */
  public double[] perceptronLogits(EnsembleParameters parameters) {
    first.forward(parameters, output);
    return tail.forward(parameters, hidden()).getRow(0).dup().data().asDouble();
  }

  private static double[][] average(double[][] one, double[][] other) {
    for (int sample = 0; sample < one.length; sample++) {
      for (int k = 0; k < one[sample].length; k++) {
        one[sample][k] = (one[sample][k] + other[sample][k]) / 2;
      }
    }
    return one;
  }

  private INDArray hidden() {
    return Products.columns(output, shape.linearWidth(), shape.width());
  }

  /** Loss, the gradient of everything behind the first product, and {@code D} in {@link #output}. */
  private double outputGradient(EnsembleParameters parameters, EnsembleParameters gradient) {
    dataTerm = linearise(parameters);
    backward(parameters, gradient);
    return dataTerm;
  }

  /**
   * The data term, and its gradient by the logits in the arrays of {@link #logits}: no farther back than {@link #tangent} and
   * {@link #adjoint} need.
   */
  public double linearise(EnsembleParameters parameters) {
    first.forward(parameters, output);
    double value = 0;
    if (shape.heads().linear()) {
      value += loss.lossAndGradient(Products.columns(output, 0, shape.linearWidth()));
    }
    if (shape.heads().mlp()) {
      value += loss.lossAndGradient(tail.forward(parameters, hidden()));
    }
    return value;
  }

  /** From the gradient by the logits to that by everything behind the first product, and {@code D} in {@link #output}. */
  private void backward(EnsembleParameters parameters, EnsembleParameters gradient) {
    if (shape.heads().mlp()) {
      tail.backward(parameters, gradient, hidden());
    }
    gradient.bias().assign(output.sum(true, 0));
    if (shape.heads().linear() && !shape.heads().intercept()) {
      Products.columns(gradient.bias(), 0, shape.linearWidth()).assign(0);
    }
  }

  private double decayOfPair(EnsembleParameters parameters, Penalty penalty) {
    if (shape.numFeatures() == 0) {
      return 0;
    }
    double mask = parameters.mask().norm2Number().doubleValue();
    double weights = PairNorm.ofWeights(parameters, lanes);
    return penalty.alpha() * mask * mask + penalty.beta() * weights;
  }
}
