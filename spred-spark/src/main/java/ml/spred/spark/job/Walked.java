package ml.spred.spark.job;

import java.util.Map;

/**
 * A walked path, before anything is written.
 *
 * @param seconds by phase
 * @param peakMemory bytes of this process, the most so far
 */
record Walked(Fitted fitted, Walk walk, Map<String, Double> seconds, long peakMemory) {}
