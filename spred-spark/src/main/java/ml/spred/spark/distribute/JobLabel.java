package ml.spred.spark.distribute;

import java.util.UUID;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Names the jobs that this thread starts until it is closed. A job group of the caller is kept, so that its cancellation still
 * reaches our jobs; without one the jobs get a group of their own, whose cancellation interrupts the task.
 */
public final class JobLabel implements AutoCloseable {
  private static final String GROUP = "spark.jobGroup.id";
  private static final String DESCRIPTION = "spark.job.description";
  private static final String INTERRUPT = "spark.job.interruptOnCancel";

  private final JavaSparkContext context;
  private final String groupBefore;
  private final String descriptionBefore;
  private final String interruptBefore;

  public JobLabel(JavaSparkContext context, String description) {
    this.context = context;
    groupBefore = context.getLocalProperty(GROUP);
    descriptionBefore = context.getLocalProperty(DESCRIPTION);
    interruptBefore = context.getLocalProperty(INTERRUPT);
    if (groupBefore == null) {
      context.setJobGroup("spred-" + UUID.randomUUID(), description, true);
    } else {
      context.setLocalProperty(DESCRIPTION, description);
    }
  }

  @Override
  public void close() {
    context.setLocalProperty(GROUP, groupBefore);
    context.setLocalProperty(DESCRIPTION, descriptionBefore);
    context.setLocalProperty(INTERRUPT, interruptBefore);
  }
}
