/**
 * From files to DataFrames. {@link ml.spred.spark.source.InputFiles} opens what Hadoop can reach (file, hdfs, s3a) and says in a
 * sentence what it cannot; {@link ml.spred.spark.source.ExpressionFrame} makes a DataFrame of an expression table: one row a
 * sample, one vector column with the gene names in its ML attributes, never a column a gene.
 */
package ml.spred.spark.source;
