package ml.spred.spark.benchmark;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Time that tasks took, and how much of it a processor worked for them: on a shared machine the two differ. */
final class TaskTimes extends SparkListener {
  private final AtomicLong runMillis = new AtomicLong();
  private final AtomicLong cpuNanos = new AtomicLong();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) {
      runMillis.addAndGet(end.taskMetrics().executorRunTime());
      cpuNanos.addAndGet(end.taskMetrics().executorCpuTime());
    }
  }

  /** Seconds of all tasks, one after the other. */
  double runSeconds() {
    return runMillis.get() / 1e3;
  }

  double cpuSeconds() {
    return cpuNanos.get() / 1e9;
  }
}
