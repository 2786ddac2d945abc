package ml.spred.fdr;

import ml.spred.problem.FeatureMatrix;

/**
 * The genes' rivals.
 *
 * @param x values {@code [samples, features]}, one rival for each gene
 * @param shrinkage weight of the identity in the correlation that they imitate; NaN where they imitate none
 * @param separation variance of a gene that its rival does not share, from 0 (a copy, which no gene can beat) to 1; NaN likewise
 */
record Rivals(FeatureMatrix x, double shrinkage, double separation) {}
