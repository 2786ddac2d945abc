package ml.spred.spark.feature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Samples without values: a row each with its name, label, group and validation mark. Their order is that of a hash of all of it.
 */
final class SampleSheetRows {
  private static final float[] NONE = {};

  private final Map<String, SampleRow> rows = new HashMap<>();

  /** @param sheet has the names in its column {@code sample} */
  SampleSheetRows(Dataset<Row> sheet, String nameColumn, SelectionParams params) {
    Columns.require(sheet.schema(), "the sample sheet's name", nameColumn);
    Columns.requireNumeric(sheet.schema(), "labelCol", params.getLabelCol());
    Column group = params.isSet(params.groupCol()) ? Columns.of(params.getGroupCol()) : functions.lit(null);
    Column validation =
        params.isSet(params.validationIndicatorCol()) ? Columns.of(params.getValidationIndicatorCol()) : functions.lit(false);
    for (Row row : sheet.select(Columns.of(nameColumn).cast("string"), Columns.of(params.getLabelCol()).cast("double"),
        group.cast("string"), validation.cast("boolean")).collectAsList()) {
      add(row);
    }
    if (rows.isEmpty()) {
      throw new InputException("the sample sheet has no rows; a selection needs samples of at least 2 classes.");
    }
  }

  private void add(Row row) {
    if (row.isNullAt(0) || row.isNullAt(3)) {
      throw new InputException("a row of the sample sheet has no " + (row.isNullAt(0) ? "name" : "validation mark")
          + "; every sample needs one.");
    }
    double label = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
    SampleRow sample = new SampleRow(hash(row), NONE, label, row.getString(2), row.getBoolean(3));
    if (rows.put(row.getString(0), sample) != null) {
      throw new InputException("the sample '" + row.getString(0) + "' has two rows in the sample sheet; keep one.");
    }
  }

  private static byte[] hash(Row row) {
    MessageDigest digest = SampleRow.digest();
    for (int k = 0; k < row.size(); k++) {
      digest.update((String.valueOf(row.get(k)) + '\n').getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }

  /** Names of the samples in the order of the fit. */
  List<String> names() {
    return rows.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
  }

  /** The samples in that order. */
  List<SampleRow> samples() {
    return rows.values().stream().sorted().toList();
  }
}
