package ml.spred.select;

import java.io.Serializable;

/**
 * A gene that is not selected beside a selected one that may stand for it.
 *
 * @param gene index of the selected gene
 * @param related index of the other one
 * @param correlation of both over the training samples, from −1 to 1
 */
public record RelatedGene(int gene, int related, double correlation) implements Serializable {}
