/**
 * The command line and the jobs behind it. {@link ml.spred.spark.job.Spred} is the main class; {@code select},
 * {@code path}, {@code predict} and {@code inspect} tie reader, stage and report together. What a user can do wrong ends in one
 * sentence and exit code 2, and an output is complete or absent.
 */
package ml.spred.spark.job;
