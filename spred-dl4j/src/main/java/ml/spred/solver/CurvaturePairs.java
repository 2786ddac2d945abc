package ml.spred.solver;

import java.util.function.Consumer;
import ml.spred.compute.FlatVectors;
import ml.spred.compute.Lanes;
import ml.spred.compute.Memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The memory of limited-memory BFGS: the last steps and what they changed the gradient by (Nocedal and Wright, Algorithm 7.4). */
final class CurvaturePairs implements AutoCloseable {
  private final INDArray[] steps;
  private final INDArray[] changes;
  private final double[] inverses;
  private final Lanes lanes;
  private int remembered;
  private int newest = -1;

  /** @param memory pairs remembered; each costs four passes over the parameters an iteration */
  CurvaturePairs(int memory, Lanes lanes) {
    this.steps = new INDArray[memory];
    this.changes = new INDArray[memory];
    this.inverses = new double[memory];
    this.lanes = lanes;
  }

  boolean isEmpty() {
    return remembered == 0;
  }

  @Override
  public void close() {
    forget();
    Memory.release(steps);
    Memory.release(changes);
  }

  void forget() {
    remembered = 0;
    newest = -1;
  }

  /** Takes a step in, unless the objective is not convex along it. */
  void remember(INDArray point, INDArray pointBefore, INDArray gradient, INDArray gradientBefore) {
    int k = (newest + 1) % steps.length;
    if (steps[k] == null) {
      steps[k] = point.ulike();
      changes[k] = point.ulike();
    }
    FlatVectors.setSum(lanes, steps[k], point, -1, pointBefore);
    FlatVectors.setSum(lanes, changes[k], gradient, -1, gradientBefore);
    double curvature = dot(steps[k], changes[k]);
    if (!(curvature > 1e-12 * dot(changes[k], changes[k]))) {
      // The oldest pair has been overwritten.
      remembered = Math.min(remembered, steps.length - 1);
      return;
    }
    inverses[k] = 1 / curvature;
    newest = k;
    remembered = Math.min(remembered + 1, steps.length);
  }

  /** The scale {@code s·y / y·y} of the newest pair: an inverse Hessian where there is nothing better. */
  double scale() {
    return isEmpty() ? 1 : 1 / (inverses[newest] * dot(changes[newest], changes[newest]));
  }

  /** Two-loop recursion: {@code vector ← H·vector}, with {@code base} for the inverse Hessian that the pairs correct, in place. */
  void apply(INDArray vector, Consumer<INDArray> base) {
    double[] factors = new double[steps.length];
    for (int age = 0; age < remembered; age++) {
      int k = Math.floorMod(newest - age, steps.length);
      factors[k] = inverses[k] * dot(steps[k], vector);
      FlatVectors.add(lanes, vector, -factors[k], changes[k]);
    }
    base.accept(vector);
    for (int age = remembered - 1; age >= 0; age--) {
      int k = Math.floorMod(newest - age, steps.length);
      double back = inverses[k] * dot(changes[k], vector);
      FlatVectors.add(lanes, vector, factors[k] - back, steps[k]);
    }
  }

  private double dot(INDArray x, INDArray y) {
    return FlatVectors.dot(lanes, x, y);
  }
}
