package ml.spred.spark.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import ml.spred.select.SelectionData;

/** Collects how a model was made. */
public final class ProvenanceRecorder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProvenanceRecorder() {}

  static Provenance of(SelectionTrial.Result fit, SelectionData data, String fingerprint, String sparkVersion) {
    return of(fit, data.trainingSamples().length, data.validationSamples().length, fingerprint, sparkVersion);
  }

  static Provenance of(SelectionTrial.Result fit, int numTraining, int numValidation, String fingerprint, String sparkVersion) {
    return new Provenance(version("ml.spred", "spred-spark"), sparkVersion, version("org.nd4j", "nd4j-api"),
        System.getProperty("java.version"), fit.backend(), fit.options().seed(), json(fit.options()), fingerprint,
        numTraining, numValidation, fit.wallSeconds());
  }

  /**
   * How any other model was made.
   *
   * @param options every option of the core; written as JSON
   */
  public static Provenance of(Record options, String backend, long seed, String fingerprint, int numTraining, String sparkVersion,
      double wallSeconds) {
    return of(options, backend, seed, fingerprint, numTraining, 0, sparkVersion, wallSeconds);
  }

  /** The same with validation rows. */
  public static Provenance of(Record options, String backend, long seed, String fingerprint, int numTraining, int numValidation,
      String sparkVersion, double wallSeconds) {
    return new Provenance(version("ml.spred", "spred-spark"), sparkVersion, version("org.nd4j", "nd4j-api"),
        System.getProperty("java.version"), backend, seed, json(options), fingerprint, numTraining, numValidation, wallSeconds);
  }

  private static String json(Record options) {
    try {
      return JSON.writeValueAsString(options);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("the options cannot be written as JSON.", failure);
    }
  }

  /** Version that Maven wrote into the jar; classes that were compiled and not packaged have none. */
  private static String version(String group, String artifact) {
    String file = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = ProvenanceRecorder.class.getResourceAsStream(file)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unpackaged");
    } catch (IOException failure) {
      return "unreadable";
    }
  }
}
