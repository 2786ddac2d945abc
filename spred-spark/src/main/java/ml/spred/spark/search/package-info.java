/** A prescribed sparsity from any estimator with a strength: the stage that searches the strength, and what it counts. */
package ml.spred.spark.search;
