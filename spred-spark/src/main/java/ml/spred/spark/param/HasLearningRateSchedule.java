package ml.spred.spark.param;

import ml.spred.solver.LearningRateSchedule;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** How learning rates change over the iterations; constant by default. */
public interface HasLearningRateSchedule extends Params {
  default Param<String> learningRateSchedule() {
    return new Param<>(this, "learningRateSchedule",
        "change of the learning rates over the iterations: constant, cosine, step or linear",
        Choices.oneOf("learningRateSchedule", Choices.spellings(LearningRateSchedule.values())));
  }

  default String getLearningRateSchedule() {
    return getOrDefault(learningRateSchedule());
  }
}
