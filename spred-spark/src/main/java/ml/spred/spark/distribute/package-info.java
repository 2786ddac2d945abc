/**
 * Independent fits as Spark tasks: the data is broadcast once, each setting is one task, results come back in the order of the
 * settings and are kept as they come, refusals arrive at the caller as themselves, and progress is heard on the driver wherever the
 * task runs.
 */
package ml.spred.spark.distribute;
