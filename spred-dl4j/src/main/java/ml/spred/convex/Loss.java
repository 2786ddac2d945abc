package ml.spred.convex;

/**
 * A smooth convex loss of the outputs {@code M = b + XV} {@code [samples, outputs]}, one output after the other, averaged over the
 * samples. An instance holds the state of the last {@link #evaluate}d point and belongs to one thread.
 */
interface Loss {
  int numSamples();

  int numOutputs();

  /** The mean loss; what the other methods answer refers to this point. */
  double evaluate(double[] outputs);

  /** Writes {@code D = ∂loss/∂M}. */
  void gradient(double[] delta);

  /** Writes {@code ∂²loss/∂M² · direction}. */
  void curve(double[] direction, double[] result);

  /**
   * Writes the second derivatives by two outputs of the same sample: for each output row and each column up to it, one value a sample.
   *
   * @param result {@code [outputs·(outputs + 1)/2 · samples]}
   */
  void second(double[] result);

  /** Second derivative by one output of one sample. */
  double curvature(int sample, int output);

  /** Intercepts to start at, {@code [outputs]}. */
  default double[] start() {
    return new double[numOutputs()];
  }

  /** Whether an output has nothing left to lose where it is, and no curvature but one that stands in. */
  default boolean isSpent(int output) {
    return false;
  }

  /** Whether adding one number to all outputs of a sample leaves the loss as it is. */
  boolean isShiftInvariant();

  /**
   * Value of the dual at {@code delta}, {@code −loss*(delta)}; −∞ outside the domain. Every value on the segment from a gradient
   * to zero is inside.
   */
  double dual(double[] delta);
}
