/**
 * Measurements on real data, repeated by one command: {@code spred benchmark accuracy} fits every method on the same seeded
 * splits of every set, appends each result to a file at once, and sums the files up as {@code mean ± standard error}. A run that
 * was interrupted goes on where it stopped.
 */
package ml.spred.spark.benchmark;
