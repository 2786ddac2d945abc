package ml.spred.spark.persist;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The Spark SQL type of a Java record: its components are the columns, in their order, under their names. */
final class RecordType {
  private static final Map<Class<?>, DataType> LEAVES = Map.of(
      boolean.class, DataTypes.BooleanType,
      int.class, DataTypes.IntegerType,
      Integer.class, DataTypes.IntegerType,
      long.class, DataTypes.LongType,
      float.class, DataTypes.FloatType,
      double.class, DataTypes.DoubleType,
      String.class, DataTypes.StringType);

  private RecordType() {}

  static StructType of(Class<? extends Record> type) {
    return new StructType(Arrays.stream(type.getRecordComponents())
        .map(component -> DataTypes.createStructField(component.getName(), dataType(component.getGenericType()), true))
        .toArray(StructField[]::new));
  }

  private static DataType dataType(Type type) {
    if (isList(type)) {
      return DataTypes.createArrayType(dataType(element(type)));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == byte[].class) {
      return DataTypes.BinaryType;
    }
    if (plain.isArray()) {
      return DataTypes.createArrayType(dataType(plain.getComponentType()));
    }
    if (plain.isRecord()) {
      return of(plain.asSubclass(Record.class));
    }
    DataType leaf = plain.isEnum() ? DataTypes.StringType : LEAVES.get(plain);
    if (leaf == null) {
      throw new IllegalArgumentException("a record component of type " + plain.getName() + " has no Spark SQL type.");
    }
    return leaf;
  }

  /** Whether the type is {@code List<E>}. */
  static boolean isList(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == List.class;
  }

  /** The E of {@code List<E>}. */
  static Type element(Type list) {
    return ((ParameterizedType) list).getActualTypeArguments()[0];
  }
}
