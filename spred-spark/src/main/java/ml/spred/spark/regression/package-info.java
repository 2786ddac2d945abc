/** The Lasso as a pipeline stage: one or many outputs, counts and survival, with cross-validation, a path and certificates. */
package ml.spred.spark.regression;
