package ml.spred.network;

import ml.spred.solver.LearningRateSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * A learning rate that changes from epoch to epoch, for ND4J's updaters, which have no cosine of their own.
 *
 * @param rate of the first epoch, above 0
 * @param schedule of the others
 * @param epochs of the whole training, at least 1; later ones have the rate of the last
 */
public record EpochSchedule(@JsonProperty("rate") double rate, @JsonProperty("schedule") LearningRateSchedule schedule,
    @JsonProperty("epochs") int epochs) implements ISchedule {
  private static final long serialVersionUID = 1L;

  /** @throws IllegalArgumentException for a rate or a number of epochs out of its range */
  public EpochSchedule {
    if (!(rate > 0) || epochs < 1) {
      throw new IllegalArgumentException("the rate is " + rate + " and must be above 0, the epochs are " + epochs
          + " and must be at least 1.");
    }
  }

  @Override
  public double valueAt(int iteration, int epoch) {
    return rate * schedule.factor(Math.min(epoch, epochs - 1), epochs);
  }

  @Override
  public ISchedule clone() {
    return this;
  }
}
