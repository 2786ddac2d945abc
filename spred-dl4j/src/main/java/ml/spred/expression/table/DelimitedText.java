package ml.spred.expression.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import ml.spred.InputException;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.TextInput;

/**
 * The text of a table, record by record.
 *
 * @param input the file
 * @param separator of its fields
 */
record DelimitedText(ExpressionInput input, char separator) {

  String source() {
    return input.name();
  }

  /**
   * Hands every field to a handler.
   *
   * @param rows how many rows the handler has, for messages
   * @param enough whether the handler needs no more of them
   */
  void parse(CsvCallbackHandler<Boolean> handler, IntSupplier rows, BooleanSupplier enough) {
    CsvReader<Boolean> records = CsvReader.builder().fieldSeparator(separator).maxBufferSize(DelimitedReader.MAX_FIELD)
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .build(handler, withoutComments());
    // The caller closes the stream.
    @SuppressWarnings("resource")
    CloseableIterator<Boolean> iterator = records.iterator();
    try {
      while (!enough.getAsBoolean() && iterator.hasNext()) {
        iterator.next();
      }
    } catch (CsvParseException failure) {
      throw sentence(failure, rows.getAsInt());
    } catch (UncheckedIOException failure) {
      throw TextInput.unreadable(source(), failure.getCause());
    }
  }

  /** A text without the comments that stand before the table. */
  private Reader withoutComments() {
    int comments = input.head().length() - Preview.skipComments(input.head()).length();
    if (comments == 0) {
      return input.text();
    }
    BufferedReader text = new BufferedReader(input.text());
    try {
      text.skip(comments);
    } catch (IOException failure) {
      throw TextInput.unreadable(source(), failure);
    }
    return text;
  }

  private InputException sentence(CsvParseException failure, int rows) {
    if (failure.getCause() instanceof InputException cause) {
      return cause;
    }
    String reason = failure.getCause() == null ? failure.getMessage() : failure.getCause().getMessage();
    return new InputException(source() + " is not a well-formed table after " + rows + " rows (" + reason
        + "); look for a quote that is not closed.", failure);
  }

  /** What to do where the separator was not found. */
  String otherSeparator() {
    return separator == ',' ? "commas (for tabs use --format tsv)." : "tabs (for commas use --format csv).";
  }
}
