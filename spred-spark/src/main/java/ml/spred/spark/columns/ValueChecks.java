package ml.spred.spark.columns;

import ml.spred.InputException;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.MissingValues;

/** Values that no fit can take, told with the name of the gene. */
final class ValueChecks {
  private ValueChecks() {}

  static void require(String[] names, FeatureMatrix values, MissingValues policy) {
    for (int gene = 0; gene < names.length; gene++) {
      for (int k = values.offset(gene); k < values.offset(gene) + values.numSamples(); k++) {
        float value = values.values()[k];
        if (Float.isInfinite(value)) {
          throw new InputException("a value of feature '" + names[gene]
              + "' is infinite or beyond single precision (3.4e38); correct or remove it.");
        }
        if (Float.isNaN(value) && policy == MissingValues.REFUSE) {
          throw new InputException("a value of feature '" + names[gene]
              + "' is missing (NaN), and the param missing is 'error'; set it to 'mean' or 'zero'.");
        }
      }
    }
  }
}
