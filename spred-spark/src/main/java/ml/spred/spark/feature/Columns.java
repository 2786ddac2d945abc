package ml.spred.spark.feature;

import java.util.Arrays;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Columns by name, and what a schema without them gets. */
public final class Columns {
  private Columns() {}

  /** The column of exactly this name; dots in it are not paths. */
  public static Column of(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  /**
   * The column of that name.
   *
   * @throws IllegalArgumentException where the data has none
   */
  public static StructField require(StructType schema, String param, String name) {
    return Arrays.stream(schema.fields()).filter(field -> field.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            param + " is '" + name + "', which the data does not have; its columns are "
                + String.join(", ", schema.fieldNames()) + "."));
  }

  /**
   * The vector column of that name.
   *
   * @throws IllegalArgumentException where there is none or it holds something else
   */
  public static StructField requireVector(StructType schema, String param, String name) {
    StructField field = require(schema, param, name);
    if (!field.dataType().equals(SQLDataTypes.VectorType())) {
      throw wrongType(param, field, "a vector; assemble one with VectorAssembler");
    }
    return field;
  }

  /**
   * The numeric column of that name.
   *
   * @throws IllegalArgumentException where there is none or it holds something else
   */
  public static StructField requireNumeric(StructType schema, String param, String name) {
    StructField field = require(schema, param, name);
    if (!(field.dataType() instanceof NumericType)) {
      throw wrongType(param, field, "a number; index classes with StringIndexer before");
    }
    return field;
  }

  /** As {@link #requireNumeric} for truth values. */
  public static void requireBoolean(StructType schema, String param, String name) {
    StructField field = require(schema, param, name);
    if (!(field.dataType() instanceof BooleanType)) {
      throw wrongType(param, field, "boolean; cast or compare it before");
    }
  }

  private static IllegalArgumentException wrongType(String param, StructField field, String wanted) {
    return new IllegalArgumentException(
        param + " is '" + field.name() + "', whose type is " + field.dataType().simpleString() + "; it must be " + wanted + ".");
  }

  /** The schema with one more column. */
  public static StructType append(StructType schema, String param, StructField field) {
    if (Arrays.asList(schema.fieldNames()).contains(field.name())) {
      throw new IllegalArgumentException(param + " is '" + field.name()
          + "', which the data has already; choose another name or drop the column.");
    }
    return schema.add(field);
  }
}
