package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import ml.spred.InputException;
import org.assertj.core.api.AbstractThrowableAssert;

/** Short ways to read text and files in tests. */
public final class Readings {

  private Readings() {
  }

  static ExpressionSet csv(String text) {
    return csv(text, ReadOptions.defaults());
  }

  static ExpressionSet csv(String text, ReadOptions options) {
    return ExpressionReader.read(bytes(text), "table.csv", options);
  }

  static ExpressionSet soft(String text) {
    return soft(text, ReadOptions.defaults());
  }

  static ExpressionSet soft(String text, ReadOptions options) {
    return ExpressionReader.read(bytes(text), "GDS1.soft", options);
  }

  /** A text as a file of that name. */
  public static ExpressionSet text(String name, String text, ReadOptions options) {
    return ExpressionReader.read(memory(name, text), options);
  }

  /** As {@link #text(String, String, ReadOptions)} with the default options. */
  public static ExpressionSet text(String name, String text) {
    return text(name, text, ReadOptions.defaults());
  }

  /** A file in memory. */
  public static ExpressionFile memory(String name, String text) {
    return ExpressionFile.of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is said when the text cannot be read. */
  public static AbstractThrowableAssert<?, ? extends Throwable> refused(String name, String text, ReadOptions options) {
    return assertThatThrownBy(() -> text(name, text, options)).isInstanceOf(InputException.class).hasMessageContaining(name);
  }

  /** A file with the default options. */
  public static ExpressionSet file(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return ExpressionReader.read(in, path.getFileName().toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static AbstractThrowableAssert<?, ? extends Throwable> refusedCsv(String text) {
    return assertThatThrownBy(() -> csv(text)).isInstanceOf(InputException.class).hasMessageContaining("table.csv");
  }

  static AbstractThrowableAssert<?, ? extends Throwable> refusedSoft(String text) {
    return assertThatThrownBy(() -> soft(text)).isInstanceOf(InputException.class).hasMessageContaining("GDS1.soft");
  }

  static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return packed.toByteArray();
  }
}
