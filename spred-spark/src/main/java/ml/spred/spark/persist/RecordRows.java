package ml.spred.spark.persist;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Java records as Spark rows and back. Components may be numbers, booleans, strings, bytes, enums, records, arrays and lists of
 * these; the schema says what is in a row, so it can be read with plain Spark SQL too.
 */
public final class RecordRows {
  private RecordRows() {}

  /** One column per component, nested records as structs. */
  public static StructType schema(Class<? extends Record> type) {
    return RecordType.of(type);
  }

  /** A data frame of records in one partition, in their order. */
  public static <R extends Record> Dataset<Row> frame(SparkSession session, List<R> records, Class<R> type) {
    List<Row> rows = records.stream().map(RecordRows::toRow).toList();
    return session.createDataFrame(rows, schema(type)).coalesce(1);
  }

  /** The values of a record. */
  public static Row toRow(Record record) {
    return RowFactory.create(Arrays.stream(record.getClass().getRecordComponents())
        .map(component -> toSpark(valueOf(record, component))).toArray());
  }

  private static Object valueOf(Record record, RecordComponent component) {
    try {
      // Records nested in a class that is not public are read too.
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException("component " + component + " cannot be read.", failure);
    }
  }

  private static Object toSpark(Object value) {
    if (value instanceof Record record) {
      return toRow(record);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RecordRows::toSpark).toArray();
    }
    if (value != null && value.getClass().isArray() && !(value instanceof byte[])) {
      return IntStream.range(0, Array.getLength(value)).mapToObj(k -> toSpark(Array.get(value, k))).toArray();
    }
    return value;
  }

  /** @throws InputException where the row misses a component, which is named */
  public static <R extends Record> R fromRow(Row row, Class<R> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = Arrays.stream(components)
        .map(component -> fromSpark(column(row, component.getName(), type), component.getGenericType())).toArray();
    Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException refusal) {
      throw new InputException(
          "the saved " + type.getSimpleName() + " is not valid: " + refusal.getCause().getMessage(), refusal);
    } catch (ReflectiveOperationException failure) {
      throw new IllegalStateException(type.getName() + " cannot be built from a row.", failure);
    }
  }

  private static Object column(Row row, String name, Class<?> type) {
    if (!Arrays.asList(row.schema().fieldNames()).contains(name)) {
      throw new InputException("the saved " + type.getSimpleName() + " has no column '" + name
          + "'; the file is damaged or was written by another program, so save the model again.");
    }
    return row.getAs(name);
  }

  private static Object fromSpark(Object value, Type type) {
    if (value == null) {
      return null;
    }
    if (RecordType.isList(type)) {
      return elements(value).stream().map(element -> fromSpark(element, RecordType.element(type))).toList();
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return fromRow((Row) value, plain.asSubclass(Record.class));
    }
    if (plain.isArray() && plain != byte[].class) {
      return array(elements(value), plain.getComponentType());
    }
    return plain.isEnum() ? constant(plain, (String) value) : value;
  }

  /** Spark gives arrays as its Scala's sequence; a row's own accessor turns that into a list under any Scala version. */
  private static List<Object> elements(Object sequence) {
    return RowFactory.create(sequence).getList(0);
  }

  private static Object array(List<Object> elements, Class<?> type) {
    Object array = Array.newInstance(type, elements.size());
    int position = 0;
    for (Object element : elements) {
      Array.set(array, position++, fromSpark(element, type));
    }
    return array;
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants()).filter(constant -> ((Enum<?>) constant).name().equals(name)).findFirst()
        .orElseThrow(() -> new InputException("the saved " + type.getSimpleName() + " is '" + name
            + "', which this version does not know; load it with the version that wrote it."));
  }
}
