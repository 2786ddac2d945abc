package ml.spred.spark.distribute;

import java.io.Serializable;
import ml.spred.solver.Progress;

/**
 * One independent computation on shared data; runs inside a Spark task. Everything it captures travels to the executor.
 *
 * @param <D> data shared by all trials
 * @param <S> setting of one trial
 * @param <R> result of one trial
 */
@FunctionalInterface
public interface Trial<D extends Serializable, S extends Serializable, R extends Serializable> extends Serializable {
  /** Characters of a setting's own text that {@link #name} keeps. */
  int LONGEST_NAME = 100;

  /**
   * @param threads CPU cores that Spark granted to the task
   * @param progress to be told how far the trial is
   */
  R run(D data, S setting, int threads, Progress progress);

  /** What a message calls the trial of a setting, a few words. */
  default String name(S setting) {
    String text = String.valueOf(setting);
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME) + "…";
  }
}
