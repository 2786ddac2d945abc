package ml.spred.spark.distribute;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in Spark's failure which trial it was. */
final class FailedTrial {
  /** A lost executor leaves nothing of ours in the failure; Spark's scheduler names the task. */
  private static final Pattern TASK = Pattern.compile("Task (\\d+) in stage \\S+ failed \\d+ times[^:]*: ([^\n]*)");

  private final Exception failure;
  private final int[] positions;
  private final TrialTask<?, ?, ?> task;

  /** @param positions of the trials by number of their task */
  FailedTrial(Exception failure, int[] positions, TrialTask<?, ?, ?> task) {
    this.failure = failure;
    this.positions = positions;
    this.task = task;
  }

  /** A refusal as itself, a failed trial as a sentence, anything else as Spark threw it. */
  RuntimeException asThrown() {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TrialException named) {
        return new TrialException(named.getMessage(), named.getCause());
      }
    }
    Matcher lost = TASK.matcher(String.valueOf(failure.getMessage()));
    if (lost.find() && Integer.parseInt(lost.group(1)) < positions.length) {
      return new TrialException(task.sentence(positions[Integer.parseInt(lost.group(1))], lost.group(2).trim()), failure);
    }
    return Failures.asThrown(failure);
  }
}
