package ml.spred.spark.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A table. A plain one is written as HTML; an interactive one is drawn by a script, sorts by a click on a heading, filters by
 * a text, and shows its first rows until all are asked for, so that thousands of rows stay quick.
 *
 * @param id unique on the page; letters, digits and hyphens
 * @param caption what the table holds
 * @param columns headings
 * @param rows one cell per column; in a plain table texts, in an interactive one texts and numbers
 * @param interactive whether a script draws it
 */
public record Table(String id, String caption, List<Column> columns, List<? extends List<?>> rows, boolean interactive)
    implements Component {

  /** How a column's cells are shown. A bar is a number with a bar as long as its share of the column's maximum. */
  public enum Kind { TEXT, NUMBER, BAR }

  /** A heading and how the cells below it are shown. */
  public record Column(String name, Kind kind) {
    boolean numeric() {
      return kind != Kind.TEXT;
    }
  }

  public static Table plain(String id, String caption, List<Column> columns, List<List<String>> rows) {
    return new Table(id, caption, columns, rows, false);
  }

  /** Columns of texts that are empty in every row are left out. */
  public static Table interactive(String id, String caption, List<Column> columns, List<List<Object>> rows) {
    int[] told = IntStream.range(0, columns.size()).filter(index -> columns.get(index).numeric() || rows.isEmpty()
        || rows.stream().anyMatch(row -> row.get(index) != null && !"".equals(row.get(index)))).toArray();
    return new Table(id, caption, IntStream.of(told).mapToObj(columns::get).toList(),
        rows.stream().map(row -> IntStream.of(told).mapToObj(row::get).toList()).toList(), true);
  }

  @Override
  public String html() {
    if (interactive) {
      return Templates.fill("interactive-table", Map.of("id", id, "caption", caption));
    }
    return Templates.fill("table", Map.of("id", id, "caption", caption, "columns", headings(), "rows", cells()));
  }

  @Override
  public Map<String, Object> data() {
    if (!interactive) {
      return Map.of();
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", id);
    data.put("kind", "table");
    data.put("columns", columns);
    data.put("rows", rows);
    return data;
  }

  private List<Map<String, Object>> headings() {
    return columns.stream()
        .map(column -> Map.<String, Object>of("name", column.name(), "numeric", column.numeric()))
        .toList();
  }

  private List<Map<String, Object>> cells() {
    return rows.stream().map(row -> Map.<String, Object>of("cells", cells(row))).toList();
  }

  private List<Map<String, Object>> cells(List<?> row) {
    return IntStream.range(0, columns.size())
        .mapToObj(index -> Map.<String, Object>of(
            "text", String.valueOf(row.get(index)), "numeric", columns.get(index).numeric()))
        .toList();
  }
}
