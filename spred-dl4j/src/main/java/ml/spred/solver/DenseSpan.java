package ml.spred.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import ml.spred.compute.Products;
import ml.spred.compute.Spans;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The dense parameters of a descent, as distance from their start. At a minimum the weights T of a hidden layer with inputs H on the
 * training samples are {@code T₀ − HᵀD/decay}, so {@code T = T₀ + Q·B} with Q an orthonormal basis of the rows of H: B has a row for
 * each sample where T has one for each unit, and as Q is orthonormal its decay is that of T. Away from the minimum H moves, and
 * {@link #turn} takes the basis along: that never raises the objective, for what it drops of T is orthogonal to all rows of H.
 */
final class DenseSpan implements AutoCloseable {
  private final EnsembleShape full;
  private final EnsembleShape shape;
  private final Lanes lanes;
  private final EnsembleParameters start;
  private final int[] layers;
  private final List<INDArray> origins = new ArrayList<>();
  private final List<INDArray> bases = new ArrayList<>();

  /**
   * @param full shape with all weights
   * @param start θ₀ {@code [1, …]}, in the precision of the descent
   * @param confined whether there is decay, without which T is anywhere
   */
  DenseSpan(EnsembleShape full, int samples, INDArray start, boolean confined, Lanes lanes) {
    this.full = full;
    this.lanes = lanes;
    this.start = new EnsembleParameters(full.withFeatures(0), start.dataType());
    this.start.dense().assign(start);
    // A basis of more than half the dimensions costs as much as it saves; the last layer has few weights.
    this.layers = IntStream.range(0, Math.max(0, full.numDense() - 1))
        .filter(layer -> confined && 2 * samples <= full.denseInputs(layer)).toArray();
    List<Integer> rows = new ArrayList<>(full.denseRows());
    for (int layer : layers) {
      rows.set(layer, samples);
      origins.add(this.start.denseWeights(layer));
      bases.add(Nd4j.create(start.dataType(), new long[] {full.denseInputs(layer), samples}, 'f'));
    }
    this.shape = full.withDenseRows(rows);
  }

  /** Shape of what is trained. */
  EnsembleShape shape() {
    return shape;
  }

  @Override
  public void close() {
    bases.forEach(Memory::release);
    start.release();
  }

  /** Whether any layer is confined to a span. */
  boolean isConfined() {
    return layers.length > 0;
  }

  /** Lets a step of {@link #shape} read origins and bases. */
  void attach(EnsembleStep step) {
    for (int k = 0; k < layers.length; k++) {
      step.tail().setSpan(layers[k], origins.get(k), bases.get(k));
    }
  }

  /** Takes the spans of the inputs that a step has at its last evaluation. */
  void take(EnsembleStep step) {
    for (int k = 0; k < layers.length; k++) {
      Spans.orthonormal(lanes, step.tail().inputs(layers[k]), bases.get(k));
    }
  }

  /** As {@link #take}, and expresses a point in the new bases. */
  void turn(EnsembleStep step, EnsembleParameters offset) {
    for (int k = 0; k < layers.length; k++) {
      INDArray old = bases.get(k).dup('f');
      Spans.orthonormal(lanes, step.tail().inputs(layers[k]), bases.get(k));
      INDArray turning = Nd4j.create(old.dataType(), new long[] {old.size(1), old.size(1)}, 'f');
      Products.multiply(lanes, bases.get(k), true, old, false, turning);
      INDArray weights = offset.denseWeights(layers[k]);
      INDArray turned = weights.ulike();
      Products.multiply(lanes, turning, false, weights, false, turned);
      weights.assign(turned);
      Memory.release(old, turning, turned);
    }
  }

  /** Writes where parameters start, B = 0 among them. */
  void origin(EnsembleParameters origin) {
    origin.bias().assign(start.bias());
    for (int layer = 0; layer < full.numDense(); layer++) {
      boolean trained = shape.denseRows().get(layer).equals(full.denseRows().get(layer));
      if (trained) {
        origin.denseWeights(layer).assign(start.denseWeights(layer));
      }
      origin.denseBias(layer).assign(start.denseBias(layer));
    }
  }

  /** Writes the distance of a dense part from its start, as far as it lies in the spans. */
  void project(INDArray dense, EnsembleParameters offset) {
    EnsembleParameters away = new EnsembleParameters(full.withFeatures(0), start.flat().dataType());
    away.dense().assign(dense).subi(start.dense());
    offset.bias().assign(away.bias());
    for (int layer = 0, k = 0; layer < full.numDense(); layer++) {
      if (k < layers.length && layers[k] == layer) {
        Products.multiply(lanes, bases.get(k++), true, away.denseWeights(layer), false, offset.denseWeights(layer));
      } else {
        offset.denseWeights(layer).assign(away.denseWeights(layer));
      }
      offset.denseBias(layer).assign(away.denseBias(layer));
    }
    away.release();
  }

  /** The dense part {@code [1, …]} that a distance from the start stands for. */
  INDArray expand(EnsembleParameters offset) {
    EnsembleParameters result = new EnsembleParameters(full.withFeatures(0), start.flat().dataType());
    result.bias().assign(start.bias()).addi(offset.bias());
    for (int layer = 0, k = 0; layer < full.numDense(); layer++) {
      INDArray weights = result.denseWeights(layer).assign(start.denseWeights(layer));
      if (k < layers.length && layers[k] == layer) {
        Products.multiply(lanes, bases.get(k++), false, offset.denseWeights(layer), false, weights, 1);
      } else {
        weights.addi(offset.denseWeights(layer));
      }
      result.denseBias(layer).assign(start.denseBias(layer)).addi(offset.denseBias(layer));
    }
    return result.dense();
  }
}
