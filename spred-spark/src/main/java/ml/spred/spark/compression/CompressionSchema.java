package ml.spred.spark.compression;

import ml.spred.spark.feature.Attributes;
import ml.spred.spark.feature.Columns;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What goes in and what comes out, as schemas. */
final class CompressionSchema {
  /** As in MLlib's image classes there may be a thousand; more unnamed ones are a number that is not a class. */
  private static final int MAX_UNNAMED = 1000;

  private CompressionSchema() {}

  /** @throws IllegalArgumentException for a missing or mistyped column, or an output column that exists */
  static StructType fitted(StructType schema, CompressorParams params) {
    ImageColumn.of(schema, params.getFeaturesCol(), params);
    Columns.requireNumeric(schema, "labelCol", params.getLabelCol());
    givenClasses(Columns.require(schema, "labelCol", params.getLabelCol()), params);
    if (params.isSet(params.validationIndicatorCol())) {
      Columns.requireBoolean(schema, "validationIndicatorCol", params.getValidationIndicatorCol());
    }
    return predictions(schema, params, null);
  }

  /** Number of classes that labels must be below. */
  static int givenClasses(StructField label, CompressorParams params) {
    Integer named = Attributes.classNames(label).map(names -> names.length).orElse(null);
    int given = params.getNumClasses();
    if (named != null && given > 0 && given != named) {
      throw new IllegalArgumentException("numClasses is " + given + " and the attributes of the label column '" + label.name()
          + "' name " + named + " classes; leave numClasses unset.");
    }
    return named != null ? named : given > 0 ? given : MAX_UNNAMED;
  }

  /** The schema with the columns of the prediction. @param labels names of the classes; null where they are not known yet */
  static StructType predictions(StructType schema, CompressedModelParams params, String[] labels) {
    StructType result = schema;
    if (!params.getRawPredictionCol().isEmpty()) {
      result = Columns.append(result, "rawPredictionCol", perClass(params.getRawPredictionCol(), labels));
    }
    if (!params.getProbabilityCol().isEmpty()) {
      result = Columns.append(result, "probabilityCol", perClass(params.getProbabilityCol(), labels));
    }
    if (!params.getPredictionCol().isEmpty()) {
      // The class names go along, so that IndexToString needs no labels of its own.
      Metadata metadata = labels == null ? Metadata.empty()
          : NominalAttribute.defaultAttr().withName(params.getPredictionCol()).withValues(labels).toMetadata();
      result = Columns.append(result, "predictionCol",
          DataTypes.createStructField(params.getPredictionCol(), DataTypes.DoubleType, false, metadata));
    }
    return result;
  }

  private static StructField perClass(String column, String[] labels) {
    return (labels == null ? new AttributeGroup(column) : new AttributeGroup(column, labels.length)).toStructField();
  }
}
