package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import ml.spred.InputException;
import ml.spred.spark.SparkTest;
import ml.spred.spark.columns.GeneFrame;
import ml.spred.spark.columns.GeneText;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneTableFitTest {
  private static final int GENES = 1100;
  private static final int SAMPLES = 40;
  private static final List<Row> ROWS = Fixtures.rows(SAMPLES, GENES, 2, 9);

  @TempDir Path directory;

  private final SparkSession spark = SparkTest.session();

  private static SpredFeatureSelector selector() {
    return new SpredFeatureSelector().setHeads("linear").setNumKappas(15).setValidationIndicatorCol("marked");
  }

  private Dataset<Row> sheet() {
    return Fixtures.frame(ROWS, GENES).drop("features");
  }

  private static float value(int gene, int sample) {
    return (float) ROWS.get(sample).<Vector>getAs(1).apply(gene);
  }

  /** A frame with an array per gene, in the order of the names and shuffled over partitions. */
  private Dataset<Row> arrays(boolean positions) {
    List<Row> rows = new ArrayList<>();
    for (int gene = 0; gene < GENES; gene++) {
      int own = gene;
      List<Float> values = IntStream.range(0, SAMPLES).mapToObj(sample -> value(own, sample)).toList();
      rows.add(positions ? RowFactory.create(String.format("gene%04d", gene), values, (long) gene)
          : RowFactory.create(String.format("gene%04d", gene), values));
    }
    StructType schema = new StructType().add(GeneFrame.GENE, DataTypes.StringType)
        .add(GeneFrame.VALUES, DataTypes.createArrayType(DataTypes.FloatType));
    Dataset<Row> frame = spark.createDataFrame(Fixtures.shuffled(rows, 4),
        positions ? schema.add(GeneFrame.POSITION, DataTypes.LongType) : schema);
    return GeneFrame.name(frame, IntStream.range(0, SAMPLES).mapToObj(sample -> "s" + sample).toList());
  }

  private static void assertSame(SpredFeatureSelectorModel actual, SpredFeatureSelectorModel expected) {
    assertThat(actual.selectedFeatures()).isEqualTo(expected.selectedFeatures()).isNotEmpty();
    assertThat(actual.scores()).isEqualTo(expected.scores());
    assertThat(actual.certificate()).isEqualTo(expected.certificate());
    Fixtures.assertSamePath(actual.path(), expected.path());
  }

  @Test
  void everyFormOfTheTableGivesTheSameFit() throws IOException {
    SpredFeatureSelectorModel model = selector().fitColumns(arrays(false), sheet());
    assertThat(model.selectedFeatureNames()).contains("gene0003", "gene0017", "gene0041");
    assertSame(selector().fitColumns(arrays(true).repartition(7), sheet()), model);
    assertSame(selector().fitColumns(arrays(false).coalesce(1), sheet().repartition(3)), model);
    for (String name : new String[] {"genes.tsv", "genes.tsv.gz", "genes.tsv.bz2", "genes.csv"}) {
      assertSame(selector().fitColumns(GeneText.read(spark, text(name), names()), sheet()), model);
    }
    Dataset<Row> table = spark.read().option("header", "true").option("inferSchema", "true").csv(text("columns.csv"));
    table.write().parquet(directory.resolve("genes.parquet").toString());
    assertSame(selector().fitColumns(spark.read().parquet(directory.resolve("genes.parquet").toString()), sheet()), model);
  }

  /** The fit on vectors of the same values differs in the order of the samples, so in rounding alone. */
  @Test
  void itIsTheFitOfTheSameVectors() {
    SpredFeatureSelectorModel columns = selector().fitColumns(arrays(true), sheet());
    SpredFeatureSelectorModel rows = selector().setLayout("rows").fit(Fixtures.frame(ROWS, GENES));
    assertThat(columns.selectedFeatures()).isEqualTo(rows.selectedFeatures());
    assertThat(columns.certificate().objective()).isCloseTo(rows.certificate().objective(),
        org.assertj.core.data.Percentage.withPercentage(1e-4));
  }

  @Test
  void predictsFromTheSelectedGenesAlone() {
    SpredFeatureSelectorModel model = selector().setProbabilityCol("p").fitColumns(arrays(true), sheet());
    List<Row> there = model.transformColumns(arrays(true), sheet()).select("sample", "p", model.getOutputCol()).collectAsList();
    List<Row> here = model.transform(Fixtures.frame(ROWS, GENES)).select("sample", "p").collectAsList();
    assertThat(there).hasSize(SAMPLES);
    for (int k = 0; k < SAMPLES; k++) {
      assertThat(there.get(k).getString(0)).isEqualTo(here.get(k).getString(0));
      assertThat(there.get(k).<Vector>getAs(1).toArray()).containsExactly(here.get(k).<Vector>getAs(1).toArray(),
          org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  @Test
  void linesOfGeoAroundTheTableArePassedOver() throws IOException {
    List<String> lines = new ArrayList<>(List.of("!Series_title\t\"a study\"", "!Sample_title\t\"one\"", "^DATASET",
        "!series_matrix_table_begin"));
    lines.addAll(lines("\t", true));
    lines.add("!series_matrix_table_end");
    Path file = directory.resolve("GSE1_series_matrix.txt");
    Files.write(file, lines);
    assertSame(selector().fitColumns(GeneText.read(spark, file.toString(), names()), sheet()),
        selector().fitColumns(arrays(true), sheet()));
  }

  @Test
  void tablesThatDoNotFitAreRefusedInASentence() throws IOException {
    Path file = directory.resolve("broken.tsv");
    List<String> lines = lines("\t", false);
    lines.set(5, lines.get(5).replaceFirst("\t[^\t]*$", "\tabc"));
    Files.write(file, lines);
    assertThatThrownBy(() -> selector().fitColumns(GeneText.read(spark, file.toString(), names()), sheet()))
        .isInstanceOf(InputException.class).hasMessageContaining("'abc'").hasMessageContaining("gene0004");
    assertThatThrownBy(() -> GeneText.read(spark, file.toString(), Set.of("x", "y"))).isInstanceOf(InputException.class)
        .hasMessageContaining("no line with two names of the sample sheet");
    assertThatThrownBy(() -> selector().fitColumns(arrays(true).union(arrays(true).limit(1)), sheet()))
        .isInstanceOf(InputException.class).hasMessageContaining("positions must go from 0 to one less than the number of genes");
    assertThatThrownBy(() -> selector().fitColumns(arrays(false).union(arrays(false).limit(1)), sheet()))
        .isInstanceOf(InputException.class).hasMessageContaining("has two rows in the table of genes");
    assertThatThrownBy(() -> selector().fitColumns(arrays(false), sheet().union(sheet().limit(1))))
        .isInstanceOf(InputException.class).hasMessageContaining("has two rows in the sample sheet");
    assertThatThrownBy(() -> new SpredFeatureSelector().fitColumns(arrays(false), sheet()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("heads is 'ensemble'");
  }

  private static Set<String> names() {
    Set<String> names = new TreeSet<>(Comparator.naturalOrder());
    IntStream.range(0, SAMPLES).forEach(sample -> names.add("s" + sample));
    return names;
  }

  /** A line per gene behind a header; columns of samples in another order than the sheet's. */
  private static List<String> lines(String separator, boolean quoted) {
    String quote = quoted ? "\"" : "";
    List<String> lines = new ArrayList<>();
    StringBuilder header = new StringBuilder(quote + "ID_REF" + quote + separator + "IDENTIFIER");
    for (int sample = SAMPLES - 1; sample >= 0; sample--) {
      header.append(separator).append(quote).append("s").append(sample).append(quote);
    }
    lines.add(header.toString());
    for (int gene = 0; gene < GENES; gene++) {
      StringBuilder line = new StringBuilder(quote + String.format("gene%04d", gene) + quote + separator + "symbol");
      for (int sample = SAMPLES - 1; sample >= 0; sample--) {
        line.append(separator).append(value(gene, sample));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private String text(String name) throws IOException {
    Path file = directory.resolve(name);
    List<String> lines = lines(name.contains("csv") ? "," : "\t", false);
    try (OutputStream out = packed(name, Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file.toString();
  }

  private OutputStream packed(String name, OutputStream file) throws IOException {
    if (name.endsWith(".bz2")) {
      BZip2Codec codec = new BZip2Codec();
      codec.setConf(spark.sparkContext().hadoopConfiguration());
      return codec.createOutputStream(file);
    }
    return name.endsWith(".gz") ? new GZIPOutputStream(file) : file;
  }
}
