package ml.spred.expression.table;

import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;

/** Reads a table whose lines are genes. */
final class GeneLines {
  private final DelimitedText text;
  private final GeneRowHandler handler;

  GeneLines(DelimitedText text, Preview preview, ReadOptions options) {
    this.text = text;
    handler = new GeneRowHandler(text.source(), preview, options);
  }

  ExpressionSet.Builder read() {
    text.parse(handler, () -> handler.rows() == null ? 0 : handler.rows().size(), handler::isEnough);
    String source = text.source();
    if (handler.rows() == null) {
      throw new InputException(source + " has no header line; the first line must name the column of genes and the samples.");
    }
    if (handler.sampleNames().isEmpty()) {
      throw new InputException(source + " has no column of numbers, so no sample; its fields must be separated by "
          + text.otherSeparator());
    }
    if (handler.rows().size() == 0 && !handler.isEnough()) {
      throw new InputException(source + " has " + handler.sampleNames().size() + " samples as columns and no row of numbers; add"
          + " one line per gene.");
    }
    ExpressionSet.Builder builder = ExpressionSet.builder().source(source).samples(handler.sampleNames())
        .features(handler.rows().names()).annotations(handler.rows().annotations()).values(handler.rows().values())
        .notes(handler.notes());
    handler.columns().forEach(builder::column);
    return builder;
  }
}
