package ml.spred.spark.regression;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.convex.Response;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoData;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.LassoPath;
import ml.spred.lasso.LassoSolution;

/** The share of the deviance that solutions explain; of the data only the responses are looked at. */
final class Explained {
  private Explained() {}

  /** One minus the loss over the loss of the best constant. */
  static double[] of(LassoData data, LassoOptions options, List<LassoSolution> path) {
    double[] shares = data.weights() == null ? IntStream.range(0, data.responses()[0].length).mapToDouble(k -> 1).toArray()
        : data.weights();
    int samples = data.responses()[0].length;
    double[] constant = new double[samples * data.numOutputs()];
    double total = Arrays.stream(shares).sum();
    for (int k = 0; k < constant.length && options.family() != Family.COX; k++) {
      double[] values = data.responses()[k / samples];
      if (k % samples == 0) {
        double mean = IntStream.range(0, samples).mapToDouble(at -> shares[at] / total * values[at]).sum();
        Arrays.fill(constant, k, k + samples, options.family() == Family.POISSON ? Math.log(mean) : mean);
      }
    }
    Response response = LassoPath.response(data, options);
    double none = response.loss(constant);
    return path.stream().mapToDouble(solution -> none > 0 ? 1 - solution.loss() / none : 0).toArray();
  }
}
