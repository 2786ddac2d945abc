package ml.spred.spark.feature;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import ml.spred.problem.OffHeapMatrix;
import ml.spred.select.SelectionData;

/** Checked samples in the order of their hashes, as arrays. */
final class SampleTable {
  private final List<SampleRow> rows;
  private final ClassLabels classes;
  private final int numFeatures;
  private final int numCovariates;

  /** Takes rows without covariates that {@link SampleChecks} let pass. */
  SampleTable(List<SampleRow> rows, ClassLabels classes) {
    this(rows, classes, 0);
  }

  /**
   * Takes rows that {@link SampleChecks} let pass.
   *
   * @param numCovariates last entries of every row that are no features
   */
  SampleTable(List<SampleRow> rows, ClassLabels classes, int numCovariates) {
    this.rows = rows;
    this.classes = classes;
    this.numCovariates = numCovariates;
    this.numFeatures = rows.get(0).values().length - numCovariates;
  }

  int numFeatures() {
    return numFeatures;
  }

  int[] labels() {
    return rows.stream().mapToInt(row -> (int) row.label()).toArray();
  }

  ClassLabels classes() {
    return classes;
  }

  /** Groups of the samples, null for none; null altogether where no sample has one. */
  List<String> groups() {
    return rows.stream().allMatch(row -> row.group() == null) ? null : rows.stream().map(SampleRow::group).toList();
  }

  /** Unique and independent of the order of reading: equal samples are numbered. */
  List<String> names() {
    String[] names = new String[rows.size()];
    int equal = 0;
    for (int k = 0; k < names.length; k++) {
      equal = k > 0 && rows.get(k).compareTo(rows.get(k - 1)) == 0 ? equal + 1 : 0;
      names[k] = hex(rows.get(k).hash()) + "-" + equal;
    }
    return Arrays.asList(names);
  }

  boolean[] marked() {
    boolean[] marked = new boolean[rows.size()];
    for (int k = 0; k < marked.length; k++) {
      marked[k] = Objects.requireNonNull(rows.get(k).validation());
    }
    return marked;
  }

  /** SHA-256 over the hashes of the samples, as 64 hexadecimal digits. */
  String fingerprint() {
    MessageDigest digest = SampleRow.digest();
    rows.forEach(row -> digest.update(row.hash()));
    return hex(digest.digest());
  }

  /** The values lie outside the heap: trials share them, and a broadcast brings them to other processes as they are. */
  SelectionData data(boolean[] validation) {
    OffHeapMatrix matrix = new OffHeapMatrix(rows.size(), numFeatures + numCovariates);
    float[] gene = new float[rows.size()];
    for (int feature = 0; feature < numFeatures + numCovariates; feature++) {
      for (int sample = 0; sample < gene.length; sample++) {
        gene[sample] = rows.get(sample).values()[feature];
      }
      matrix.put(feature, gene);
    }
    return new SelectionData(matrix, labels(), classes.count(), validation, numCovariates);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
