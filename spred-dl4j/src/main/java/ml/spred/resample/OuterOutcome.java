package ml.spred.resample;

import java.io.Serializable;

/**
 * What a whole selection outside a fold came to.
 *
 * @param support indices of its genes, ascending
 * @param kappa the strength that it chose
 * @param probabilities of the samples of the fold, {@code [samples][classes]}
 */
public record OuterOutcome(int[] support, double kappa, double[][] probabilities) implements Serializable {}
