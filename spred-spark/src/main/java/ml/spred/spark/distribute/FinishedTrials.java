package ml.spred.spark.distribute;

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
  private final Keeper keeper;
  private final Progress progress;
  /** Positions without an outcome when this was made: task number k is trial {@code missing[k]}. */
  private final int[] missing;
  private final List<Future<?>> writes = new ArrayList<>();
  private final ExecutorService writer;
  private int done;

  /** Takes the outcome of the trial at a position, on a thread of its own. */
  @FunctionalInterface
  interface Keeper {
    void keep(int position, byte[] outcome);
  }

  /**
   * @param outcomes of each setting, null where the trial is still to run; filled by this
   * @param keeper null for none
   */
  FinishedTrials(byte[][] outcomes, Keeper keeper, Progress progress) {
    this.outcomes = outcomes;
    this.keeper = keeper;
    this.progress = progress;
    this.missing = IntStream.range(0, outcomes.length).filter(position -> outcomes[position] == null).toArray();
    this.writer = keeper == null ? null : Executors.newSingleThreadExecutor(work -> new Thread(work, "spred-finished-trials"));
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
      writes.add(writer.submit(() -> keeper.keep(position, outcome)));
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
