package ml.spred.spark.report;

/**
 * One point of a path.
 *
 * @param violation worst violation of the optimality conditions relative to 2 kappa
 * @param devAccuracy NaN when there is no dev split
 * @param devError standard error of the accuracy; NaN when there is no dev split
 * @param devLogLoss NaN when there is no dev split
 */
public record PathRow(
    double kappa, int numFeatures, double objective, double violation, double devAccuracy, double devError, double devLogLoss) {}
