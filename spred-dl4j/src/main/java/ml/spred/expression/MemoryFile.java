package ml.spred.expression;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A file or directory in memory.
 *
 * @param streams of all files of the directory, by name
 * @param name of this one
 * @param isDirectory whether it is the directory itself
 */
record MemoryFile(Map<String, Supplier<InputStream>> streams, String name, boolean isDirectory) implements ExpressionFile {

  @Override
  public InputStream open() throws IOException {
    Supplier<InputStream> stream = streams.get(name);
    if (stream == null) {
      throw new FileNotFoundException(name);
    }
    return stream.get();
  }

  @Override
  public List<String> children() {
    return isDirectory ? List.copyOf(streams.keySet()) : List.of();
  }

  @Override
  public ExpressionFile child(String child) {
    return new MemoryFile(streams, child, false);
  }

  @Override
  public ExpressionFile sibling(String other) {
    return child(other);
  }

  @Override
  public Path local() throws IOException {
    Path copy = Files.createTempFile("spred", null);
    copy.toFile().deleteOnExit();
    try (InputStream in = open()) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }
}
