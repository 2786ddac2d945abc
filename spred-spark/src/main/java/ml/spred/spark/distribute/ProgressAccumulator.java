package ml.spred.spark.distribute;

import org.apache.spark.util.AccumulatorV2;

/** Holds the latest event of a task; Spark's heartbeats carry it to the driver while the task runs. */
final class ProgressAccumulator extends AccumulatorV2<ProgressEvent, ProgressEvent> {
  private static final long serialVersionUID = 1L;

  /** Written by the task, read by the heartbeat thread. */
  private volatile ProgressEvent latest;

  @Override
  public boolean isZero() {
    return latest == null;
  }

  @Override
  public ProgressAccumulator copy() {
    ProgressAccumulator copy = new ProgressAccumulator();
    copy.latest = latest;
    return copy;
  }

  @Override
  public void reset() {
    latest = null;
  }

  @Override
  public void add(ProgressEvent event) {
    latest = event;
  }

  @Override
  public void merge(AccumulatorV2<ProgressEvent, ProgressEvent> other) {
    latest = other.isZero() ? latest : other.value();
  }

  @Override
  public ProgressEvent value() {
    return latest;
  }
}
