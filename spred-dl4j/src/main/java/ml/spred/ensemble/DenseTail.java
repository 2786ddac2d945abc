package ml.spred.ensemble;

import java.util.Arrays;
import java.util.List;
import ml.spred.compute.GeneVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.compute.Transfer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The MLP head behind the first layer: {@link RoundedRelu} and a dense layer, again and again, to the classes. */
public final class DenseTail {
  /** Rows in a block of {@link #backpropagate}. */
  private static final int ROWS = 256;

  private final EnsembleShape shape;
  private final Lanes lanes;
  /** Rectified input of each dense layer, {@code [samples, inputs]}. */
  private final INDArray[] inputs;
  /** Slope of the rectifier at each input. */
  private final INDArray[] slopes;
  /** Outputs of each dense layer before the next rectifier, {@code [samples, outputs]}; on the way back their gradient. */
  private final INDArray[] outputs;
  /** For layers that move within a span: where from, along what, and how far along it inputs lie. */
  private final INDArray[] origins;
  private final INDArray[] directions;
  private final INDArray[] coordinates;
  /** As {@link #coordinates}, of what is on its way forth or back. */
  private final INDArray[] passing;
  /** Memory for the rectifier. */
  private final INDArray[] scratch;

  DenseTail(int samples, EnsembleShape shape, DataType type, Lanes lanes) {
    this.shape = shape;
    this.lanes = lanes;
    this.inputs = new INDArray[shape.numDense()];
    this.slopes = new INDArray[shape.numDense()];
    this.outputs = new INDArray[shape.numDense()];
    this.origins = new INDArray[shape.numDense()];
    this.directions = new INDArray[shape.numDense()];
    this.coordinates = new INDArray[shape.numDense()];
    this.passing = new INDArray[shape.numDense()];
    this.scratch = new INDArray[shape.numDense()];
    for (int k = 0; k < inputs.length; k++) {
      inputs[k] = Nd4j.create(type, new long[] {samples, shape.denseInputs(k)}, 'f');
      slopes[k] = inputs[k].ulike();
      scratch[k] = inputs[k].ulike();
      outputs[k] = Nd4j.create(type, new long[] {samples, shape.denseOutputs(k)}, 'f');
    }
  }

  /**
   * Lets the weights of a dense layer be {@code T₀ + Q·B} with B its parameters.
   *
   * @param origin T₀ {@code [inputs, outputs]}, column-major
   * @param span Q {@code [inputs, rows]}, column-major; both are read at each evaluation
   */
  public void setSpan(int layer, INDArray origin, INDArray span) {
    origins[layer] = origin;
    directions[layer] = span;
    if (coordinates[layer] == null) {
      coordinates[layer] = Nd4j.create(span.dataType(), new long[] {inputs[layer].size(0), span.size(1)}, 'f');
      passing[layer] = coordinates[layer].ulike();
    }
  }

  /** Releases the memory of this tail; origins and spans are their owner's. */
  void close() {
    for (INDArray[] arrays : List.of(inputs, slopes, outputs, coordinates, passing, scratch)) {
      Memory.release(arrays);
    }
  }

  /** The inputs {@code [samples, inputs]} of a dense layer at the last {@link #forward}. */
  public INDArray inputs(int layer) {
    return inputs[layer];
  }

  /** What the parameters of a layer are multiplied by: its inputs, or their coordinates in its span. */
  private INDArray factors(int layer) {
    return directions[layer] == null ? inputs[layer] : coordinates[layer];
  }

  /** {@code below·T} of a layer, and how far along its span {@code below} lies. */
  private void multiply(int layer, EnsembleParameters parameters, INDArray below, INDArray along) {
    if (directions[layer] == null) {
      Products.multiply(lanes, below, false, parameters.denseWeights(layer), false, outputs[layer]);
      return;
    }
    Products.multiply(lanes, below, false, origins[layer], false, outputs[layer]);
    Products.multiply(lanes, below, false, directions[layer], false, along);
    Products.multiply(lanes, along, false, parameters.denseWeights(layer), false, outputs[layer], 1);
  }

  /** The weights {@code [inputs, outputs]} of a layer. */
  private INDArray weights(int layer, EnsembleParameters parameters) {
    if (directions[layer] == null) {
      return parameters.denseWeights(layer);
    }
    INDArray weights = origins[layer].dup('f');
    Products.multiply(lanes, directions[layer], false, parameters.denseWeights(layer), false, weights, 1);
    return weights;
  }

  /** The array of the logits, {@code [samples, classes]}. */
  INDArray logits() {
    return outputs[outputs.length - 1];
  }

  /** Logits {@code [samples, classes]}; the array is this object's and is overwritten by {@link #backward}. */
  INDArray forward(EnsembleParameters parameters, INDArray hidden) {
    INDArray below = hidden;
    for (int k = 0; k < inputs.length; k++) {
      inputs[k].assign(below);
      RoundedRelu.apply(inputs[k], slopes[k], scratch[k]);
      multiply(k, parameters, inputs[k], coordinates[k]);
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
      multiply(k, parameters, scratch[k].assign(slopes[k]).muli(below), passing[k]);
      Products.multiply(lanes, factors(k), false, motion.denseWeights(k), false, outputs[k], 1);
      outputs[k].addiRowVector(motion.denseBias(k));
      below = outputs[k];
    }
    return below;
  }

  /** {@code A·Aᵀ [samples, samples]} of what the parameters of a dense layer are multiplied by at the last {@link #forward}. */
  public double[][] gramOfInputs(int layer) {
    INDArray factors = factors(layer);
    INDArray gram = Nd4j.create(factors.dataType(), new long[] {factors.size(0), factors.size(0)}, 'f');
    Products.multiply(lanes, factors, false, factors, true, gram);
    double[] values = Transfer.doubles(gram);
    double[][] rows = new double[(int) gram.size(0)][];
    for (int k = 0; k < rows.length; k++) {
      rows[k] = Arrays.copyOfRange(values, k * rows.length, (k + 1) * rows.length);
    }
    return rows;
  }

  /**
   * Vectors by the logits of single samples, taken back through the layers from the last {@link #forward}.
   *
   * @param vectors {@code [classes, rows]}
   * @param samples sample of each row
   * @return by the hidden pre-activations {@code [units, rows]}, then by the outputs of each dense layer; the last is {@code vectors}
   */
  public INDArray[] backpropagate(EnsembleParameters parameters, INDArray vectors, int[] samples) {
    INDArray[] result = new INDArray[inputs.length + 1];
    result[inputs.length] = vectors;
    for (int k = inputs.length - 1; k >= 0; k--) {
      int units = shape.denseInputs(k);
      INDArray back = Nd4j.create(vectors.dataType(), new long[] {units, samples.length}, 'f');
      Products.multiply(lanes, weights(k, parameters), false, result[k + 1], false, back);
      multiplyBySlopes(back, slopes[k].transpose().dup('f'), samples);
      result[k] = back;
    }
    return result;
  }

  /** Multiplies each column by the slopes of its sample, {@code [units, samples]}; an ND4J operation for each would take longer. */
  private void multiplyBySlopes(INDArray vectors, INDArray bySample, int[] samples) {
    int units = (int) vectors.size(0);
    lanes.forEach((samples.length + ROWS - 1) / ROWS, block -> {
      int from = block * ROWS;
      int to = Math.min(samples.length, from + ROWS);
      INDArray gathered = Nd4j.create(vectors.dataType(), new long[] {units, to - from}, 'f');
      for (int row = from; row < to; row++) {
        GeneVectors.of(gathered).copy((long) (row - from) * units, units, GeneVectors.of(bySample), (long) samples[row] * units);
      }
      Products.columns(vectors, from, to).muli(gathered);
    });
  }

  /** From the gradient in the logits' array to the gradients of the layers, and of the hidden pre-activations into {@code below}. */
  void backward(EnsembleParameters parameters, EnsembleParameters gradient, INDArray below) {
    for (int k = inputs.length - 1; k >= 0; k--) {
      Products.multiply(lanes, factors(k), true, outputs[k], false, gradient.denseWeights(k));
      gradient.denseBias(k).assign(outputs[k].sum(true, 0));
      INDArray target = k == 0 ? below : outputs[k - 1];
      multiplyBack(k, parameters, target);
      target.muli(slopes[k]);
    }
  }

  /** {@code outputs·Tᵀ} of a layer. */
  private void multiplyBack(int layer, EnsembleParameters parameters, INDArray target) {
    if (directions[layer] == null) {
      Products.multiply(lanes, outputs[layer], false, parameters.denseWeights(layer), true, target);
      return;
    }
    Products.multiply(lanes, outputs[layer], false, origins[layer], true, target);
    Products.multiply(lanes, outputs[layer], false, parameters.denseWeights(layer), true, passing[layer]);
    Products.multiply(lanes, passing[layer], false, directions[layer], true, target, 1);
  }
}
