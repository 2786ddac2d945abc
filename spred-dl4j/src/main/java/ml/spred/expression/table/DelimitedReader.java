package ml.spred.expression.table;

import java.util.Set;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.Orientation;
import ml.spred.expression.ReadOptions;

/** Reads a table with a header line, samples or genes as rows and their names first. */
public final class DelimitedReader implements FormatReader {
  // A longer field is a quote that was never closed.
  static final int MAX_FIELD = 1 << 20;

  /** For the service loader. */
  public DelimitedReader() {
  }

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.CSV, ExpressionFormat.TSV);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    char separator = format == ExpressionFormat.CSV ? ',' : '\t';
    Preview preview = Preview.of(input, separator);
    OrientationGuess guess = OrientationGuess.of(preview, options);
    DelimitedText text = new DelimitedText(input, separator);
    ExpressionSet.Builder builder = guess.orientation() == Orientation.GENES_AS_ROWS
        ? new GeneLines(text, preview, options).read() : new SampleLines(text, preview, options).read();
    boolean surprising = guess.orientation() == Orientation.GENES_AS_ROWS || !guess.certain();
    if (surprising && options.orientation() == Orientation.AUTO) {
      builder.note(guess.sentence());
    }
    return builder.source(input.name()).format(format).layout(guess.orientation().spelling()).build();
  }
}
