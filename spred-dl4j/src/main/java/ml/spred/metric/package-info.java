/**
 * How good predictions are: scores of a classifier on one split, each beside the rate that a guesser would reach. Plain
 * arrays in, plain values out.
 */
package ml.spred.metric;
