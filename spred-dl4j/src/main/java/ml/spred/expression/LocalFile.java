package ml.spred.expression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A file or directory of a local file system. */
record LocalFile(Path path, String name) implements ExpressionFile {

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public boolean isDirectory() {
    return Files.isDirectory(path);
  }

  @Override
  public List<String> children() throws IOException {
    if (!isDirectory()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public ExpressionFile child(String child) {
    return ExpressionFile.of(path.resolve(child));
  }

  @Override
  public ExpressionFile sibling(String other) {
    return ExpressionFile.of(path.resolveSibling(other));
  }

  @Override
  public Path local() {
    return path;
  }
}
