/**
 * Expression tables as plain streams: a matrix of samples by features with the columns that may serve as label or group,
 * read from whatever biologists have. {@link ml.spred.expression.ExpressionReader} is the way in; a format is a
 * {@link ml.spred.expression.FormatReader}, found as a service, in a package of its own.
 */
package ml.spred.expression;
