/**
 * Wide mode: genes lie on the executors as cached blocks of columns, every pass over all genes is one job that brings back the
 * few strong ones, and the genes in work are solved on the driver. Blocks that are lost are made again from the data they came
 * from.
 */
package ml.spred.spark.columns;
