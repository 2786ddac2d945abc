package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.function.Supplier;
import ml.spred.InputException;

/**
 * What a trial gave: a result, or the refusal of an input. A refusal is returned rather than thrown, because Spark would run the
 * task again (four times on a cluster) and log a stack trace each time for a sentence that will not change.
 */
record Outcome<R extends Serializable>(R result, RuntimeException refusal) implements Serializable {

  static <R extends Serializable> Outcome<R> of(Supplier<R> trial) {
    try {
      return new Outcome<>(trial.get(), null);
    } catch (InputException | IllegalArgumentException refusal) {
      return new Outcome<>(null, refusal);
    }
  }

  R get() {
    if (refusal != null) {
      throw refusal;
    }
    return result;
  }
}
