package ml.spred.expression;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import ml.spred.InputException;

/** Reads an expression file of any known layout in one pass. */
public final class ExpressionReader {

  private ExpressionReader() {
  }

  /** As {@link #read(InputStream, String, ReadOptions)} with the default options. */
  public static ExpressionSet read(InputStream in, String name) {
    return read(in, name, ReadOptions.defaults());
  }

  /**
   * Reads samples, features, values and candidate columns. The stream is not closed.
   *
   * @param in the bytes, packed with gzip or not
   * @param name the file's name, for recognising the format and for messages
   * @throws InputException where the file cannot be used, in one sentence with place, value and remedy
   */
  public static ExpressionSet read(InputStream in, String name, ReadOptions options) {
    InputStream text = TextInput.open(in, name);
    ExpressionFormat format = options.format() != null
        ? options.format() : ExpressionFormat.detect(name, TextInput.head(text, name));
    Reader reader = new InputStreamReader(text, StandardCharsets.UTF_8);
    ExpressionSet set = switch (format) {
      case CSV -> DelimitedReader.read(reader, name, format, ',', options);
      case TSV -> DelimitedReader.read(reader, name, format, '\t', options);
      case GEO_SOFT -> SoftReader.read(reader, name, options);
    };
    return options.labelMode() == LabelMode.ALL_SUBSETS ? AllSubsets.expand(set) : set;
  }
}
