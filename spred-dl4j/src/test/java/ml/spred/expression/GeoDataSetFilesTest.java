package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ml.spred.SharedData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads every real DataSet file and compares with the table that was made from them independently. */
class GeoDataSetFilesTest {
  // The table gives sums to four decimals.
  private static final double ROUNDING = 5.0001e-5;

  @TestFactory
  Stream<DynamicTest> readsEveryFileAsIndexed() throws IOException {
    Path folder = SharedData.require("geo-files");
    List<String> lines = Files.readAllLines(folder.resolve("gds-index.tsv"));
    String[] names = lines.get(0).split("\t");
    assertThat(lines).hasSize(56);
    return lines.stream().skip(1).map(line -> row(names, line.split("\t"))).map(row -> DynamicTest.dynamicTest(row.get("file"),
        () -> compare(Readings.file(folder.resolve("gds").resolve(row.get("file"))), row)));
  }

  private static Map<String, String> row(String[] names, String[] fields) {
    Map<String, String> row = new HashMap<>();
    for (int field = 0; field < names.length; field++) {
      row.put(names[field], fields[field]);
    }
    return row;
  }

  private static void compare(ExpressionSet set, Map<String, String> row) {
    assertThat(set.title()).isEqualTo(row.get("title"));
    assertThat(set.numSamples()).isEqualTo(Integer.parseInt(row.get("samples_in_table")));
    assertThat(set.numFeatures()).isEqualTo(Integer.parseInt(row.get("rows_in_table")));
    assertThat(subsetTypes(set)).isEqualTo(row.get("subset_types"));
    assertThat(set.missingCount()).isEqualTo(missing(row.get("missing_tokens")));
    assertThat(set.statistics().absent()).isEqualTo(Integer.parseInt(row.get("all_missing_rows")));
    double[] values = set.rows().stream().flatMapToDouble(Arrays::stream).filter(value -> !Double.isNaN(value)).toArray();
    assertThat(values).hasSize(Integer.parseInt(row.get("count_of_values")));
    double magnitude = Arrays.stream(values).map(Math::abs).sum();
    assertThat(Arrays.stream(values).sum()).isCloseTo(Double.parseDouble(row.get("sum_of_values")),
        within(1e-12 * magnitude + ROUNDING));
    boolean shortened = set.numFeatures() < Integer.parseInt(row.get("declared_features"));
    assertThat(set.notes().stream().anyMatch(note -> note.contains("shortened"))).isEqualTo(shortened);
  }

  private static String subsetTypes(ExpressionSet set) {
    set.columns().values().forEach(column -> assertThat(column).doesNotContainNull());
    String types = set.columns().entrySet().stream()
        .map(column -> column.getKey() + ":" + column.getValue().stream().filter(Objects::nonNull).distinct().count())
        .collect(Collectors.joining("; "));
    return types.isEmpty() ? "none" : types;
  }

  private static long missing(String tokens) {
    return tokens.equals("0") ? 0 : Long.parseLong(tokens.substring(tokens.indexOf('=') + 1));
  }
}
