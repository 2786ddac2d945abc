package ml.spred.convex;

import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.GeneGroups;

/**
 * Multinomial logistic regression on chosen genes with a ridge penalty {@code ridge/2·‖V‖²} alone: an L1 solution is shrunk, and
 * its genes predict better when their weights are fitted again.
 *
 * @param weights {@code [genes][classes]}
 * @param intercept {@code [classes]}, not penalised
 */
public record RidgeRefit(double[][] weights, double[] intercept) {
  private static final double TOLERANCE = 1e-6;

  /**
   * Fits.
   *
   * @param x standardised values {@code [samples, genes]} of the chosen genes
   * @param labels class of each sample
   * @param ridge positive
   */
  public static RidgeRefit fit(FeatureMatrix x, int[] labels, int numClasses, double ridge) {
    int genes = x.numFeatures();
    ConvexProblem problem = new ConvexProblem(x, new MultinomialLoss(labels, numClasses), Form.GROUP, GeneGroups.single(genes), 1,
        true);
    Working working = new Working(problem, java.util.stream.IntStream.range(0, genes).toArray());
    new Newton(problem.loss(), working, 0, ridge).minimize(TOLERANCE);
    double[] intercept = java.util.Arrays.copyOf(working.weights, numClasses);
    double[][] weights = new double[genes][];
    for (int k = 0; k < genes; k++) {
      weights[k] = java.util.Arrays.copyOfRange(working.weights, (k + 1) * numClasses, (k + 2) * numClasses);
    }
    return new RidgeRefit(weights, intercept);
  }
}
