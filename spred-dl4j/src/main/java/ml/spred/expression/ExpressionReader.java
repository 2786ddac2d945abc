package ml.spred.expression;

import java.io.IOException;
import java.io.InputStream;
import java.util.ServiceLoader;
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
   * Reads a file of which only the stream is at hand. The stream is not closed.
   *
   * @param in the bytes, packed with gzip or not
   * @param name the file's name, for recognising the format and for messages
   * @throws InputException where the file cannot be used, in one sentence with place, value and remedy
   */
  public static ExpressionSet read(InputStream in, String name, ReadOptions options) {
    return read(ExpressionFile.once(name, in), in, options);
  }

  /**
   * Reads samples, features, values and candidate columns, joins the sample sheet, and treats probes as the options say.
   *
   * @param file a file, packed with gzip or not, or a directory
   * @throws InputException where the file cannot be used, in one sentence with place, value and remedy
   */
  public static ExpressionSet read(ExpressionFile file, ReadOptions options) {
    try {
      if (file.isDirectory()) {
        ExpressionFormat format = options.format() == null ? ExpressionFormat.detect(file) : options.format();
        return read(new ExpressionInput(file, null, ""), format, options);
      }
      try (InputStream in = file.open()) {
        return read(file, in, options);
      }
    } catch (IOException failure) {
      throw TextInput.unreadable(file.name(), failure);
    }
  }

  private static ExpressionSet read(ExpressionFile file, InputStream in, ReadOptions options) {
    InputStream stream = TextInput.open(in, file.name());
    ExpressionInput input = new ExpressionInput(file, stream, TextInput.head(stream, file.name()));
    ExpressionFormat format = options.format() == null ? ExpressionFormat.detect(file.name(), input.head()) : options.format();
    return read(input, format, options);
  }

  private static ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    return Preparation.prepare(reader(format, input.name()).read(input, format, options), options);
  }

  private static FormatReader reader(ExpressionFormat format, String name) {
    return ServiceLoader.load(FormatReader.class, FormatReader.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get).filter(reader -> reader.formats().contains(format)).findFirst()
        .orElseThrow(() -> new InputException(name + " is of the format " + format.spelling()
            + ", which this program cannot read by itself; read it with Spark, or convert it."));
  }
}
