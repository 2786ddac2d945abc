package ml.spred.solver;

import java.io.Serializable;

/**
 * One line of the training history.
 *
 * @param iteration steps since the start, over all strengths
 * @param kappa strength
 * @param objective value of the factored objective
 * @param numFeatures genes in training
 * @param validationLoss mean negative log-probability of the validation samples; NaN where nobody looked
 */
public record TrainingRecord(int iteration, double kappa, double objective, int numFeatures, double validationLoss)
    implements Serializable {}
