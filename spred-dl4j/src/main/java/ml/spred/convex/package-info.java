/**
 * Convex heads: the path of certified minima of {@code loss(b + XV) + 2·kappa·P(V)} for a linear head. The mask is eliminated in
 * closed form ({@code min over u of alpha·u² + beta·‖V‖²/u² = 2·kappa·‖V‖}), Newton steps solve for the few live genes, one product
 * checks all others, and a duality gap says how far the result is from the minimum.
 */
package ml.spred.convex;
