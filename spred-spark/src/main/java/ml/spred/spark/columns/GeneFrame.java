package ml.spred.spark.columns;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/**
 * A data frame with a row per gene: its name in the column {@code gene} (or the first column of texts), its values either in one
 * array column {@code values}, whose metadata name the samples (see {@link #name}), or in a column of numbers per sample, as a
 * table with genes as rows has them. An optional column {@code position} with 0 to d − 1 orders the genes; without it their names
 * do.
 */
public final class GeneFrame {
  /** Column with the name of a gene. */
  public static final String GENE = "gene";
  /** Array column with its values. */
  public static final String VALUES = "values";
  /** Optional column with a second name, such as the symbol of a probe. */
  public static final String ANNOTATION = "annotation";
  /** Column with its place among all genes. */
  public static final String POSITION = "position";
  /** Key of the names of the samples in the metadata of an array column. */
  private static final String SAMPLES = "samples";

  private final Dataset<Row> frame;
  private final String nameColumn;
  private final boolean inArray;
  private final List<String> samples;

  /** @throws InputException where the frame is no such table */
  public GeneFrame(Dataset<Row> frame) {
    this.frame = frame;
    StructField[] fields = frame.schema().fields();
    this.nameColumn = Arrays.stream(fields).map(StructField::name).filter(GENE::equals).findFirst()
        .or(() -> Arrays.stream(fields).filter(field -> field.dataType() instanceof StringType).map(StructField::name)
            .findFirst())
        .orElseThrow(() -> new InputException("a table of genes has no column of texts with their names; its columns are "
            + String.join(", ", frame.columns()) + ", so name one '" + GENE + "'."));
    this.inArray = Arrays.stream(fields).anyMatch(field -> field.name().equals(VALUES) && field.dataType() instanceof ArrayType);
    this.samples = inArray ? namesOf(frame.schema().apply(VALUES)) : Arrays.stream(fields)
        .filter(field -> field.dataType() instanceof NumericType && !field.name().equals(POSITION))
        .map(StructField::name).toList();
  }

  /** The frame with names of the samples at its array column, in the order of the array. */
  public static Dataset<Row> name(Dataset<Row> genes, List<String> samples) {
    return genes.withColumn(VALUES, functions.col(VALUES),
        new MetadataBuilder().putStringArray(SAMPLES, samples.toArray(String[]::new)).build());
  }

  private static List<String> namesOf(StructField values) {
    if (!values.metadata().contains(SAMPLES)) {
      throw new InputException("the array column '" + VALUES + "' of a table of genes does not say which sample each entry is;"
          + " name them by GeneFrame.name, or give a column per sample.");
    }
    return List.of(values.metadata().getStringArray(SAMPLES));
  }

  /** Names of the samples, in the order of the values. */
  public List<String> samples() {
    return samples;
  }

  public long count() {
    return frame.count();
  }

  /** Place of each of these samples among the values. */
  public int[] places(List<String> wanted) {
    Map<String, Integer> places = new HashMap<>();
    for (int k = 0; k < samples.size(); k++) {
      places.put(samples.get(k), k);
    }
    return wanted.stream().mapToInt(name -> {
      Integer place = places.get(name);
      if (place == null) {
        throw new InputException("the sample '" + name + "' of the sample sheet has no values among the " + samples.size()
            + " samples of the table of genes; remove its row, or add its values.");
      }
      return place;
    }).toArray();
  }

  /**
   * The genes with the values of some samples.
   *
   * @param places of the samples among the values, in the order wanted
   */
  public JavaRDD<Shipped<GeneRow>> rows(int[] places) {
    boolean positioned = Arrays.asList(frame.columns()).contains(POSITION);
    JavaRDD<Row> rows = select(positioned).toJavaRDD();
    boolean array = inArray;
    if (positioned) {
      return rows.map(row -> new Shipped<>(gene(row, row.isNullAt(1) ? -1 : (int) row.getLong(1), array, places)));
    }
    return rows.zipWithIndex().map(pair -> new Shipped<>(gene(pair._1(), Math.toIntExact(pair._2()), array, places)));
  }

  /** Name, position and then the values, in one array or one by one. */
  private Dataset<Row> select(boolean positioned) {
    Column name = column(nameColumn).as(GENE);
    Column position = (positioned ? column(POSITION).cast("long") : functions.lit(0L)).as(POSITION);
    Column[] values = inArray ? new Column[] {column(VALUES).cast("array<float>")}
        : samples.stream().map(sample -> column(sample).cast("float")).toArray(Column[]::new);
    Column[] all = new Column[values.length + 2];
    all[0] = name;
    all[1] = position;
    System.arraycopy(values, 0, all, 2, values.length);
    return positioned ? frame.select(all) : frame.select(all).sort(functions.col(GENE));
  }

  private static Column column(String name) {
    return functions.col("`" + name.replace("`", "``") + "`");
  }

  private static GeneRow gene(Row row, int position, boolean array, int[] places) {
    String name = row.getString(0);
    if (position < 0 || name == null) {
      throw new InputException("a row of the table of genes has no " + (name == null ? "name" : "position") + " ('" + name
          + "'); every row needs one.");
    }
    List<Float> listed = array ? row.getList(2) : null;
    float[] values = new float[places.length];
    for (int k = 0; k < places.length; k++) {
      if (array && (listed == null || places[k] >= listed.size())) {
        throw new InputException("the gene '" + name + "' has " + (listed == null ? 0 : listed.size())
            + " values, which is fewer than the samples that the column '" + VALUES + "' names; correct the table.");
      }
      Float value = array ? listed.get(places[k]) : (Float) row.get(places[k] + 2);
      // Adding 0 makes −0 a 0, as where rows are read.
      values[k] = value == null ? Float.NaN : value + 0f;
    }
    return new GeneRow(position, name, values);
  }
}
