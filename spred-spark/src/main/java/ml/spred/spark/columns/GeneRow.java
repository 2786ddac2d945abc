package ml.spred.spark.columns;

import java.io.Serializable;

/**
 * A gene on its way to its block.
 *
 * @param index its place among all genes
 * @param name of it
 * @param values of all samples, in the order of the fit; NaN for missing
 */
public record GeneRow(int index, String name, float[] values) implements Serializable {}
