package ml.spred.ensemble;

import ml.spred.compute.Lanes;
import ml.spred.compute.Products;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The MLP head behind the first layer: {@link RoundedRelu} and a dense layer, again and again, to the classes. */
final class DenseTail {
  private final EnsembleShape shape;
  private final Lanes lanes;
  /** Rectified input of each dense layer, {@code [samples, inputs]}. */
  private final INDArray[] inputs;
  /** Slope of the rectifier at each input. */
  private final INDArray[] slopes;
  /** Outputs of each dense layer before the next rectifier, {@code [samples, outputs]}; on the way back their gradient. */
  private final INDArray[] outputs;

  DenseTail(int samples, EnsembleShape shape, DataType type, Lanes lanes) {
    this.shape = shape;
    this.lanes = lanes;
    this.inputs = new INDArray[shape.numDense()];
    this.slopes = new INDArray[shape.numDense()];
    this.outputs = new INDArray[shape.numDense()];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = Nd4j.create(type, new long[] {samples, shape.denseInputs(k)}, 'f');
      slopes[k] = inputs[k].like();
      outputs[k] = Nd4j.create(type, new long[] {samples, shape.denseOutputs(k)}, 'f');
    }
  }

  /** Logits {@code [samples, classes]}; the array is this object's and is overwritten by {@link #backward}. */
  INDArray forward(EnsembleParameters parameters, INDArray hidden) {
    INDArray below = hidden;
    for (int k = 0; k < inputs.length; k++) {
      inputs[k].assign(below);
      RoundedRelu.apply(inputs[k], slopes[k]);
      Products.multiply(lanes, inputs[k], false, parameters.denseWeights(k), false, outputs[k]);
      outputs[k].addiRowVector(parameters.denseBias(k));
      below = outputs[k];
    }
    return below;
  }

  /**
   * How the logits move, {@code [samples, classes]}, when parameters and hidden pre-activations do, from the last {@link #forward}.
   *
   * @param motion of the dense layers
   * @param hidden motion of the pre-activations {@code [samples, inputs]}
   */
  INDArray tangent(EnsembleParameters parameters, EnsembleParameters motion, INDArray hidden) {
    INDArray below = hidden;
    for (int k = 0; k < inputs.length; k++) {
      INDArray active = slopes[k].mul(below);
      Products.multiply(lanes, active, false, parameters.denseWeights(k), false, outputs[k], 0);
      Products.multiply(lanes, inputs[k], false, motion.denseWeights(k), false, outputs[k], 1);
      outputs[k].addiRowVector(motion.denseBias(k));
      below = outputs[k];
    }
    return below;
  }

  /** From the gradient in the logits' array to the gradients of the layers, and of the hidden pre-activations into {@code below}. */
  void backward(EnsembleParameters parameters, EnsembleParameters gradient, INDArray below) {
    for (int k = inputs.length - 1; k >= 0; k--) {
      Products.multiply(lanes, inputs[k], true, outputs[k], false, gradient.denseWeights(k));
      gradient.denseBias(k).assign(outputs[k].sum(true, 0));
      INDArray target = k == 0 ? below : outputs[k - 1];
      Products.multiply(lanes, outputs[k], false, parameters.denseWeights(k), true, target);
      target.muli(slopes[k]);
    }
  }
}
