package ml.spred.screen;

import java.io.Serializable;

/**
 * What a block of genes answers to a {@link ScreenRequest}. Its size follows the number of strong genes, not that of all genes.
 *
 * @param genes the reported ones, ascending
 * @param bounds upper bound of the strength of each
 * @param strengths of each, in double
 * @param largest the largest strength of a penalised gene of the block relative to its factor, in double
 * @param cut the largest bound, relative to its factor, among the genes that are left out; negative infinity where none is
 */
public record ScreenReport(int[] genes, double[] bounds, double[] strengths, double largest, double cut)
    implements Serializable {}
