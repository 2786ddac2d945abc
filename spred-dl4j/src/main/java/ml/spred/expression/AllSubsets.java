package ml.spred.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.spred.InputException;

/** The labels of the published experiments: every column of a file at once. */
final class AllSubsets {
  static final String COLUMN = "all subsets";

  private AllSubsets() {
  }

  /** One row per sample and column that has a value for it; rows of one sample share their array of values. */
  static ExpressionSet expand(ExpressionSet set) {
    if (set.columns().isEmpty()) {
      throw new InputException(set.source() + " has no label columns to take together; use --label-mode single.");
    }
    List<String> names = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (Map.Entry<String, List<String>> column : set.columns().entrySet()) {
      for (int sample = 0; sample < set.numSamples(); sample++) {
        String value = column.getValue().get(sample);
        if (value != null) {
          names.add(set.sampleNames().get(sample) + "#" + column.getKey());
          labels.add(column.getKey() + ": " + value);
          rows.add(sample);
        }
      }
    }
    return set.select(rows.stream().mapToInt(Integer::intValue).toArray()).toBuilder().samples(names).noColumns()
        .column(COLUMN, labels)
        .note("Every sample is repeated once per column with another label, so the labels contradict each other: for comparison"
            + " with the published table only.")
        .build();
  }
}
