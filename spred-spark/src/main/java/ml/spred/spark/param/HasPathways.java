package ml.spred.spark.param;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import scala.Function1;

/** Groups of features that may share features; JSON as in {@link HasFeatureGroups}. */
public interface HasPathways extends Params {
  /** A factor of sqrt(m) for m features, so that the size of a pathway is no advantage. */
  String SQUARE_ROOT = "squareRoot";
  /** A factor of 1 for all. */
  String ONE = "one";

  default Param<String> pathways() {
    return new Param<>(this, "pathways",
        "groups of features that may overlap, as a JSON object of name and features: {\"ras\": [\"KRAS\", \"NRAS\"]}; a feature"
            + " is in"
            + " when one of its groups is, names that no feature has are passed over, features in no group stand alone; needs"
            + " heads"
            + " linear",
        (Function1<String, Object> & Serializable) json -> HasFeatureGroups.parse("pathways", json) != null);
  }

  default String getPathways() {
    return getOrDefault(pathways());
  }

  /** Name of each pathway to the names of its features, in the order of the JSON. */
  default Map<String, List<String>> pathwayMembers() {
    return HasFeatureGroups.parse("pathways", getPathways());
  }

  default Param<String> pathwayWeights() {
    return new Param<>(this, "pathwayWeights",
        "penalty factor of a pathway of m features: squareRoot (of m) or one",
        Choices.oneOf("pathwayWeights", SQUARE_ROOT, ONE));
  }

  default String getPathwayWeights() {
    return getOrDefault(pathwayWeights());
  }
}
