package ml.spred.spark.search;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;

/** The param of an estimator, or of the one stage of a pipeline that has it, which is the strength. */
final class StrengthParam {
  private static final String SELECTION_MODE = "selectionMode";
  private static final String KAPPA = "kappa";

  private final DoubleParam param;

  private StrengthParam(DoubleParam param) {
    this.param = param;
  }

  /** @throws IllegalArgumentException where no stage, or more than one, has a param of that name that is a number */
  static StrengthParam find(Estimator<?> estimator, String name) {
    List<Params> owners = owners(estimator, name, new ArrayList<>());
    if (owners.size() != 1) {
      throw new IllegalArgumentException("strengthParam is '" + name + "', which " + (owners.isEmpty() ? "no stage"
          : owners.size()
          + " stages") + " of estimator " + estimator.uid() + " " + (owners.size() > 1 ? "have" : "has")
          + "; name a param that one stage has, as regParam or kappa.");
    }
    Params owner = owners.get(0);
    if (!(owner.getParam(name) instanceof DoubleParam number)) {
      throw new IllegalArgumentException("strengthParam is '" + name + "', which is not a decimal number in " + owner.uid()
          + "; name the strength of its penalty.");
    }
    requireUsed(owner, name);
    return new StrengthParam(number);
  }

  private static List<Params> owners(PipelineStage stage, String name, List<Params> found) {
    if (stage instanceof Pipeline pipeline) {
      for (PipelineStage inner : pipeline.getStages()) {
        owners(inner, name, found);
      }
    } else if (stage.hasParam(name)) {
      found.add(stage);
    }
    return found;
  }

  /** A selector that chooses its own strength would not look at the one that is searched. */
  private static void requireUsed(Params owner, String name) {
    if (name.equals(KAPPA) && owner.hasParam(SELECTION_MODE)
        && !KAPPA.equals(owner.getOrDefault(owner.getParam(SELECTION_MODE)))) {
      throw new IllegalArgumentException("the selectionMode of " + owner.uid() + " is '"
          + owner.getOrDefault(owner.getParam(SELECTION_MODE)) + "', which takes no given kappa; set it to 'kappa'.");
    }
  }

  ParamMap at(double strength) {
    return new ParamMap().put(param.w(strength));
  }
}
