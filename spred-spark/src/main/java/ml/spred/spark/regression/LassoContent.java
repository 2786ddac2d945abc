package ml.spred.spark.regression;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoSolution;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param family of the label
 * @param featureNames name of each feature of the fit
 * @param fills what stands for a missing value of each feature, {@code [features]}
 * @param lambdaMax the smallest strength at which no penalised feature is in
 * @param path every solution, from sparse to dense
 * @param devianceExplained of each solution
 * @param errors of cross-validation at each strength; empty without it
 * @param standardErrors of these; empty without it
 * @param chosen index of the solution that predicts
 * @param summary of that one
 */
record LassoContent(
    int formatVersion,
    Family family,
    String[] featureNames,
    double[] fills,
    double lambdaMax,
    List<LassoSolution> path,
    double[] devianceExplained,
    double[] errors,
    double[] standardErrors,
    int chosen,
    LassoSummary summary)
    implements Serializable {

  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 1;

  LassoSolution solution() {
    return path.get(chosen);
  }

  int numOutputs() {
    return solution().intercept().length;
  }

  String[] names(LassoSolution solution) {
    return Arrays.stream(solution.features()).mapToObj(index -> featureNames[index]).toArray(String[]::new);
  }
}
