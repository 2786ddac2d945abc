package ml.spred.spark.job;

import java.util.Map;

/**
 * All that a selection is asked for.
 *
 * @param command the command line, ready to be typed again
 * @param settings option to value as they are used, defaults included
 */
record SelectRequest(
    InputOptions input, DataOptions data, FitOptions fit, OutputOptions output, RunOptions run,
    String command, Map<String, String> settings) {}
