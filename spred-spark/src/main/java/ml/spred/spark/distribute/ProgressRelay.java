package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ml.spred.solver.Progress;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;

/**
 * Brings progress from tasks to a listener on the driver. A task in the driver's JVM (local mode) calls the listener at once;
 * from an executor the latest event comes with its heartbeat (spark.executor.heartbeatInterval, 10 s unless set).
 */
final class ProgressRelay implements AutoCloseable {
  /** Listeners of relays that are open in this JVM: on an executor there are none. */
  private static final Map<String, Progress> LISTENERS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final SparkContext context;
  private final Progress listener;
  private final ProgressAccumulator accumulator = new ProgressAccumulator();
  private final HeartbeatListener heartbeats = new HeartbeatListener();

  private ProgressRelay(SparkContext context, Progress listener) {
    this.context = context;
    this.listener = listener;
  }

  static ProgressRelay open(SparkContext context, Progress listener) {
    ProgressRelay relay = new ProgressRelay(context, listener);
    if (listener != Progress.NONE) {
      LISTENERS.put(relay.id, listener);
      context.register(relay.accumulator, "spred progress " + relay.id);
      context.addSparkListener(relay.heartbeats);
    }
    return relay;
  }

  /** What a task is given to report to. */
  Progress handle() {
    return listener == Progress.NONE ? new Silent() : new Handle(id, accumulator);
  }

  @Override
  public void close() {
    if (LISTENERS.remove(id) != null) {
      context.removeSparkListener(heartbeats);
    }
  }

  /** The lambda {@link Progress#NONE} cannot be serialized, this can. */
  record Silent() implements Progress, Serializable {
    @Override
    public void update(String phase, int done, int total, String detail) {
      // Nobody listens.
    }
  }

  /** The end of the relay that travels to the task. */
  record Handle(String id, ProgressAccumulator accumulator) implements Progress, Serializable {
    @Override
    public void update(String phase, int done, int total, String detail) {
      Progress local = LISTENERS.get(id);
      if (local != null) {
        local.update(phase, done, total, detail);
      } else {
        accumulator.add(new ProgressEvent(phase, done, total, detail));
      }
    }
  }

  /** Picks our accumulator out of the heartbeats of executors. */
  private final class HeartbeatListener extends SparkListener {
    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
      for (var tasks = update.accumUpdates().iterator(); tasks.hasNext();) {
        for (var updates = tasks.next()._4().iterator(); updates.hasNext();) {
          var info = updates.next();
          if (info.id() == accumulator.id() && info.update().isDefined()
              && info.update().get() instanceof ProgressEvent event) {
            listener.update(event.phase(), event.done(), event.total(), event.detail());
          }
        }
      }
    }
  }
}
