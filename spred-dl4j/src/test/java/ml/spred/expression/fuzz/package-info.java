/**
 * Damaged files of every format, made from a number alone: {@link ml.spred.expression.fuzz.FuzzTest} holds the readers to their
 * promise that a file is read soundly or refused in a sentence.
 */
package ml.spred.expression.fuzz;
