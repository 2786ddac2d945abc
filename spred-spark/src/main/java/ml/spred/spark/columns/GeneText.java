package ml.spred.spark.columns;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.GeneAnnotation;
import ml.spred.expression.Log2Rule;
import ml.spred.expression.NumberText;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Text files with a line per gene, read where they lie: CSV and TSV with genes as rows, GCT, GEO series matrix, GEO DataSet in
 * SOFT. Plain files and bzip2 are read by a task per Hadoop split, gzip (which cannot be split) by one task that passes the lines
 * on; no process holds the file. The first line with at least two names of the sample sheet is the header, its first field the
 * name column; columns that the sheet does not name and lines that start with {@code !}, {@code ^} or {@code #} are passed over.
 */
public final class GeneText {
  private final String path;
  private final String header;
  private final char separator;
  /** Column of each sample. */
  private final int[] columns;
  private final List<String> samples;
  /** Column of the second names; −1 for none. */
  private final int annotation;
  /** First fields of lines that describe samples. */
  private final Set<String> labels;
  private final boolean log2;

  private GeneText(String path, String header, Set<String> sheet, Set<String> labels, boolean log2) {
    this.path = path;
    this.header = header;
    this.separator = separator(header);
    List<String> names = Line.fields(header, separator);
    this.columns = IntStream.range(1, names.size()).filter(k -> sheet.contains(names.get(k))).toArray();
    this.samples = Arrays.stream(columns).mapToObj(names::get).toList();
    this.annotation = annotation(names, columns);
    this.labels = Set.copyOf(labels);
    this.log2 = log2;
    if (samples.size() != Set.copyOf(samples).size()) {
      throw new InputException(path + " has two columns of one sample in its header; rename or remove one.");
    }
  }

  /**
   * The genes of a file as {@link GeneFrame} takes them.
   *
   * @param sheet names of the samples that may be read
   */
  public static Dataset<Row> read(SparkSession spark, String path, Set<String> sheet) {
    return read(spark, path, sheet, Set.of(), false);
  }

  /**
   * As {@link #read(SparkSession, String, Set)}, of a file in which some lines may hold labels.
   *
   * @param labels first fields of lines that describe samples and are passed over
   * @param log2 whether log2(x + 1) is taken of the values, before they are rounded to single precision
   */
  public static Dataset<Row> read(SparkSession spark, String path, Set<String> sheet, Set<String> labels, boolean log2) {
    JavaRDD<String> lines = JavaSparkContext.fromSparkContext(spark.sparkContext()).textFile(path);
    String header = lines.filter(line -> isHeader(line, sheet)).take(1).stream().findFirst()
        .orElseThrow(() -> new InputException(path + " has no line with two names of the sample sheet, which is how the header"
            + " of a table with genes as rows is found; check the names in the sheet's first column."));
    return new GeneText(path, header, sheet, labels, log2).frame(spark, lines);
  }

  private static boolean isHeader(String line, Set<String> sheet) {
    return !isRemark(line) && Line.fields(line, separator(line)).stream().filter(sheet::contains).limit(2).count() == 2;
  }

  /** A column of texts before the samples with gene symbols, by its name; otherwise a lone one. */
  private static int annotation(List<String> names, int[] columns) {
    List<String> between = names.subList(1, columns[0]);
    int symbol = GeneAnnotation.symbolColumn(between);
    return symbol >= 0 ? symbol + 1 : between.size() == 1 ? 1 : -1;
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || "!^#".indexOf(line.charAt(0)) >= 0;
  }

  private static char separator(String line) {
    return line.indexOf('\t') >= 0 ? '\t' : line.indexOf(',') >= 0 ? ',' : ';';
  }

  private Dataset<Row> frame(SparkSession spark, JavaRDD<String> lines) {
    Line line = new Line(path, header, separator, columns, annotation, labels, log2);
    JavaRDD<Row> genes = lines.filter(line::isGene).zipWithIndex().map(pair -> line.gene(pair._1(), pair._2()));
    StructType schema = new StructType().add(GeneFrame.POSITION, DataTypes.LongType).add(GeneFrame.GENE, DataTypes.StringType)
        .add(GeneFrame.VALUES, DataTypes.createArrayType(DataTypes.FloatType)).add(GeneFrame.ANNOTATION, DataTypes.StringType);
    return GeneFrame.name(spark.createDataFrame(genes, schema), samples);
  }

  /** What a line of a gene is; travels to the tasks. */
  private record Line(String path, String header, char separator, int[] columns, int annotation, Set<String> labels,
      boolean log2) implements Serializable {

    static List<String> fields(String line, char separator) {
      if (line.indexOf('"') >= 0) {
        return CsvReader.builder().fieldSeparator(separator).ofCsvRecord(line).stream().findFirst().orElseThrow().getFields();
      }
      List<String> fields = new ArrayList<>();
      int from = 0;
      for (int to = line.indexOf(separator); to >= 0; to = line.indexOf(separator, from)) {
        fields.add(line.substring(from, to));
        from = to + 1;
      }
      fields.add(line.substring(from));
      return fields;
    }

    boolean isGene(String line) {
      if (isRemark(line) || line.equals(header)) {
        return false;
      }
      List<String> fields = fields(line, separator);
      return fields.size() > columns[columns.length - 1] && !labels.contains(fields.get(0));
    }

    Row gene(String line, long position) {
      List<String> fields = fields(line, separator);
      Float[] values = new Float[columns.length];
      for (int k = 0; k < values.length; k++) {
        values[k] = number(fields.get(columns[k]).trim(), fields.get(0));
      }
      return RowFactory.create(position, fields.get(0), values, annotation < 0 ? "" : symbol(fields.get(annotation).strip()));
    }

    private static String symbol(String text) {
      return NumberText.isMissing(text) || text.equals("--Control") ? "" : text;
    }

    private Float number(String text, String gene) {
      char[] chars = text.toCharArray();
      if (NumberText.isMissing(chars, 0, chars.length)) {
        return null;
      }
      double value = NumberText.parse(chars, 0, chars.length);
      if (Double.isNaN(value)) {
        throw new InputException(path + " has the value '" + text + "' for the gene '" + gene
            + "', which is not a number; correct it, or write NA where it is missing.");
      }
      return (float) (log2 ? Log2Rule.apply(value) : value);
    }
  }
}
