/**
 * Compression of image classifiers as a Spark ML stage: trained sparse on the executors, pruned, finetuned, and asked in batches.
 */
package ml.spred.spark.compression;
