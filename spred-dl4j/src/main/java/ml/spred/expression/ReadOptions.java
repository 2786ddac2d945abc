package ml.spred.expression;

import java.util.Set;
import ml.spred.InputException;

/**
 * How to read an expression file.
 *
 * @param format the layout, or null to recognise it
 * @param labelColumns columns that are labels or groups even where their values look like numbers
 * @param labelMode one row per sample (default), or the published experiment's one row per sample and column
 * @param duplicateFeatures what to do with a repeated feature name; refuse by default
 * @param duplicateSamples what to do with a repeated sample name; refuse (default) or first
 * @param maxSamples most samples that are accepted; 1,000,000 by default
 * @param maxFeatures most features that are accepted; 10,000,000 by default
 * @param maxCells most values, samples times features, of 8 bytes each; 4,000,000,000 by default
 */
public record ReadOptions(
    ExpressionFormat format,
    Set<String> labelColumns,
    LabelMode labelMode,
    DuplicatePolicy duplicateFeatures,
    DuplicatePolicy duplicateSamples,
    int maxSamples,
    int maxFeatures,
    long maxCells) {

  public ReadOptions {
    labelColumns = Set.copyOf(labelColumns);
    if (duplicateSamples == DuplicatePolicy.SUFFIX) {
      throw new InputException("The policy 'suffix' is for features, because two samples of one name are one patient's"
          + " more often than two; use refuse or first for duplicate samples.");
    }
    if (maxSamples < 1 || maxFeatures < 1 || maxCells < 1) {
      throw new InputException("The limits on samples (" + maxSamples + "), features (" + maxFeatures + ") and values ("
          + maxCells + ") must be at least 1.");
    }
  }

  public static ReadOptions defaults() {
    return new ReadOptions(null, Set.of(), LabelMode.SINGLE, DuplicatePolicy.REFUSE, DuplicatePolicy.REFUSE,
        1_000_000, 10_000_000, 4_000_000_000L);
  }

  /** Reads as that format; null recognises it. */
  public ReadOptions withFormat(ExpressionFormat value) {
    return new ReadOptions(value, labelColumns, labelMode, duplicateFeatures, duplicateSamples, maxSamples, maxFeatures,
        maxCells);
  }

  public ReadOptions withLabelColumns(Set<String> value) {
    return new ReadOptions(format, value, labelMode, duplicateFeatures, duplicateSamples, maxSamples, maxFeatures, maxCells);
  }

  public ReadOptions withLabelMode(LabelMode value) {
    return new ReadOptions(format, labelColumns, value, duplicateFeatures, duplicateSamples, maxSamples, maxFeatures, maxCells);
  }

  public ReadOptions withDuplicateFeatures(DuplicatePolicy value) {
    return new ReadOptions(format, labelColumns, labelMode, value, duplicateSamples, maxSamples, maxFeatures, maxCells);
  }

  public ReadOptions withDuplicateSamples(DuplicatePolicy value) {
    return new ReadOptions(format, labelColumns, labelMode, duplicateFeatures, value, maxSamples, maxFeatures, maxCells);
  }

  public ReadOptions withLimits(int samples, int features, long cells) {
    return new ReadOptions(format, labelColumns, labelMode, duplicateFeatures, duplicateSamples, samples, features, cells);
  }
}
