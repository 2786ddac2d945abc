/**
 * Control of the false discovery rate: every gene gets a rival that is known to carry nothing, {@link
 * ml.spred.fdr.GaussianKnockoffs} or {@link ml.spred.fdr.ShadowGenes}, both go through the same mask, and {@link
 * ml.spred.fdr.KnockoffFilter} keeps the genes that win by more than the rivals ever do.
 */
package ml.spred.fdr;
