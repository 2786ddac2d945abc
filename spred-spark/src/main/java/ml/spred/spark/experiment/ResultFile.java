package ml.spred.spark.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import ml.spred.InputException;
import ml.spred.spark.benchmark.CsvFile;

/** {@code NAME-SCALE.csv}: the rows of finished cells, added as they come, all rows of a cell at once. */
final class ResultFile {
  /** Fingerprint of the settings that a row was made with. */
  private static final String DEFINITION = "definition";

  private final Path file;
  private final Definition definition;
  private final List<String> keys;
  private final List<String> header;

  ResultFile(Path directory, Experiment<?> experiment, Definition definition) {
    this.file = directory.resolve(definition.name() + "-" + definition.scale().spelling() + ".csv");
    this.definition = definition;
    this.keys = experiment.keys();
    this.header = new ArrayList<>(keys);
    header.addAll(experiment.columns());
    header.add(DEFINITION);
  }

  /** All rows of the definition's cells that were made with its settings, in the order of the cells. */
  Results read() {
    Map<List<String>, List<Map<String, String>>> byCell = new LinkedHashMap<>();
    for (Map<String, String> row : CsvFile.read(file, this::row)) {
      if (row.get(DEFINITION).equals(definition.fingerprint())) {
        byCell.computeIfAbsent(keys.stream().map(row::get).toList(), key -> new ArrayList<>()).add(row);
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (Cell cell : definition.cells()) {
      rows.addAll(byCell.getOrDefault(cell.fields(keys), List.of()));
    }
    return new Results(rows);
  }

  private Map<String, String> row(Function<String, String> field) {
    Map<String, String> row = new LinkedHashMap<>();
    header.forEach(column -> row.put(column, field.apply(column)));
    return row;
  }

  /**
   * The cells that have no rows yet.
   *
   * @throws InputException where the file has rows that were made with other settings
   */
  List<Cell> missing() {
    for (Map<String, String> row : CsvFile.read(file, this::row)) {
      if (!row.get(DEFINITION).equals(definition.fingerprint())) {
        throw new InputException(file + " holds results of other settings than the definition has now (" + row.get(DEFINITION)
            + ", now " + definition.fingerprint() + "); move it away, or start anew with --overwrite.");
      }
    }
    Set<List<String>> done = new HashSet<>();
    read().rows().forEach(row -> done.add(keys.stream().map(row::get).toList()));
    return definition.cells().stream().filter(cell -> !done.contains(cell.fields(keys))).toList();
  }

  /** Adds the rows of a cell; on disk when this returns. */
  void append(Cell cell, List<Map<String, String>> measured) {
    List<List<String>> lines = new ArrayList<>();
    for (Map<String, String> values : measured) {
      Map<String, String> row = new LinkedHashMap<>(values);
      keys.forEach(key -> row.put(key, cell.text(key)));
      row.put(DEFINITION, definition.fingerprint());
      if (!row.keySet().equals(Set.copyOf(header))) {
        throw new IllegalStateException(definition.name() + " gave the columns " + row.keySet() + ", declared are " + header
            + ".");
      }
      lines.add(header.stream().map(row::get).toList());
    }
    CsvFile.appendAll(file, header, lines);
  }

  Path file() {
    return file;
  }
}
