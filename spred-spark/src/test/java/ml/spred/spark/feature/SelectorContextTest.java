package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Covariates, pathways and related features of a selection. */
class SelectorContextTest {
  private static SpredFeatureSelector selector() {
    return new SpredFeatureSelector("context").setHeads("linear").setSelectionMode("kappa").setKappa(0.06).setPredictionCol("p")
        .setProbabilityCol("q");
  }

  /** Age has a little of the label, with noise that the features do not have. */
  private static Dataset<Row> withAge() {
    Dataset<Row> aged = Fixtures.data().withColumn("age", functions.expr("40 + 3 * label + pmod(hash(sample), 10)"))
        .withColumn("weight", functions.expr("70 + pmod(hash(sample, 1), 17)"));
    return new VectorAssembler().setInputCols(new String[] {"age", "weight"}).setOutputCol("covariates").transform(aged);
  }

  @Test
  void covariatesAreInTheModelAndNotInTheList(@TempDir Path directory) throws Exception {
    Dataset<Row> data = withAge();
    SpredFeatureSelectorModel model = selector().setCovariatesCol("covariates").fit(data);
    assertThat(model.covariateNames()).containsExactly("age", "weight");
    assertThat(model.numFeatures()).isEqualTo(60);
    assertThat(model.selectedFeatureNames()).doesNotContain("age", "weight").allMatch(name -> name.startsWith("gene"));
    assertThat(model.featureNames()).hasSize(60);
    Row first = data.select("features", "covariates").head();
    Vector young = Vectors.dense(35, 70);
    Vector old = Vectors.dense(62, 70);
    assertThat(model.predictProbability(first.getAs(0), old).apply(1))
        .isGreaterThan(model.predictProbability(first.getAs(0), young).apply(1));
    Row transformed = model.transform(data).head();
    assertThat(transformed.<Vector>getAs("q")).isEqualTo(model.predictProbability(first.getAs(0), first.getAs(1)));
    assertThat(transformed.<Vector>getAs("context__output").size()).isEqualTo(model.selectedFeatures().length);
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.transform(data).head().<Vector>getAs("q")).isEqualTo(transformed.<Vector>getAs("q"));
    assertThatThrownBy(() -> model.predict(first.getAs(0))).isInstanceOf(InputException.class)
        .hasMessageContaining("a row has 0 covariates, the model was fitted with 2 (age, weight)");
    assertThatThrownBy(() -> model.transform(data.drop("covariates"))).hasMessageContaining("covariatesCol is 'covariates'");
  }

  @Test
  void covariatesGoThroughEveryResampling() {
    SpredFeatureSelectorModel model = new SpredFeatureSelector().setHeads("linear").setNumKappas(15).setKappaRatio(0.1)
        .setValidation("cv").setNumFolds(3).setNumOuterFolds(3).setNumResamples(6).setFdr(0.5).setCovariatesCol("covariates")
        .fit(withAge());
    assertThat(model.nestedEstimate().orElseThrow().metrics().samples()).isEqualTo(48);
    assertThat(model.stabilitySelection().orElseThrow().features()).isNotEmpty();
    assertThat(Arrays.stream(model.stabilitySelection().orElseThrow().features()).max().getAsInt()).isLessThan(60);
    assertThat(Arrays.stream(model.falseDiscoveries().orElseThrow().features()).max().getAsInt()).isLessThan(60);
    assertThat(model.path().get(0).numFeatures()).isZero();
  }

  @Test
  void aCovariateWithoutAValueIsNamed() {
    Dataset<Row> data = withAge().withColumn("age", functions.expr("if(sample = 's3', double('NaN'), double(age))"))
        .drop("covariates");
    Dataset<Row> gap = new VectorAssembler().setInputCols(new String[] {"age", "weight"}).setOutputCol("covariates")
        .setHandleInvalid("keep").transform(data);
    assertThatThrownBy(() -> selector().setCovariatesCol("covariates").fit(gap)).isInstanceOf(InputException.class)
        .hasMessageContaining("a value of covariate 'age' is missing (NaN)");
    assertThat(selector().setCovariatesCol("covariates").setMissing("mean").fit(gap).covariateNames()).hasSize(2);
  }

  @Test
  void pathwaysAndFeaturesAreNamed(@TempDir Path directory) throws Exception {
    Map<String, List<String>> pathways = Map.of("signal", List.of("gene3", "gene17", "gene41", "unknown"),
        "overlap", List.of("gene17", "gene5", "gene6"), "noise", List.of("gene8", "gene9"), "elsewhere", List.of("unknown"));
    SpredFeatureSelectorModel model = selector().setPathways(pathways).fit(Fixtures.data());
    assertThat(model.certificate().holds()).isTrue();
    SelectedPathway first = model.selectedPathways().get(0);
    assertThat(first.name()).isEqualTo("signal");
    assertThat(first.features()).containsExactly("gene3", "gene17", "gene41");
    assertThat(model.selectedFeatureNames()).contains("gene3", "gene17", "gene41");
    SpredFeatureSelectorModel loaded = StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory);
    assertThat(loaded.selectedPathways()).usingRecursiveComparison().isEqualTo(model.selectedPathways());
    SpredFeatureSelectorModel flat = selector().setPathways(pathways).setPathwayWeights("one").fit(Fixtures.data());
    assertThat(flat.selectedPathways().get(0).score()).as("a smaller factor").isGreaterThan(first.score());
    assertThat(selector().fit(Fixtures.data()).selectedPathways()).isEmpty();
  }

  @Test
  void relatedFeaturesAreThoseOfTheBlock(@TempDir Path directory) throws Exception {
    SpredFeatureSelectorModel model = selector().fit(Fixtures.data());
    int selected = model.selectedFeatures().length;
    assertThat(model.relatedFeatures()).hasSize(5 * selected);
    assertThat(model.relatedFeatures()).noneMatch(one -> IntStream.of(model.selectedFeatures()).anyMatch(k ->
        k == one.related()));
    Dataset<Row> frame = model.relatedFrame(SparkTest.session());
    assertThat(frame.columns()).containsExactly("feature", "related", "index", "relatedIndex", "correlation");
    assertThat(frame.head().getString(0)).isEqualTo(model.selectedFeatureNames()[0]);
    assertThat(StageContract.checkReadWrite(model, SpredFeatureSelectorModel.read(), directory).relatedFeatures())
        .isEqualTo(model.relatedFeatures());
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> selector().setHeads("ensemble").setCovariatesCol("covariates").fit(withAge()))
        .hasMessageContaining("covariatesCol is set and heads is 'ensemble'");
    assertThatThrownBy(() -> selector().setHeads("mlp").setPathways(Map.of("a", List.of("gene1"))).fit(Fixtures.data()))
        .hasMessageContaining("pathways is set and heads is 'mlp'");
    assertThatThrownBy(() -> selector().setPathways(Map.of("a", List.of("gene1"))).setFeatureGroups(Map.of("b", List.of("gene2")))
        .fit(Fixtures.data())).hasMessageContaining("featureGroups and pathways are both set");
    assertThatThrownBy(() -> selector().setPathways(Map.of("a", List.of("TP53"))).fit(Fixtures.data()))
        .hasMessageContaining("none of the 1 pathways has a feature of column 'features'");
    assertThatThrownBy(() -> selector().setPathways("ras")).hasMessageContaining("pathways is 'ras', it must be a JSON object");
    assertThatThrownBy(() -> selector().setCovariatesCol("age").fit(withAge())).hasMessageContaining("it must be a vector");
  }
}
