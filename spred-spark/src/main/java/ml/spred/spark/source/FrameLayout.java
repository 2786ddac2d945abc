package ml.spred.spark.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import ml.spred.InputException;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Which column of a data frame is what.
 *
 * @param sample column with the names of the samples; null where none has them
 * @param features the vector or array column; null where the genes are columns of their own
 * @param genes columns that are genes; empty where {@code features} holds them
 * @param labels the other columns, in their order, as far as they are texts, numbers or truth values
 */
record FrameLayout(String sample, StructField features, List<String> genes, List<String> labels) {
  private static final Set<String> SAMPLE_NAMES = Set.of("sample", "sample_id", "sampleid", "sample_name", "barcode", "cell",
      "cell_id", "id", "__index_level_0__", "index");

  /**
   * Finds out by names and types.
   *
   * @param source of the data, for messages
   * @throws InputException where no column can be the features, or more than one
   */
  static FrameLayout of(StructType schema, String source) {
    List<StructField> fields = Arrays.asList(schema.fields());
    String sample = fields.stream().map(StructField::name).filter(name -> SAMPLE_NAMES.contains(name
        .toLowerCase(Locale.ROOT))).findFirst().orElse(null);
    StructField features = features(fields, source);
    List<String> others = fields.stream().filter(field -> field != features && isPlain(field.dataType()))
        .map(StructField::name).filter(name -> !name.equals(sample)).collect(Collectors.toCollection(ArrayList::new));
    if (features != null) {
      return new FrameLayout(sample, features, List.of(), others);
    }
    List<String> genes = others.stream().filter(name -> schema.apply(name).dataType() instanceof NumericType).toList();
    if (genes.isEmpty()) {
      throw new InputException(source + " has no vector or array column and no column of numbers that could be genes; its columns"
          + " are " + schema.catalogString() + ".");
    }
    others.removeAll(genes);
    return new FrameLayout(sample, null, genes, others);
  }

  private static StructField features(List<StructField> fields, String source) {
    List<StructField> candidates = fields.stream().filter(field -> isVector(field.dataType()) || isArray(field.dataType()))
        .toList();
    List<StructField> named = candidates.stream().filter(field -> field.name().equals(ExpressionFrame.FEATURES)).toList();
    List<StructField> chosen = named.isEmpty() ? candidates : named;
    if (chosen.size() > 1) {
      throw new InputException(source + " has " + chosen.size() + " vector or array columns ("
          + chosen.stream().map(StructField::name).collect(Collectors.joining(", ")) + "); name the one with the genes '"
          + ExpressionFrame.FEATURES + "', or drop the others.");
    }
    return chosen.isEmpty() ? null : chosen.get(0);
  }

  private static boolean isPlain(DataType type) {
    return type instanceof StringType || type instanceof NumericType || type instanceof BooleanType;
  }

  private static boolean isVector(DataType type) {
    return type.equals(SQLDataTypes.VectorType());
  }

  private static boolean isArray(DataType type) {
    return type instanceof ArrayType array && array.elementType() instanceof NumericType;
  }

  boolean isArray() {
    return features != null && isArray(features.dataType());
  }

  /** The names in the ML attributes of the features column; null where it has none. */
  List<String> attributeNames() {
    if (features == null) {
      return genes;
    }
    if (isArray()) {
      return null;
    }
    Option<Attribute[]> attributes = AttributeGroup.fromStructField(features).attributes();
    if (attributes.isEmpty() || Arrays.stream(attributes.get()).anyMatch(attribute -> attribute.name().isEmpty())) {
      return null;
    }
    return Arrays.stream(attributes.get()).map(attribute -> attribute.name().get()).toList();
  }
}
