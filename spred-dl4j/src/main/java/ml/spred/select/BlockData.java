package ml.spred.select;

import ml.spred.problem.Standardizer;
import ml.spred.screen.GeneBlocks;

/**
 * What a selection over genes in column blocks is fitted on.
 *
 * @param blocks of genes, standardised on the training samples
 * @param trainingLabels class of each training sample, {@code 0 … numClasses − 1}
 * @param validationLabels class of each validation sample; may be empty
 * @param numClasses number of classes, at least 2
 * @param found constant and missing genes and values over all blocks; its means and factors are not used
 * @param fingerprint of the values, for a checkpoint
 */
public record BlockData(
    GeneBlocks blocks, int[] trainingLabels, int[] validationLabels, int numClasses, Standardizer found, String fingerprint) {}
