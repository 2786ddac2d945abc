/**
 * Files of the Gene Expression Omnibus: DataSets, series families and samples in SOFT, and series matrices. Labels are what GEO
 * says about the samples: subsets of a DataSet, characteristics of a sample.
 */
package ml.spred.expression.geo;
