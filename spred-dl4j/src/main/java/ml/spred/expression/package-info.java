/**
 * Expression tables as plain streams: a matrix of samples by features with the columns that may serve as label or group,
 * read from CSV, TSV and GEO DataSet SOFT files. {@link ml.spred.expression.ExpressionReader} is the way in.
 */
package ml.spred.expression;
