package ml.spred.expression;

import java.util.Set;

/**
 * Reads files of some formats. Readers are found as services ({@code META-INF/services/ml.spred.expression.FormatReader}), so
 * that a format can live in a package or a jar of its own.
 */
public interface FormatReader {

  /** The formats that it reads. */
  Set<ExpressionFormat> formats();

  /**
   * Reads samples, features, values and candidate columns.
   *
   * @param input the file, open where it is one
   * @param format which of its formats the file has
   * @param options limits and policies, all to be kept; sample sheets and what happens to genes afterwards are not its concern
   * @throws ml.spred.InputException where the file cannot be used, in one sentence with line, column, value and remedy
   */
  ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options);
}
