package ml.spred.spark.feature;

import java.io.Serializable;
import ml.spred.fdr.FalseDiscoveries;
import ml.spred.resample.CrossValidation;
import ml.spred.resample.NestedEstimate;
import ml.spred.resample.StabilitySelection;

/**
 * What came of drawing the samples anew; each part is null where it was not asked for.
 *
 * @param crossValidation that chose the strength
 * @param nested estimate of the accuracy of the whole procedure
 * @param stability how often features are selected
 * @param falseDiscoveries features with a control of the false discovery rate
 */
record Resampled(CrossValidation crossValidation, NestedEstimate nested, StabilitySelection stability,
    FalseDiscoveries falseDiscoveries) implements Serializable {}
