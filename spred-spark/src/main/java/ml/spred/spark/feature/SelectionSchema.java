package ml.spred.spark.feature;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What goes in and what comes out, as schemas. */
final class SelectionSchema {
  private SelectionSchema() {}

  /** Schema after fitting and transforming; number and names of the selected features are not known yet. */
  static StructType fitted(StructType schema, SelectionParams params) {
    Columns.requireVector(schema, "featuresCol", params.getFeaturesCol());
    Columns.requireNumeric(schema, "labelCol", params.getLabelCol());
    if (Covariates.isSet(params)) {
      Columns.requireVector(schema, "covariatesCol", params.getCovariatesCol());
    }
    if (params.isSet(params.validationIndicatorCol())) {
      Columns.requireBoolean(schema, "validationIndicatorCol", params.getValidationIndicatorCol());
    }
    if (params.isSet(params.groupCol())) {
      Columns.require(schema, "groupCol", params.getGroupCol());
    }
    StructField output = new AttributeGroup(params.getOutputCol()).toStructField();
    return predictions(Columns.append(schema, "outputCol", output), params, Optional.empty());
  }

  /** Schema after transforming by a model. */
  static StructType transformed(StructType schema, SelectionModelParams params, SelectionContent content) {
    StructField features = Columns.requireVector(schema, "featuresCol", params.getFeaturesCol());
    Attributes.requireNumFeatures(features, content.selection().numFeatures());
    requireCovariates(schema, params, content.covariateNames());
    StructField output = Attributes.selected(features, params.getOutputCol(), content.selection().support(),
        content.selectedFeatureNames()).toStructField();
    return predictions(Columns.append(schema, "outputCol", output), params, Optional.of(content.labels()));
  }

  /** Where something is predicted. */
  private static void requireCovariates(StructType schema, SelectionModelParams params, String[] names) {
    boolean predicts = Stream.of(params.predictionCol(), params.probabilityCol(), params.rawPredictionCol())
        .anyMatch(column -> SelectionModelParams.isNamed(params, column));
    if (names.length == 0 || !predicts) {
      return;
    }
    if (!Covariates.isSet(params)) {
      throw new IllegalArgumentException("the model was fitted with the covariates " + String.join(", ", names)
          + " and covariatesCol is not set; set it, or leave the prediction columns unset.");
    }
    Columns.requireVector(schema, "covariatesCol", params.getCovariatesCol());
  }

  private static StructType predictions(StructType schema, SelectionModelParams params, Optional<String[]> labels) {
    StructType result = schema;
    if (SelectionModelParams.isNamed(params, params.probabilityCol())) {
      result = Columns.append(result, "probabilityCol", perClass(params.getProbabilityCol(), labels));
    }
    if (SelectionModelParams.isNamed(params, params.rawPredictionCol())) {
      result = Columns.append(result, "rawPredictionCol", perClass(params.getRawPredictionCol(), labels));
    }
    if (SelectionModelParams.isNamed(params, params.predictionCol())) {
      result = Columns.append(result, "predictionCol", prediction(params.getPredictionCol(), labels));
    }
    return result;
  }

  private static StructField perClass(String column, Optional<String[]> labels) {
    return labels.map(names -> new AttributeGroup(column, names.length)).orElseGet(() -> new AttributeGroup(column))
        .toStructField();
  }

  /** The class names go along, so that IndexToString needs no labels of its own. */
  private static StructField prediction(String column, Optional<String[]> labels) {
    Metadata metadata = labels.map(names -> NominalAttribute.defaultAttr().withName(column).withValues(names).toMetadata())
        .orElseGet(Metadata::empty);
    return DataTypes.createStructField(column, DataTypes.DoubleType, false, metadata);
  }
}
