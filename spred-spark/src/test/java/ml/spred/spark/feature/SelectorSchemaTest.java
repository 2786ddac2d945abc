package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ml.spred.problem.MissingValues;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class SelectorSchemaTest {
  private final StructType schema = Fixtures.schema(6);
  private final SpredFeatureSelector selector = new SpredFeatureSelector().setOutputCol("genes");

  @Test
  void columnsAreAppended() {
    StructType result = selector.setPredictionCol("p").setProbabilityCol("q").setRawPredictionCol("r").transformSchema(schema);
    assertThat(result.fieldNames()).containsExactly("sample", "features", "label", "class", "patient", "marked",
        "genes", "q", "r", "p");
    assertThat(result.apply("genes").dataType()).isEqualTo(SQLDataTypes.VectorType());
    assertThat(result.apply("p").dataType()).isEqualTo(DataTypes.DoubleType);
  }

  @Test
  void predictionColumnsAreOnlyWrittenWhenSet() {
    assertThat(selector.transformSchema(schema).fieldNames()).endsWith("marked", "genes");
    assertThat(selector.setPredictionCol("").transformSchema(schema).fieldNames()).endsWith("marked", "genes");
  }

  @Test
  void missingColumnsAreNamedWithTheOnesThatExist() {
    refused(copy().setFeaturesCol("x"),
        "featuresCol is 'x', which the data does not have; its columns are sample, features, label,");
    refused(copy().setLabelCol("y"), "labelCol is 'y'");
    refused(copy().setGroupCol("g"), "groupCol is 'g'");
    refused(copy().setValidationIndicatorCol("v"), "validationIndicatorCol is 'v'");
  }

  @Test
  void wrongTypesAreNamedWithTheRemedy() {
    refused(copy().setFeaturesCol("label"), "featuresCol is 'label', whose type is double; it must be a vector");
    refused(copy().setLabelCol("class"), "labelCol is 'class', whose type is string; it must be a number; index classes");
    refused(copy().setValidationIndicatorCol("label"), "whose type is double; it must be boolean");
  }

  @Test
  void existingOutputsAreRefused() {
    refused(copy().setOutputCol("label"), "outputCol is 'label', which the data has already");
    refused(copy().setPredictionCol("genes"), "predictionCol is 'genes', which the data has already");
  }

  @Test
  void theModelKnowsItsFeatures() {
    SpredFeatureSelectorModel model = Fixtures.model(MissingValues.REFUSE).setOutputCol("genes").setProbabilityCol("q");
    StructType result = model.transformSchema(schema);
    AttributeGroup genes = AttributeGroup.fromStructField(result.apply("genes"));
    assertThat(genes.getAttr(0).name().get()).isEqualTo("gene1");
    assertThat(genes.getAttr(1).name().get()).isEqualTo("gene4");
    assertThat(AttributeGroup.fromStructField(result.apply("q")).size()).isEqualTo(2);
    assertThatThrownBy(() -> model.transformSchema(Fixtures.schema(7))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whose vectors have 7 entries; the model was fitted on 6");
  }

  private SpredFeatureSelector copy() {
    return selector.copy(ParamMap.empty());
  }

  private void refused(SpredFeatureSelector refused, String sentence) {
    assertThatThrownBy(() -> refused.transformSchema(schema))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(sentence);
  }
}
