package ml.spred.expression.singlecell;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFile;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.TextInput;

/**
 * The three files of a matrix. Beside {@code matrix.mtx} lie {@code features.tsv} (before Cell Ranger 3 {@code genes.tsv}) and
 * {@code barcodes.tsv}, each packed or not; what stands before {@code matrix.mtx} in its name stands before theirs too, as in
 * {@code GSM1_sample_matrix.mtx.gz}.
 */
final class TenXFiles {
  private static final List<String> MATRIX = List.of("matrix.mtx");
  private static final List<String> FEATURES = List.of("features.tsv", "genes.tsv");
  private static final List<String> BARCODES = List.of("barcodes.tsv");

  private final ExpressionInput input;
  private final String prefix;

  TenXFiles(ExpressionInput input) {
    this.input = input;
    prefix = input.file().isDirectory() ? "" : prefix(input.name());
  }

  /** A file that was found, unpacked. */
  record Found(String name, InputStream text) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      text.close();
    }
  }

  private static String prefix(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String plain = last.replaceFirst("\\.gz$", "");
    if (plain.endsWith("matrix.mtx")) {
      return plain.substring(0, plain.length() - "matrix.mtx".length());
    }
    return plain.replaceFirst("\\.mtx$", "") + ".";
  }

  /** The matrix itself. */
  Found matrix() throws IOException {
    return input.file().isDirectory() ? beside(MATRIX) : new Found(input.name(), input.stream());
  }

  Found features() throws IOException {
    return beside(FEATURES);
  }

  Found barcodes() throws IOException {
    return beside(BARCODES);
  }

  private Found beside(List<String> names) throws IOException {
    List<String> tried = names.stream().flatMap(name -> Stream.of(prefix + name + ".gz", prefix + name)).toList();
    for (String name : tried) {
      ExpressionFile file = input.file().isDirectory() ? input.file().child(name) : input.file().sibling(name);
      InputStream in = openIfThere(file);
      if (in != null) {
        return new Found(file.name(), TextInput.open(in, file.name()));
      }
    }
    throw new InputException(input.name() + " has none of " + String.join(", ", tried) + " "
        + (input.file().isDirectory() ? "in it" : "beside it") + "; a matrix needs its features and barcodes, so copy them too.");
  }

  /** Null where there is no such file, which file systems say in one way or another. */
  private static InputStream openIfThere(ExpressionFile file) throws IOException {
    try {
      return file.open();
    } catch (FileNotFoundException | NoSuchFileException absent) {
      return null;
    } catch (InputException failure) {
      if (failure.getCause() instanceof FileNotFoundException) {
        return null;
      }
      throw failure;
    }
  }
}
