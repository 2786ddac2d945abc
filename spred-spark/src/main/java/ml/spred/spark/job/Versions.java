package ml.spred.spark.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What is running. */
final class Versions {
  private static final Properties BUILT = load();

  private Versions() {}

  /** Name to version, the program first. */
  static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spred", BUILT.getProperty("spred"));
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("nd4j", BUILT.getProperty("nd4j"));
    versions.put("java", System.getProperty("java.version"));
    return versions;
  }

  private static Properties load() {
    Properties versions = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      versions.load(in);
      return versions;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read the versions in the jar", failure);
    }
  }

  /** For {@code --version}. */
  static final class Lines implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return all().entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue()).toArray(String[]::new);
    }
  }
}
