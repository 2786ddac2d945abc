package ml.spred.spark.compression;

import java.io.Serializable;

/**
 * A piece of what a worker gives back after a round: a slice of its states, or its report.
 *
 * @param worker whose it is
 * @param slice number of the slice; {@link #REPORT} for the report
 * @param values of the slice; null in a report
 * @param losses of the batches; null in a slice
 * @param refusal a sentence where training had to stop; else null
 * @param backend what computed; null in a slice
 */
record RoundPiece(int worker, int slice, float[] values, double[] losses, String refusal, String backend)
    implements Serializable {
  static final int REPORT = -1;

  static RoundPiece slice(int worker, int slice, float[] values) {
    return new RoundPiece(worker, slice, values, null, null, null);
  }

  static RoundPiece report(int worker, double[] losses, String refusal, String backend) {
    return new RoundPiece(worker, REPORT, null, losses, refusal, backend);
  }
}
