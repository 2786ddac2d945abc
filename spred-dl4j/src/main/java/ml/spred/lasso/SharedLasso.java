package ml.spred.lasso;

import ml.spred.compute.Lanes;

/** Features that many outputs share, each solved on its own by any thread: what is known of the features is found once. */
public final class SharedLasso {
  private final LassoMatrix x;
  private final LassoDefinition definition;
  private final Design design;

  /**
   * @param x {@code [samples, features]}
   * @param lanes of one output; of a single thread where outputs are solved by several
   */
  public SharedLasso(LassoMatrix x, LassoDefinition definition, Lanes lanes) {
    this.x = x;
    this.definition = definition;
    this.design = new MatrixDesign(x, definition, definition.shares(x.numSamples()), lanes);
  }

  /**
   * The Lasso of an output; to be closed.
   *
   * @param y {@code [samples]}, finite
   * @param tolerance of the duality gap relative to the objective, above 0
   * @throws ml.spred.InputException for values that cannot be used
   */
  public Lasso output(double[] y, double tolerance) {
    LassoChecks.require(x, y, definition, tolerance);
    return new Lasso(design, y, definition, tolerance);
  }
}
