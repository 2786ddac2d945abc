package ml.spred.spark.distribute;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import ml.spred.solver.Progress;
import scala.Function2;
import scala.runtime.BoxedUnit;

/**
 * Takes the outcomes as they come, in whatever order: into their places, into the checkpoint directory, into the count. Spark calls
 * it from its scheduler's thread, which must not wait for a file; files are written by a thread of its own.
 */
final class FinishedTrials implements Function2<Object, byte[], BoxedUnit>, AutoCloseable {
  private final byte[][] outcomes;
  private final List<? extends Serializable> settings;
  private final KeptTrials kept;
  private final Progress progress;
  /** Positions without an outcome when this was made: task number k is trial {@code missing[k]}. */
  private final int[] missing;
  private final List<Future<?>> writes = new ArrayList<>();
  private final ExecutorService writer;
  private int done;

  /** @param outcomes of each setting, null where the trial is still to run; filled by this */
  FinishedTrials(byte[][] outcomes, List<? extends Serializable> settings, KeptTrials kept, Progress progress) {
    this.outcomes = outcomes;
    this.settings = settings;
    this.kept = kept;
    this.progress = progress;
    this.missing = IntStream.range(0, outcomes.length).filter(position -> outcomes[position] == null).toArray();
    this.writer = kept == null ? null : Executors.newSingleThreadExecutor(work -> new Thread(work, "spred-finished-trials"));
    this.done = outcomes.length - missing.length;
    if (done > 0) {
      tell("found " + done + " in the checkpoint directory");
    }
  }

  int[] missing() {
    return missing.clone();
  }

  @Override
  public synchronized BoxedUnit apply(Object task, byte[] outcome) {
    int position = missing[(Integer) task];
    outcomes[position] = outcome;
    done++;
    if (writer != null) {
      writes.add(writer.submit(() -> kept.keep(settings.get(position), outcome)));
    }
    tell("trial " + (position + 1) + " done");
    return BoxedUnit.UNIT;
  }

  /** One trial tells itself how far it is. */
  private void tell(String detail) {
    if (outcomes.length > 1) {
      progress.update(Trials.PHASE, done, outcomes.length, detail);
    }
  }

  /** Waits for the files. */
  @Override
  public void close() {
    if (writer == null) {
      return;
    }
    writer.shutdown();
    try {
      for (Future<?> write : writes) {
        write.get();
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
