package ml.spred.convex;

/**
 * A point with most groups at zero.
 *
 * @param groups groups with a weight that is not zero or that are never penalised, ascending
 * @param weights of each group, gene after gene, {@code outputs} each
 * @param intercept {@code [outputs]}; zeros without one
 */
record ConvexPoint(int[] groups, double[][] weights, double[] intercept) {}
