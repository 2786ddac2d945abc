package ml.spred.spark.distribute;

import java.io.Serializable;

/** One call of {@link ml.spred.solver.Progress#update}, on its way to the driver. */
record ProgressEvent(String phase, int done, int total, String detail) implements Serializable {}
