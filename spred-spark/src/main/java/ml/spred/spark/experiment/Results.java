package ml.spred.spark.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ml.spred.spark.benchmark.Mean;

/**
 * The rows of an experiment.
 *
 * @param rows texts by column, in the order of the cells
 */
public record Results(List<Map<String, String>> rows) {
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public Results where(Predicate<Map<String, String>> condition) {
    return new Results(rows.stream().filter(condition).toList());
  }

  /** The rows with this text in a column. */
  public Results where(String column, String value) {
    return where(row -> row.get(column).equals(value));
  }

  /** The rows with this number in a column. */
  public Results where(String column, double value) {
    return where(row -> number(row, column) == value);
  }

  /** The texts of a column, each once, in the order of the rows. */
  public List<String> distinct(String column) {
    return rows.stream().map(row -> row.get(column)).distinct().toList();
  }

  /** The numbers of a column; NaN for what is empty. */
  public double[] numbers(String column) {
    return rows.stream().mapToDouble(row -> number(row, column)).toArray();
  }

  /** Mean over the rows that have a number. */
  public Mean mean(String column) {
    return Mean.of(rows.stream().mapToDouble(row -> number(row, column)).filter(value -> !Double.isNaN(value)).toArray());
  }

  /** The rows by the text of a column, in their order. */
  public Map<String, Results> by(String column) {
    return rows.stream().collect(Collectors.groupingBy(row -> row.get(column), LinkedHashMap::new,
        Collectors.collectingAndThen(Collectors.toList(), Results::new)));
  }

  /** The number in a column of a row; NaN for an empty one. */
  public static double number(Map<String, String> row, String column) {
    String text = row.get(column);
    return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
  }
}
