package ml.spred.solver;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Keeps the parameters with the lowest validation loss and says when to stop waiting for a lower one. */
final class EarlyStopping {
  private final int patience;
  private double best = Double.POSITIVE_INFINITY;
  private INDArray kept;
  private int waited;

  /** @param patience looks without a lower loss before stopping; 0 never stops and keeps nothing */
  EarlyStopping(int patience) {
    this.patience = patience;
  }

  /** @param loss NaN without validation samples, which never stops */
  boolean stops(double loss, INDArray parameters) {
    if (patience == 0 || Double.isNaN(loss)) {
      return false;
    }
    if (loss < best) {
      best = loss;
      waited = 0;
      kept = parameters.dup();
      return false;
    }
    waited++;
    return waited >= patience;
  }

  /** Puts the best parameters back, if any were kept. */
  void restoreBest(INDArray parameters) {
    if (kept != null) {
      parameters.assign(kept);
    }
  }
}
