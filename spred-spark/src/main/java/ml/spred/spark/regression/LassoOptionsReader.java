package ml.spred.spark.regression;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.spred.convex.Response;
import ml.spred.lasso.FactoredOptions;
import ml.spred.lasso.Family;
import ml.spred.lasso.LassoMethod;
import ml.spred.lasso.LassoObjective;
import ml.spred.lasso.LassoOptions;
import ml.spred.problem.Form;
import ml.spred.spark.feature.Attributes;
import ml.spred.spark.param.Choices;
import org.apache.spark.sql.types.StructField;

/** Params to the options of the core. */
final class LassoOptionsReader {
  private LassoOptionsReader() {}

  /** Everything but the penalty factors. */
  static LassoOptions read(LassoParams params) {
    double rate = params.isSet(params.learningRate()) ? params.getLearningRate() : 0;
    return new LassoOptions(Choices.constant(Family.class, params.getFamily()), Choices.constant(Response.Ties.class,
        params.getTies()),
        Choices.constant(Form.class, params.getPenaltyForm()), Choices.constant(LassoObjective.class, params.getObjective()),
        params.getElasticNetParam(), params.getFitIntercept(), params.getStandardization(), null,
        params.getNonNegative(), params.getGapTol(),
        Choices.constant(LassoMethod.class, params.getSolver()),
        new FactoredOptions(rate, params.getMaxIter(), params.getZeroThreshold(), params.getSeed()));
  }

  /**
   * Factor of each feature; null where all are 1.
   *
   * @throws IllegalArgumentException for another number of factors, or a name that no feature has or that is in both lists
   */
  static double[] factors(LassoParams params, StructField features, int numFeatures) {
    double[] given = params.getPenaltyFactors();
    if (given.length + params.getUnpenalizedFeatures().length + params.getExcludedFeatures().length == 0) {
      return null;
    }
    if (given.length != 0 && given.length != numFeatures) {
      throw new IllegalArgumentException("penaltyFactors holds " + given.length + " factors for the " + numFeatures
          + " features of column '" + features.name() + "'; give one for each, or none.");
    }
    double[] result = given.clone();
    if (given.length == 0) {
      result = new double[numFeatures];
      Arrays.fill(result, 1);
    }
    Map<String, Integer> indices = new HashMap<>();
    String[] names = Attributes.featureNames(features, numFeatures);
    for (int index = 0; index < numFeatures; index++) {
      indices.putIfAbsent(names[index], index);
    }
    set(result, indices, "unpenalizedFeatures", params.getUnpenalizedFeatures(), 0, features);
    for (String name : params.getExcludedFeatures()) {
      if (Arrays.asList(params.getUnpenalizedFeatures()).contains(name)) {
        throw new IllegalArgumentException("feature '" + name
            + "' is in unpenalizedFeatures and in excludedFeatures; keep it in one"
            + " of them.");
      }
    }
    set(result, indices, "excludedFeatures", params.getExcludedFeatures(), Double.POSITIVE_INFINITY, features);
    return result;
  }

  private static void set(double[] factors, Map<String, Integer> indices, String param, String[] names, double factor,
      StructField features) {
    for (String name : names) {
      Integer index = indices.get(name);
      if (index == null) {
        throw new IllegalArgumentException("'" + name + "' of " + param + " is none of the " + factors.length
            + " features of column '" + features.name() + "'; correct or remove the name.");
      }
      factors[index] = factor;
    }
  }
}
