package ml.spred.spark.benchmark;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Bytes that tasks sent: to the driver as results, to each other as shuffles. */
final class Traffic extends SparkListener {
  private final AtomicLong results = new AtomicLong();
  private final AtomicLong shuffled = new AtomicLong();

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.taskMetrics() != null) {
      results.addAndGet(end.taskMetrics().resultSize());
      shuffled.addAndGet(end.taskMetrics().shuffleWriteMetrics().bytesWritten());
    }
  }

  long results() {
    return results.get();
  }

  long shuffled() {
    return shuffled.get();
  }
}
