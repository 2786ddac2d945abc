package ml.spred.spark.regression;

import ml.spred.lasso.Family;
import ml.spred.spark.feature.Columns;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What goes in and what comes out, as schemas. */
final class LassoSchema {
  private LassoSchema() {}

  /** Whether the label is a vector. */
  static boolean requireLabel(StructType schema, LassoParams params, Family family) {
    StructField label = Columns.require(schema, "labelCol", params.getLabelCol());
    if (label.dataType().equals(SQLDataTypes.VectorType())) {
      if (family != Family.GAUSSIAN) {
        throw new IllegalArgumentException("labelCol is '" + label.name() + "', a vector, and family is '" + params.getFamily()
            + "', which has one number for each row; take the family gaussian, or a numeric column.");
      }
      return true;
    }
    Columns.requireNumeric(schema, "labelCol", params.getLabelCol());
    return false;
  }

  static StructType withPrediction(StructType schema, LassoModelParams params, boolean vector) {
    return params.getPredictionCol().isEmpty() ? schema : Columns.append(schema, "predictionCol", DataTypes.createStructField(
        params.getPredictionCol(), vector ? SQLDataTypes.VectorType() : DataTypes.DoubleType, true));
  }
}
