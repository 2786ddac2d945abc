package ml.spred.screen;

import java.io.Serializable;

/**
 * One gene with all its values.
 *
 * @param gene its index among all genes
 * @param name of it
 * @param training standardised values of the training samples
 * @param validation standardised values of the validation samples
 * @param mean centre, on the scale of the input
 * @param factor what centred values were multiplied with
 */
public record GeneColumn(int gene, String name, float[] training, float[] validation, double mean, double factor)
    implements Serializable {}
