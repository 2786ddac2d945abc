package ml.spred.spark.param;

import ml.spred.problem.Form;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What one factor of the redundant pair covers; group by default. */
public interface HasPenaltyForm extends Params {
  default Param<String> penaltyForm() {
    return new Param<>(this, "penaltyForm",
        "penalty on all weights of a feature together (group) or on each weight (elementwise)",
        Choices.oneOf("penaltyForm", Choices.spellings(Form.values())));
  }

  default String getPenaltyForm() {
    return getOrDefault(penaltyForm());
  }
}
