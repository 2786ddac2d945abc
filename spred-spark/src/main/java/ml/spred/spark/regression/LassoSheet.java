package ml.spred.spark.regression;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.lasso.Family;
import ml.spred.spark.columns.SelectedGenes;
import ml.spred.spark.feature.Columns;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The samples of a regression without their features, in an order that does not depend on that of the rows.
 *
 * @param names of the samples
 * @param responses {@code [outputs][samples]}
 * @param events whether a sample's event was seen; null but for survival
 */
record LassoSheet(List<String> names, double[][] responses, boolean[] events) {

  private record Named(String name, LassoRow row) {}

  /**
   * Reads a row per sample.
   *
   * @throws InputException for samples without a name or with two rows, and labels and marks that cannot be
   */
  static LassoSheet read(Dataset<Row> sheet, LassoParams params, Family family) {
    boolean vector = LassoSchema.requireLabel(sheet.schema(), params, family);
    Columns.require(sheet.schema(), "the sample sheet's name", SelectedGenes.SAMPLE);
    Column label = Columns.of(params.getLabelCol());
    Column event = family == Family.COX ? Columns.of(params.getCensorCol()).cast("double") : functions.lit(1.0);
    Column name = Columns.of(SelectedGenes.SAMPLE).cast("string");
    List<Named> rows = sheet.select(name, vector ? label : label.cast("double"), event).collectAsList().stream()
        .map(row -> named(row, vector))
        .sorted(Comparator.comparing(Named::row).thenComparing(named -> String.valueOf(named.name()))).toList();
    requireNames(rows);
    LassoTable.requireLabels(rows.stream().map(Named::row).toList(), params.getLabelCol(), family);
    return of(rows, family);
  }

  private static Named named(Row row, boolean vector) {
    double[] label = row.isNullAt(1) ? null : vector ? row.<Vector>getAs(1).toArray() : new double[] {row.getDouble(1)};
    return new Named(row.getString(0), LassoRow.of(null, label, row.isNullAt(2) ? Double.NaN : row.getDouble(2), 1));
  }

  private static void requireNames(List<Named> rows) {
    if (rows.isEmpty()) {
      throw new InputException("the sample sheet has no rows; a regression needs at least 1.");
    }
    Set<String> seen = new HashSet<>();
    for (Named row : rows) {
      if (row.name() == null) {
        throw new InputException("a row of the sample sheet has no name; every sample needs one.");
      }
      if (!seen.add(row.name())) {
        throw new InputException("the sample '" + row.name() + "' has two rows in the sample sheet; keep one.");
      }
    }
  }

  private static LassoSheet of(List<Named> rows, Family family) {
    int outputs = rows.get(0).row().label().length;
    double[][] responses = IntStream.range(0, outputs)
        .mapToObj(output -> rows.stream().mapToDouble(named -> named.row().label()[output]).toArray()).toArray(double[][]::new);
    boolean[] events = family == Family.COX ? new boolean[rows.size()] : null;
    for (int sample = 0; events != null && sample < events.length; sample++) {
      events[sample] = rows.get(sample).row().event() == 1;
    }
    return new LassoSheet(rows.stream().map(Named::name).toList(), responses, events);
  }

  int numSamples() {
    return names.size();
  }

  /** The responses of some samples. */
  double[][] responses(int[] samples) {
    double[][] chosen = new double[responses.length][];
    for (int output = 0; output < chosen.length; output++) {
      double[] all = responses[output];
      chosen[output] = IntStream.of(samples).mapToDouble(sample -> all[sample]).toArray();
    }
    return chosen;
  }

  /** The events of some samples; null but for survival. */
  boolean[] events(int[] samples) {
    boolean[] chosen = events == null ? null : new boolean[samples.length];
    for (int k = 0; chosen != null && k < samples.length; k++) {
      chosen[k] = events[samples[k]];
    }
    return chosen;
  }
}
