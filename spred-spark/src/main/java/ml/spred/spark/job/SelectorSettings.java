package ml.spred.spark.job;

import ml.spred.InputException;
import ml.spred.spark.feature.SpredFeatureSelector;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The stage that the options ask for. */
final class SelectorSettings {
  static final String CLASS = "class";
  static final String VALIDATION = "validation";
  static final String PREDICTION = "prediction";
  static final String PROBABILITY = "probability";

  private SelectorSettings() {}

  /**
   * The selector.
   *
   * @param features column of the vectors
   * @param marked whether a column marks the validation rows
   * @throws InputException where options are out of range or contradict each other
   */
  static SpredFeatureSelector selector(FitOptions fit, Missing missing, String features, boolean marked) {
    try {
      SpredFeatureSelector stage = new SpredFeatureSelector()
          .setFeaturesCol(features).setLabelCol(CLASS).setOutputCol("selected")
          .setPredictionCol(PREDICTION).setProbabilityCol(PROBABILITY)
          .setMissing(missing.param).setHeads(fit.heads).setOptimizer(fit.optimizer).setBatchSize(fit.batchSize)
          .setHiddenLayers(fit.hidden.stream().mapToInt(Integer::intValue).toArray())
          .setScreening(fit.screening).setSeed(fit.seed);
      if (marked) {
        stage.setValidationIndicatorCol(VALIDATION);
      }
      setStrength(stage, fit);
      setNumbers(stage, fit);
      return stage;
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  /** Refuses options before a file is read for nothing. */
  static void require(FitOptions fit, Missing missing) {
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType()).add(CLASS, DataTypes.DoubleType)
        .add(VALIDATION, DataTypes.BooleanType);
    try {
      selector(fit, missing, "features", true).transformSchema(schema);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  private static void setStrength(SpredFeatureSelector stage, FitOptions fit) {
    if (fit.kappa != null) {
      stage.setSelectionMode("kappa").setKappa(fit.kappa);
    } else if (fit.numFeatures != null) {
      stage.setSelectionMode("numTopFeatures").setNumTopFeatures(fit.numFeatures);
    }
  }

  private static void setNumbers(SpredFeatureSelector stage, FitOptions fit) {
    if (fit.learningRate != null) {
      stage.setLearningRate(fit.learningRate);
    }
    if (fit.maxIterations != null) {
      stage.setMaxIter(fit.maxIterations);
    }
    if (fit.numKappas != null) {
      stage.setNumKappas(fit.numKappas);
    }
    if (fit.kappaRatio != null) {
      stage.setKappaRatio(fit.kappaRatio);
    }
    if (fit.tolerance != null) {
      stage.setTol(fit.tolerance);
    }
  }
}
