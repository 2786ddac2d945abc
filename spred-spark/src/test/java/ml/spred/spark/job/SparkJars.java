package ml.spred.spark.job;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Stands for the {@code jars} directory of an installed Spark: the tests' class path less our jar's parts and tools. */
public final class SparkJars {
  private static final List<String> TOOLS = List.of("junit-", "assertj-", "opentest4j-", "apiguardian-", "byte-buddy-",
      "surefire-", "maven-surefire-", "spred-", "jmh-", "jopt-");
  /** Packages of libraries that Spark does not have and our jar takes in. */
  private static final List<String> TAKEN_IN = List.of("org/nd4j/", "org/deeplearning4j/", "org/bytedeco/", "picocli/",
      "me/tongfei/", "org/jline/", "com/samskivert/", "de/siegmar/", "ch/randelshofer/", "com/jakewharton/", "net/ericaro/",
      "io/jhdf/");

  private SparkJars() {}

  public static List<Path> of(Path jar) throws IOException {
    Set<String> ours = ShadedJarIT.entries(jar, "");
    return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            .split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.toString().endsWith(".jar"))
        .filter(path -> TOOLS.stream().noneMatch(path.getFileName().toString()::startsWith))
        .filter(path -> !isTakenIn(path, ours))
        .toList();
  }

  private static boolean isTakenIn(Path jar, Set<String> ours) {
    try {
      return ShadedJarIT.entries(jar, "").stream()
          .anyMatch(name -> TAKEN_IN.stream().anyMatch(name::startsWith) && ours.contains(name));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
