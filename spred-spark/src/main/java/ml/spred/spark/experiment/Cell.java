package ml.spred.spark.experiment;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.spark.param.EnumWord;

/**
 * One point of an experiment's grid: a method, a strength, a seed and the like, as texts.
 *
 * @param values by key, in the order of the experiment's keys
 */
public record Cell(LinkedHashMap<String, String> values) implements Serializable {

  /** @throws InputException where the definition does not give the key */
  public String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new InputException("the grid gives no '" + key + "' for " + values + "; add it to the definition.");
    }
    return value;
  }

  /** @throws InputException where it is none of the constants */
  public <E extends Enum<E>> E word(Class<E> kind, String key) {
    return EnumWord.of(kind, text(key), "the " + key + " '" + text(key) + "' of the grid");
  }

  public double number(String key) {
    try {
      return Double.parseDouble(text(key));
    } catch (NumberFormatException failure) {
      throw new InputException("'" + key + "' of the grid is '" + text(key) + "', it must be a number.", failure);
    }
  }

  public int integer(String key) {
    double value = number(key);
    if (value != Math.rint(value)) {
      throw new InputException("'" + key + "' of the grid is " + value + ", it must be a whole number.");
    }
    return (int) value;
  }

  /** The values of these keys. */
  List<String> fields(List<String> keys) {
    return keys.stream().map(this::text).toList();
  }

  /** A list of rows that is made of one. */
  public static List<Map<String, String>> row(Object... namesAndValues) {
    List<Map<String, String>> rows = new ArrayList<>();
    rows.add(entries(namesAndValues));
    return rows;
  }

  /** A row: name, value, name, value, …. NaN becomes an empty text. */
  public static Map<String, String> entries(Object... namesAndValues) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      Object value = namesAndValues[k + 1];
      boolean none = value instanceof Double number && number.isNaN();
      row.put((String) namesAndValues[k], none ? "" : String.valueOf(value));
    }
    return row;
  }

  @Override
  public String toString() {
    return String.join(" ", values.entrySet().stream().map(Object::toString).toList());
  }
}
