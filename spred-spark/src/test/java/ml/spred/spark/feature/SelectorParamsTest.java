package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import ml.spred.fdr.FdrMethod;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Scaling;
import ml.spred.redundant.Initialization;
import ml.spred.resample.ResamplingPlan;
import ml.spred.select.Choice;
import ml.spred.select.Relaxation;
import ml.spred.select.SelectionOptions;
import ml.spred.solver.Direction;
import ml.spred.solver.LearningRateSchedule;
import ml.spred.solver.Optimizer;
import ml.spred.solver.PathOptions;
import ml.spred.solver.TrainingOptions;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectorParamsTest {
  private final SpredFeatureSelector selector = new SpredFeatureSelector();

  /** Every param away from its default. */
  private static SpredFeatureSelector allSet() {
    return new SpredFeatureSelector("s").setFeaturesCol("x").setLabelCol("y").setOutputCol("z").setPredictionCol("p")
        .setProbabilityCol("q").setRawPredictionCol("r").setSelectionMode("kappa").setKappa(0.25).setNumTopFeatures(7)
        .setValidationFraction(0.5).setValidationIndicatorCol("v").setGroupCol("g").setHeads("mlp").setHiddenLayers(4, 3)
        .setFitIntercept(false).setPenaltyForm("elementwise").setBalance(2).setScaling("global").setMissing("mean")
        .setDenseDecay(0.5).setNumKappas(5).setKappaRatio(0.125).setTol(0.5)
        .setCheckpointDir("kept").setLayout("rows")
        .setDirection("denseToSparse").setRestarts(3).setScreening(false).setOptimizer("sgd")
        .setDenseOptimizer("adam").setLearningRate(0.75).setDenseLearningRate(0.5).setLearningRateSchedule("cosine")
        .setBatchSize(16).setMaxIter(11).setGradientClip(1.5).setEvaluationInterval(9).setPatience(2)
        .setInitialization("squareRoot").setSeed(-5).setRelaxation("0.5").setRelaxationRidge(0.25).setElasticNetParam(0.75)
        .setUnpenalizedFeatures("gene1").setExcludedFeatures("gene2").setFeatureGroups(Map.of("pair", List.of("gene3", "gene4")))
        .setGapTol(1e-3).setValidation("cv").setNumFolds(4).setNumRepeats(3).setNumOuterFolds(6).setNumResamples(10)
        .setStabilityThreshold(0.625).setMaxFalseSelections(2).setFdr(0.25).setFdrMethod("shadow").setCovariatesCol("c")
        .setPathways(Map.of("pathway", List.of("gene3"))).setPathwayWeights("one");
  }

  @Test
  void keepsTheContractOfAStage() throws ReflectiveOperationException {
    StageContract.checkParams(selector);
    StageContract.checkParams(allSet());
    StageContract.checkCopyWith(selector, selector.kappa(), 0.5);
    assertThat(selector.getOutputCol()).isEqualTo(selector.uid() + "__output");
  }

  @Test
  void everyParamSurvivesSaving(@TempDir Path directory) throws Exception {
    SpredFeatureSelector all = allSet();
    for (Param<?> param : all.params()) {
      assertThat(all.isSet(param)).as("%s is set in this test", param.name()).isTrue();
    }
    StageContract.checkReadWrite(all, SpredFeatureSelector.read(), directory);
  }

  @Test
  void unsetStaysUnset(@TempDir Path directory) throws Exception {
    SpredFeatureSelector loaded = StageContract.checkReadWrite(selector, SpredFeatureSelector.read(), directory);
    assertThat(loaded.paramMap().size()).isZero();
  }

  @Test
  void defaultsAreTheCores() {
    assertThat(SelectionOptionsReader.read(selector)).isEqualTo(SelectionOptions.defaults());
  }

  @Test
  void everyParamReachesTheCore() {
    SpredFeatureSelector all = allSet();
    all.clear(all.numTopFeatures());
    all.clear(all.validationIndicatorCol());
    all.clear(all.covariatesCol());
    all.clear(all.pathways());
    all.clear(all.featureGroups());
    all.setPatience(0);
    SelectionOptions options = SelectionOptionsReader.read(all);
    assertThat(options.choice()).isEqualTo(Choice.kappa(0.25));
    assertThat(options.problem()).isEqualTo(new ProblemDefinition(new Heads(false, List.of(4, 3), false),
        Form.ELEMENTWISE, 2, Scaling.GLOBAL, MissingValues.MEAN, 0.5, 0.75, null));
    assertThat(options.path()).isEqualTo(new PathOptions(5, 0.125, 0.5, 1e-3, false, Direction.DENSE_TO_SPARSE, 3));
    assertThat(options.training()).isEqualTo(new TrainingOptions(Optimizer.SGD, Optimizer.ADAM, 0.75, 0.5,
        LearningRateSchedule.COSINE, 16, 11, 1.5, 9, 0, Initialization.SQUARE_ROOT));
    assertThat(options.relaxation()).isEqualTo(new Relaxation(0.5, 0.25));
    assertThat(options.seed()).isEqualTo(-5);
    assertThat(SelectionOptionsReader.plan(all)).as("a kappa that is given needs no folds")
        .isEqualTo(new ResamplingPlan(false, 4, 3, 6, 10, 0.625, 2, 0.25, FdrMethod.SHADOW));
    all.clear(all.kappa());
    assertThat(SelectionOptionsReader.plan(all.setSelectionMode("validation")).crossValidation()).isTrue();
    assertThat(SelectionOptionsReader.plan(selector)).isEqualTo(ResamplingPlan.none());
  }

  @Test
  void validationRowsAreAskedForByModeAndRelaxation() {
    assertThat(SelectionOptionsReader.needsValidation(selector)).isTrue();
    assertThat(SelectionOptionsReader.needsValidation(selector.setSelectionMode("oneStandardError"))).isTrue();
    assertThat(SelectionOptionsReader.read(selector).choice()).isEqualTo(Choice.oneStandardError());
    assertThat(SelectionOptionsReader.needsValidation(selector.setSelectionMode("kappa").setKappa(0.1))).isFalse();
    assertThat(SelectionOptionsReader.needsValidation(selector.setRelaxation("auto"))).isTrue();
    assertThat(SelectionOptionsReader.read(selector).relaxation()).isEqualTo(Relaxation.chosen());
    assertThat(SelectionOptionsReader.read(selector.setRelaxation(0.25)).relaxation()).isEqualTo(Relaxation.of(0.25));
  }

  @Test
  void unsetRatesAndStepsFollowTheOptimizer() {
    TrainingOptions adam = SelectionOptionsReader.read(selector.setOptimizer("adam")).training();
    assertThat(adam).isEqualTo(TrainingOptions.of(Optimizer.ADAM));
    TrainingOptions mixed = SelectionOptionsReader.read(selector.setOptimizer("sgd").setDenseOptimizer("adam")).training();
    assertThat(mixed.learningRate()).isEqualTo(Optimizer.SGD.defaultLearningRate());
    assertThat(mixed.denseLearningRate()).isEqualTo(Optimizer.ADAM.defaultLearningRate());
  }

  @Test
  void linearHeadsHaveNoHiddenLayers() {
    assertThat(SelectionOptionsReader.read(selector.setHeads("linear")).problem().heads()).isEqualTo(Heads.linearOnly());
  }

  @Test
  void modesAskForTheirParamAndForNoOther() {
    refused(new SpredFeatureSelector().setSelectionMode("kappa"), "selectionMode is 'kappa' and kappa is not set");
    refused(new SpredFeatureSelector().setSelectionMode("numTopFeatures"), "numTopFeatures is not set");
    refused(new SpredFeatureSelector().setKappa(0.1), "kappa is set and selectionMode is 'validation', which does not use it");
    refused(new SpredFeatureSelector().setNumTopFeatures(3), "set selectionMode to 'numTopFeatures' or clear numTopFeatures");
  }

  @Test
  void clashingParamsAreRefused() {
    refused(new SpredFeatureSelector().setBatchSize(8), "batchSize is 8 and optimizer is 'newton'");
    refused(new SpredFeatureSelector().setDenseOptimizer("adam"), "choose one of them for both or for none");
    refused(new SpredFeatureSelector().setSelectionMode("kappa").setKappa(0.1).setPatience(3),
        "patience is 3 and there are no validation rows");
  }

  @Test
  void foldsAndValidationRowsAreOneOrTheOther() {
    assertThat(SelectionOptionsReader.needsValidation(new SpredFeatureSelector().setValidation("cv"))).isFalse();
    assertThat(SelectionOptionsReader.needsValidation(new SpredFeatureSelector().setValidation("cv").setRelaxation("auto")))
        .isFalse();
    refused(new SpredFeatureSelector().setValidation("cv").setValidationIndicatorCol("marked"),
        "validation is 'cv' and validationIndicatorCol is 'marked'");
    refused(new SpredFeatureSelector().setValidation("cv").setRelaxation("auto").setSelectionMode("kappa").setKappa(0.1),
        "folds choose a relaxation together with a strength only");
    refused(new SpredFeatureSelector().setValidation("cv").setOptimizer("adam").setPatience(3), "patience is 3");
  }

  @Test
  void rivalsAreForSingleFeatures() {
    refused(new SpredFeatureSelector().setHeads("linear").setFdr(0.1).setPathways(Map.of("a", List.of("gene1"))),
        "fdr is 0.1 and pathways is set");
    refused(new SpredFeatureSelector().setHeads("linear").setFdr(0.1).setFeatureGroups(Map.of("a", List.of("gene1"))),
        "fdr is 0.1 and featureGroups is set");
  }

  @Test
  void resamplingsOutOfRangeAreRefusedWhenSet() {
    assertThatThrownBy(() ->
        selector.setNumResamples(7)).hasMessage("numResamples is 7, it must be 0 or an even number above it.");
    assertThatThrownBy(() -> selector.setNumOuterFolds(1)).hasMessage("numOuterFolds is 1, it must be 0 or at least 2.");
    assertThatThrownBy(() -> selector.setStabilityThreshold(0.5))
        .hasMessage("stabilityThreshold is 0.5, it must be above 0.5 and at most 1.");
    assertThatThrownBy(() -> selector.setFdr(1)).hasMessage("fdr is 1.0, it must be at least 0 and below 1.");
    assertThatThrownBy(() -> selector.setFdrMethod("magic")).hasMessageContaining("choose one of knockoffs, shadow.");
    assertThatThrownBy(() -> selector.setValidation("bootstrap")).hasMessageContaining("choose one of split, cv.");
  }

  @Test
  void valuesOutOfRangeAreRefusedWhenSet() {
    assertThatThrownBy(() -> selector.setKappa(0)).hasMessage("kappa is 0.0, it must be a finite number above 0.");
    assertThatThrownBy(() -> selector.setOptimizer("magic"))
        .hasMessageContaining("newton, sgd, momentum, adam, adamw, adagrad, lbfgs");
    assertThatThrownBy(() -> selector.setRelaxation(2))
        .hasMessage("relaxation is '2.0', it must be a number from 0 to 1 or 'auto'.");
    assertThatThrownBy(() -> selector.setRelaxation("NaN")).hasMessageContaining("relaxation is 'NaN'");
    assertThatThrownBy(() -> selector.setElasticNetParam(0))
        .hasMessage("elasticNetParam is 0.0, it must be above 0 and at most 1.");
    assertThatThrownBy(() -> selector.setFeatureGroups("ras: KRAS"))
        .hasMessageContaining("it must be a JSON object such as");
    assertThatThrownBy(() -> selector.setHiddenLayers()).hasMessageContaining("hiddenLayers is []");
  }

  private static void refused(SpredFeatureSelector selector, String sentence) {
    assertThatThrownBy(() -> selector.transformSchema(Fixtures.schema(5)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
  }
}
