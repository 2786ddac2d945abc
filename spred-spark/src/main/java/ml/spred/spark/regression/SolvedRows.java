package ml.spred.spark.regression;

import java.util.List;
import ml.spred.lasso.LassoCrossValidation;
import ml.spred.lasso.LassoSolution;

/**
 * A path over rows that stay on the executors.
 *
 * @param errors by cross-validation; null where one strength was given
 * @param labelVariance by the weights
 */
record SolvedRows(double lambdaMax, List<LassoSolution> path, LassoCrossValidation.Errors errors, double labelVariance) {}
