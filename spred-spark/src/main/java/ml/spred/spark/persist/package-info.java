/**
 * Saved stages: Spark's metadata beside one Parquet row that starts with a format version. The classes of Spark that are
 * private to its own ML package are called in {@link ml.spred.spark.persist.StageFiles} and nowhere else.
 */
package ml.spred.spark.persist;
