package ml.spred.spark.param;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import scala.Function1;

/** Features that enter and leave together; JSON, because names of features may hold any separator. */
public interface HasFeatureGroups extends Params {
  default Param<String> featureGroups() {
    return new Param<>(this, "featureGroups",
        "groups of features that enter together, as a JSON object of name and features: {\"ras\": [\"KRAS\", \"NRAS\"]}; a"
            + " group of m features has the penalty factor sqrt(m), features in no group stand alone",
        (Function1<String, Object> & Serializable) json -> parse("featureGroups", json) != null);
  }

  default String getFeatureGroups() {
    return getOrDefault(featureGroups());
  }

  /** Name of each group to the names of its features, in the order of the JSON. */
  default Map<String, List<String>> groups() {
    return parse("featureGroups", getFeatureGroups());
  }

  /** The text that stands for these groups. */
  static String json(Map<String, List<String>> groups) {
    try {
      return new ObjectMapper().writeValueAsString(groups);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("groups cannot be written as JSON.", failure);
    }
  }

  /** The groups that a text stands for; a refusal names the param. */
  static Map<String, List<String>> parse(String param, String json) {
    try {
      return new ObjectMapper().readValue(json, new TypeReference<LinkedHashMap<String, List<String>>>() {});
    } catch (JsonProcessingException failure) {
      throw new IllegalArgumentException(param + " is '" + (json.length() > 60 ? json.substring(0, 60) + "…" : json)
          + "', it must be a JSON object such as {\"ras\": [\"KRAS\", \"NRAS\"]} (" + failure.getOriginalMessage()
          + ").", failure);
    }
  }
}
