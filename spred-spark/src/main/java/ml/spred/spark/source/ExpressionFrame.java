package ml.spred.spark.source;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * An expression table as a DataFrame: {@code sample}, the label and group columns as strings, and {@code features}, one
 * vector with the gene names in its ML attributes.
 *
 * <p>The table travels once to each executor as a broadcast; a task is a few row numbers and makes its rows when they are read.
 */
public final class ExpressionFrame {
  /** Column with the name of the sample. */
  public static final String SAMPLE = "sample";
  /** Column with the vector of values. */
  public static final String FEATURES = "features";

  private ExpressionFrame() {}

  /**
   * The rows of the set in its order.
   *
   * @throws InputException where a label or group column has the name of one of the two columns above
   */
  public static Dataset<Row> of(SparkSession spark, ExpressionSet set) {
    return frame(spark, schema(set, featuresField(FEATURES, set.featureNames())), Table.of(set));
  }

  /**
   * The rows of the set as a model expects them that was fitted on other columns, or on these in another order: sparse vectors
   * of which only the named genes are filled.
   *
   * @param size entries of a vector
   * @param names genes of the set, each once
   * @param places where each of them goes, ascending
   */
  public static Dataset<Row> aligned(SparkSession spark, ExpressionSet set, int size, List<String> names, int[] places) {
    StructField features = new AttributeGroup(FEATURES, size).toStructField();
    return frame(spark, schema(set, features), Table.aligned(set, columns(set, names), size, places));
  }

  private static Dataset<Row> frame(SparkSession spark, StructType schema, Table rows) {
    return spark.createDataFrame(lazily(spark, rows), schema);
  }

  /** The rows of {@link #of} without their schema. */
  static JavaRDD<Row> rows(SparkSession spark, ExpressionSet set) {
    return lazily(spark, Table.of(set));
  }

  private static JavaRDD<Row> lazily(SparkSession spark, Table rows) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<Table> table = context.broadcast(rows);
    List<Integer> samples = IntStream.range(0, rows.samples().length).boxed().toList();
    int partitions = Math.max(1, Math.min(samples.size(), context.defaultParallelism()));
    return context.parallelize(samples, partitions).map(sample -> table.value().row(sample));
  }

  private static int[] columns(ExpressionSet set, List<String> names) {
    Map<String, Integer> index = new HashMap<>();
    for (int column = 0; column < set.numFeatures(); column++) {
      index.put(set.featureNames().get(column), column);
    }
    return names.stream().mapToInt(index::get).toArray();
  }

  /** The vector column for genes of these names. */
  public static StructField featuresField(String column, List<String> names) {
    Attribute[] attributes = new Attribute[names.size()];
    for (int index = 0; index < attributes.length; index++) {
      attributes[index] = NumericAttribute.defaultAttr().withName(names.get(index)).withIndex(index);
    }
    return new AttributeGroup(column, attributes).toStructField();
  }

  /** The names of the genes in the attributes of a vector column that has them. */
  static List<String> featureNames(StructField features) {
    return Arrays.stream(AttributeGroup.fromStructField(features).attributes().get()).map(attribute -> attribute.name().get())
        .toList();
  }

  /** The schema of {@link #of}. */
  static StructType schema(ExpressionSet set) {
    return schema(set, featuresField(FEATURES, set.featureNames()));
  }

  private static StructType schema(ExpressionSet set, StructField features) {
    StructType schema = new StructType().add(SAMPLE, DataTypes.StringType, false);
    for (String column : set.columns().keySet()) {
      if (column.equals(SAMPLE) || column.equals(FEATURES)) {
        throw new InputException(set.source() + " has a label or group column '" + column
            + "', a name that the DataFrame needs for itself; rename the column.");
      }
      schema = schema.add(column, DataTypes.StringType, true);
    }
    return schema.add(features);
  }

  /**
   * What travels: plain arrays, the rows shared with the set.
   *
   * @param size entries of a vector
   * @param places of the values in each row; of length one where they are the same in all rows, null where values fill the vector
   */
  private record Table(String[] samples, String[][] columns, double[][] values, int size, int[][] places)
      implements Serializable {

    static Table of(ExpressionSet set) {
      double[][] values = set.isSparse() ? set.sparse().values() : set.rows().toArray(double[][]::new);
      return of(set, values, set.numFeatures(), set.isSparse() ? set.sparse().indices() : null);
    }

    private static Table of(ExpressionSet set, double[][] values, int size, int[][] places) {
      return new Table(set.sampleNames().toArray(String[]::new),
          set.columns().values().stream().map(column -> column.toArray(String[]::new)).toArray(String[][]::new), values, size,
          places);
    }

    /** Only the given columns travel. */
    static Table aligned(ExpressionSet set, int[] kept, int size, int[] places) {
      double[][] fewer = set.rows().stream()
          .map(row -> Arrays.stream(kept).mapToDouble(column -> row[column]).toArray()).toArray(double[][]::new);
      return of(set, fewer, size, new int[][] {places});
    }

    Row row(int sample) {
      Object[] cells = new Object[columns.length + 2];
      cells[0] = samples[sample];
      for (int column = 0; column < columns.length; column++) {
        cells[column + 1] = columns[column][sample];
      }
      cells[columns.length + 1] = places == null ? Vectors.dense(values[sample])
          : Vectors.sparse(size, places[places.length == 1 ? 0 : sample], values[sample]);
      return RowFactory.create(cells);
    }
  }
}
