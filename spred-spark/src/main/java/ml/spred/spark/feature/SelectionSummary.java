package ml.spred.spark.feature;

import java.util.List;
import ml.spred.solver.TrainingRecord;

/**
 * What training went through and how the model was made.
 *
 * @param history lines of the training history, in order
 * @param numConstantFeatures features that are constant over the training rows; never selected
 * @param numAllMissingFeatures features without a value in the training rows; never selected
 * @param numMissingValues missing values in the training rows
 * @param provenance versions, seed, options, data fingerprint, time
 */
public record SelectionSummary(
    List<TrainingRecord> history,
    int numConstantFeatures,
    int numAllMissingFeatures,
    long numMissingValues,
    Provenance provenance) {}
