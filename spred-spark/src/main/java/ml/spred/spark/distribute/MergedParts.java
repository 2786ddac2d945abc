package ml.spred.spark.distribute;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function2;

/** What the partitions of a job bring, merged on the executors on the way to the driver. */
public final class MergedParts {
  private MergedParts() {}

  /**
   * Runs one job.
   *
   * @param parts at least one
   * @param merge takes the second into the first, or makes a new one; in any order of the parts
   * @throws ml.spred.InputException where an input made a task fail
   */
  public static <T extends Serializable> T of(JavaRDD<Shipped<T>> parts, Function2<T, T, T> merge) {
    try {
      return parts.treeReduce((one, other) -> new Shipped<>(merge.call(one.value(), other.value()))).value();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
  }
}
