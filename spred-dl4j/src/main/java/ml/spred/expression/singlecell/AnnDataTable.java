package ml.spred.expression.singlecell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.NumberText;

/**
 * A data frame of AnnData, {@code obs} or {@code var}: a group with a dataset or group for each column. Columns of a few words
 * are categories with codes: a group since 0.8, before that codes whose words are in {@code __categories}.
 */
final class AnnDataTable {
  private static final String OLD_CATEGORIES = "__categories";

  private final Hdf5File file;
  private final String path;
  private final String index;

  AnnDataTable(Hdf5File file, String path) {
    this.file = file;
    this.path = path;
    if (file.isArray(path)) {
      throw file.refusal(path, "is a table as AnnData before 0.7 wrote it; read and write the file with a newer one.");
    }
    if (!file.isGroup(path)) {
      throw file.refusal(path, "is missing; give a file that AnnData wrote.");
    }
    index = file.texts(path, "_index").map(names -> names.get(0)).orElse("_index");
  }

  /** The names of the rows. */
  Hdf5Array names() {
    return file.array(path + "/" + index);
  }

  /** Names of the columns, in the order of the table where the file says it. */
  List<String> columnNames() {
    Set<String> present = new LinkedHashSet<>(file.names(path));
    present.remove(index);
    present.remove(OLD_CATEGORIES);
    List<String> ordered = new ArrayList<>(file.texts(path, "column-order").orElse(List.of()));
    ordered.retainAll(present);
    present.removeAll(ordered);
    ordered.addAll(present);
    return ordered;
  }

  /**
   * The column as texts, null where missing.
   *
   * @param rows its expected length
   */
  List<String> column(String name, int rows) {
    String place = path + "/" + name;
    List<String> values = file.isGroup(place) ? grouped(place, rows) : plain(place, name, rows);
    if (values.size() != rows) {
      throw wrongLength(place, values.size(), rows);
    }
    return values;
  }

  /** Whether the column is of numbers, which are rarely labels. */
  boolean isNumeric(String name) {
    String place = path + "/" + name;
    if (file.isArray(place)) {
      return !file.isArray(oldCategories(name)) && !file.array(place).isText();
    }
    return file.isArray(place + "/values") && !file.array(place + "/values").isText();
  }

  private String oldCategories(String name) {
    return path + "/" + OLD_CATEGORIES + "/" + name;
  }

  private List<String> grouped(String place, int rows) {
    if (file.isArray(place + "/codes")) {
      return decoded(checked(place + "/codes", rows), file.array(place + "/categories"));
    }
    if (!file.isArray(place + "/values")) {
      throw file.refusal(place, "is a kind of column that is not known; store it as text or as a category.");
    }
    List<String> values = present(checked(place + "/values", rows).texts());
    Optional<Hdf5Array> mask = file.isArray(place + "/mask") ? Optional.of(checked(place + "/mask", rows)) : Optional.empty();
    mask.ifPresent(missing -> hide(values, missing.texts()));
    return values;
  }

  private static void hide(List<String> values, List<String> mask) {
    for (int row = 0; row < values.size(); row++) {
      boolean missing = mask.get(row) != null && (mask.get(row).equalsIgnoreCase("true") || mask.get(row).equals("1"));
      values.set(row, missing ? null : values.get(row));
    }
  }

  private List<String> plain(String place, String name, int rows) {
    Hdf5Array values = checked(place, rows);
    return file.isArray(oldCategories(name)) ? decoded(values, file.array(oldCategories(name))) : present(values.texts());
  }

  private Hdf5Array checked(String place, int rows) {
    Hdf5Array array = file.array(place);
    if (array.length() != rows) {
      throw wrongLength(place, array.length(), rows);
    }
    return array;
  }

  private InputException wrongLength(String place, int found, int rows) {
    return file.refusal(place, "has " + found + " values where " + path + " has " + rows
        + " rows; the file is damaged, so write it again.");
  }

  private List<String> decoded(Hdf5Array codes, Hdf5Array categories) {
    List<String> words = present(categories.texts());
    List<String> values = new ArrayList<>();
    for (long code : codes.longs()) {
      if (code >= words.size()) {
        throw file.refusal(codes.path(), "holds the code " + code + " where there are " + words.size()
            + " categories; the file is damaged, so write it again.");
      }
      values.add(code < 0 ? null : words.get((int) code));
    }
    return values;
  }

  private static List<String> present(List<String> texts) {
    texts.replaceAll(text -> text == null || NumberText.isMissing(text.strip()) ? null : text.strip());
    return texts;
  }

  /** The first of the columns that the table has. */
  Optional<String> firstOf(List<String> names) {
    Set<String> present = new LinkedHashSet<>(columnNames());
    return names.stream().filter(present::contains).findFirst();
  }

  /** Columns that may be labels, and the names of those that are left out because they hold numbers. */
  Map<String, List<String>> labels(int rows, Set<String> wanted, List<String> leftOut) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    for (String name : columnNames()) {
      if (isNumeric(name) && !wanted.contains(name)) {
        leftOut.add(name);
      } else {
        labels.put(name, column(name, rows));
      }
    }
    return labels;
  }
}
