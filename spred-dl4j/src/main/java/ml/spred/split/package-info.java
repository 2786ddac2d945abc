/**
 * Which sample trains, which chooses the strength, and which is held back: drawn by class and by group with
 * {@link ml.spred.split.Splits}, or read from a file with {@link ml.spred.split.SplitFile}.
 */
package ml.spred.split;
