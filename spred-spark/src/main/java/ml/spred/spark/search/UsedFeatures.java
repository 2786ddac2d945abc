package ml.spred.spark.search;

import java.util.stream.IntStream;
import ml.spred.search.Sparsity;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.feature.SpredHsicLassoModel;
import ml.spred.spark.regression.SpredLassoModel;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.classification.LinearSVCModel;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionModel;

/** How many features a model uses; one with several coefficients, as of several classes, counts once. */
final class UsedFeatures {
  private UsedFeatures() {}

  /** @throws IllegalArgumentException for a model that nobody knows how to count */
  static Sparsity of(Object model) {
    if (model instanceof SparseModel known) {
      return new Sparsity(known.numUsedFeatures(), known.numCandidateFeatures());
    }
    if (model instanceof SpredFeatureSelectorModel selector) {
      return new Sparsity(selector.selectedFeatures().length, selector.numFeatures());
    }
    if (model instanceof SpredLassoModel lasso) {
      return new Sparsity(lasso.selectedFeatures().length, lasso.numFeatures());
    }
    if (model instanceof SpredHsicLassoModel lasso) {
      return new Sparsity(lasso.selectedFeatures().length, lasso.numFeatures());
    }
    return model instanceof PipelineModel pipeline ? last(pipeline) : linear(model);
  }

  private static Sparsity linear(Object model) {
    if (model instanceof LogisticRegressionModel logistic) {
      return of(logistic.coefficientMatrix());
    }
    if (model instanceof LinearRegressionModel linear) {
      return of(linear.coefficients());
    }
    if (model instanceof LinearSVCModel machine) {
      return of(machine.coefficients());
    }
    if (model instanceof GeneralizedLinearRegressionModel general) {
      return of(general.coefficients());
    }
    throw new IllegalArgumentException("a " + model.getClass().getName()
        + " does not say which features it uses; let it implement"
        + " ml.spred.spark.search.SparseModel, or search over one of MLlib's or spred's linear models.");
  }

  /** Of a pipeline the last stage that can be counted. */
  private static Sparsity last(PipelineModel pipeline) {
    Object[] stages = pipeline.stages();
    for (int k = stages.length - 1; k >= 0; k--) {
      if (stages[k] instanceof Model<?> model) {
        try {
          return of(model);
        } catch (IllegalArgumentException uncounted) {
          // An indexer, a scaler: what is before it may be counted.
          continue;
        }
      }
    }
    throw new IllegalArgumentException("none of the stages of pipeline " + pipeline.uid() + " says which features it uses; put a"
        + " linear model or a stage of spred into it.");
  }

  private static Sparsity of(Vector coefficients) {
    return new Sparsity(coefficients.numNonzeros(), coefficients.size());
  }

  private static Sparsity of(Matrix coefficients) {
    double[] values = coefficients.toArray();
    int rows = coefficients.numRows();
    // Column after column, whatever the matrix keeps.
    long used = IntStream.range(0, coefficients.numCols())
        .filter(column -> IntStream.range(column * rows, (column + 1) * rows).anyMatch(at -> values[at] != 0)).count();
    return new Sparsity(used, coefficients.numCols());
  }
}
