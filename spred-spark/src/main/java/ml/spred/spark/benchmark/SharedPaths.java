package ml.spred.spark.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.fs.FileUtil;

/**
 * The paths of one split, for methods that differ in what they make of a path alone: the first one's checkpoint gives it to the
 * second, whose time counts the first one's as well.
 */
final class SharedPaths implements AutoCloseable {
  private final Path directory;
  private final Map<Method, Double> seconds = new EnumMap<>(Method.class);

  SharedPaths() {
    try {
      directory = Files.createTempDirectory("spred-paths");
    } catch (IOException failure) {
      throw new UncheckedIOException("a directory for checkpoints cannot be made.", failure);
    }
  }

  /** Where the path of a method is kept. */
  String checkpoint(Method method) {
    return directory.resolve(method.path().spelling()).toUri().toString();
  }

  /** A directory for what a method writes. */
  Path directory(String method) {
    return directory.resolve(method);
  }

  /** Seconds of a method, of which the fit itself took so many. */
  double seconds(Method method, double fit) {
    double path = seconds.getOrDefault(method.path(), 0.0);
    seconds.putIfAbsent(method.path(), fit);
    return path + fit;
  }

  @Override
  public void close() {
    FileUtil.fullyDelete(directory.toFile());
  }
}
