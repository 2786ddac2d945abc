/**
 * Sparse coding (Olshausen and Field 1996): samples as sums of few atoms of a dictionary that is learned (Mairal et al. 2010),
 * every code a Lasso with its duality gap; patches of images and their whitening.
 */
package ml.spred.coding;
