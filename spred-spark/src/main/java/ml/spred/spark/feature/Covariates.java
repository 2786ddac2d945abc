package ml.spred.spark.feature;

import java.util.Arrays;
import ml.spred.InputException;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** The column of covariates, where there is one. */
final class Covariates {
  private Covariates() {}

  static boolean isSet(SelectionModelParams params) {
    return SelectionModelParams.isNamed(params, params.covariatesCol());
  }

  /** Name of each covariate; none without the column. Where attributes do not say how many there are, the first row does. */
  static String[] names(Dataset<?> dataset, SelectionModelParams params) {
    if (!isSet(params)) {
      return new String[0];
    }
    StructField column = Columns.requireVector(dataset.schema(), "covariatesCol", params.getCovariatesCol());
    return Attributes.featureNames(column, Attributes.numFeatures(column).orElseGet(() -> firstSize(dataset, column.name())));
  }

  private static int firstSize(Dataset<?> dataset, String column) {
    Row first = dataset.select(Columns.of(column)).head();
    if (first.isNullAt(0)) {
      throw missing();
    }
    return first.<Vector>getAs(0).size();
  }

  /** The features with the covariates behind them. */
  static Vector join(Vector features, Vector covariates) {
    if (features == null) {
      return null;
    }
    if (covariates == null) {
      throw missing();
    }
    double[] joined = Arrays.copyOf(features.toArray(), features.size() + covariates.size());
    System.arraycopy(covariates.toArray(), 0, joined, features.size(), covariates.size());
    return Vectors.dense(joined);
  }

  private static InputException missing() {
    return new InputException("the covariates column holds a null; remove the row or fill it.");
  }
}
