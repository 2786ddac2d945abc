package ml.spred.spark.job;

import java.util.Map;
import ml.spred.expression.LabelMode;

/**
 * All that a fit is asked for.
 *
 * @param command the command line, ready to be typed again
 * @param settings option to value as they are used, defaults included
 */
record SelectRequest(
    InputOptions input, DataOptions data, StrengthOptions strength, FitOptions fit, PenaltyOptions penalty,
    ResamplingOptions resampling, OutputOptions output, RunOptions run, String command, Map<String, String> settings) {

  /** Whether nothing is asked for that needs all genes of the file at once, so that they may go to the executors line by line. */
  boolean readsLineByLine() {
    return data.labelMode == LabelMode.SINGLE && input.readsLineByLine();
  }

  /** Whether the dev samples choose something: the strength, the relaxation. */
  boolean needsDev() {
    return !resampling.crossValidated() && (strength.chosenByDev() || fit.relaxation.equals(FitOptions.AUTO));
  }
}
