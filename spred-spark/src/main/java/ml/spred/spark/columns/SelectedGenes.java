package ml.spred.spark.columns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ml.spred.InputException;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Some genes of a table of genes as vectors of samples; all other entries are left out.
 *
 * @param names of all entries of a vector
 * @param support indices of the genes that are wanted, ascending
 * @param featuresColumn of the vectors
 */
public record SelectedGenes(String[] names, int[] support, String featuresColumn) {
  /** Column of a sample sheet with the names of the samples. */
  public static final String SAMPLE = "sample";

  /**
   * The rows of the samples with the vectors.
   *
   * @throws InputException where a sample or a gene has no values
   */
  public Dataset<Row> vectors(Dataset<Row> genes, Dataset<Row> samples) {
    List<Row> sheet = samples.collectAsList();
    int name = samples.schema().fieldIndex(SAMPLE);
    int[] places = new GeneFrame(genes).places(sheet.stream().map(row -> row.getString(name)).toList());
    float[][] values = values(genes, places);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < sheet.size(); sample++) {
      double[] entries = new double[support.length];
      for (int k = 0; k < support.length; k++) {
        entries[k] = values[k][sample];
      }
      Object[] cells = Arrays.copyOf(toArray(sheet.get(sample)), sheet.get(sample).size() + 1);
      cells[cells.length - 1] = Vectors.sparse(names.length, support, entries);
      rows.add(RowFactory.create(cells));
    }
    StructType schema = samples.schema().add(featuresColumn, SQLDataTypes.VectorType());
    return samples.sparkSession().createDataFrame(rows, schema);
  }

  private static Object[] toArray(Row row) {
    Object[] cells = new Object[row.size()];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = row.get(k);
    }
    return cells;
  }

  private float[][] values(Dataset<Row> genes, int[] places) {
    Map<String, Integer> wanted = new TreeMap<>();
    for (int k = 0; k < support.length; k++) {
      wanted.put(names[support[k]], k);
    }
    List<String> asked = List.copyOf(wanted.keySet());
    float[][] values = new float[support.length][];
    for (GeneRow found : found(genes, places, asked)) {
      values[wanted.get(found.name())] = found.values();
    }
    wanted.forEach((name, k) -> {
      if (values[k] == null) {
        throw new InputException("the table of genes has no gene '" + name + "', which the model uses; give a table with all of"
            + " its " + support.length + " genes.");
      }
    });
    return values;
  }

  private static List<GeneRow> found(Dataset<Row> genes, int[] places, List<String> names) {
    try {
      return new GeneFrame(genes).rows(places).filter(row -> names.contains(row.value().name())).collect().stream()
          .map(Shipped::value).toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }
}
