package ml.spred.spark.job;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
   * @param groups name of each group of genes to its genes
   * @param pathways name of each pathway to its genes
   * @param features column of the vectors
   * @param marked whether a column marks the validation rows
   * @throws InputException where options are out of range or contradict each other
   */
  static SpredFeatureSelector selector(
      SelectRequest request, Map<String, List<String>> groups, Map<String, List<String>> pathways, String features,
      boolean marked) {
    FitOptions fit = request.fit();
    try {
      SpredFeatureSelector stage = new SpredFeatureSelector()
          .setFeaturesCol(features).setLabelCol(CLASS).setOutputCol("selected")
          .setPredictionCol(PREDICTION).setProbabilityCol(PROBABILITY)
          .setMissing(request.data().missing.param).setHeads(fit.heads).setOptimizer(fit.optimizer).setBatchSize(fit.batchSize)
          .setHiddenLayers(fit.hidden.stream().mapToInt(Integer::intValue).toArray())
          .setScreening(fit.screening).setSeed(fit.seed).setCheckpointDir(fit.checkpoint).setLayout(fit.layout)
          .setRelaxation(fit.relaxation)
          .setUnpenalizedFeatures(request.penalty().unpenalized.toArray(String[]::new))
          .setExcludedFeatures(request.penalty().exclude.toArray(String[]::new)).setFeatureGroups(groups);
      if (marked) {
        stage.setValidationIndicatorCol(VALIDATION);
      }
      setStrength(stage, request);
      setNumbers(stage, fit);
      setIfGiven(request.penalty().elasticNet, stage::setElasticNetParam);
      request.resampling().apply(stage);
      stage.setPathwayWeights(request.penalty().pathwayWeights);
      if (!request.penalty().covariates.isEmpty()) {
        stage.setCovariatesCol(CovariateColumns.VECTOR);
      }
      if (request.penalty().pathways != null) {
        stage.setPathways(pathways);
      }
      return stage;
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  /** Refuses options before a file is read for nothing. */
  static void require(SelectRequest request, Map<String, List<String>> groups, Map<String, List<String>> pathways) {
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType()).add(CLASS, DataTypes.DoubleType)
        .add(VALIDATION, DataTypes.BooleanType).add(CovariateColumns.VECTOR, SQLDataTypes.VectorType());
    try {
      selector(request, groups, pathways, "features", !request.resampling().crossValidated()).transformSchema(schema);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  private static void setStrength(SpredFeatureSelector stage, SelectRequest request) {
    StrengthOptions strength = request.strength();
    if (strength.kappa != null) {
      stage.setSelectionMode("kappa").setKappa(strength.kappa);
    } else if (strength.numFeatures != null) {
      stage.setSelectionMode("numTopFeatures").setNumTopFeatures(strength.numFeatures);
    } else if (request.fit().oneStandardError) {
      stage.setSelectionMode("oneStandardError");
    }
  }

  private static void setNumbers(SpredFeatureSelector stage, FitOptions fit) {
    setIfGiven(fit.learningRate, stage::setLearningRate);
    setIfGiven(fit.maxIterations, stage::setMaxIter);
    setIfGiven(fit.numKappas, stage::setNumKappas);
    setIfGiven(fit.kappaRatio, stage::setKappaRatio);
    setIfGiven(fit.tolerance, stage::setTol);
    setIfGiven(fit.restarts, stage::setRestarts);
    if (fit.denseToSparse) {
      stage.setDirection("denseToSparse");
    }
    setIfGiven(fit.gapTolerance, stage::setGapTol);
    setIfGiven(fit.relaxationRidge, stage::setRelaxationRidge);
  }

  /** What is not given is left to the stage's default. */
  private static <T> void setIfGiven(T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }
}
