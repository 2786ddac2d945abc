package ml.spred.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that share out independent blocks of work. What a block computes must not depend on which lane
 * takes it or when; then nothing depends on the number of lanes.
 */
public final class Lanes implements AutoCloseable {
  private final int lanes;
  private final ExecutorService pool;

  /** @param lanes threads in all, the calling one among them; at least 1 */
  public Lanes(int lanes) {
    if (lanes < 1) {
      throw new IllegalArgumentException("the number of threads is " + lanes + ", it must be at least 1.");
    }
    Backend.require();
    this.lanes = lanes;
    Device device = Device.current();
    this.pool = lanes == 1 ? null : Executors.newFixedThreadPool(lanes - 1, work -> daemon(work, device));
  }

  private static Thread daemon(Runnable work, Device device) {
    Thread thread = new Thread(() -> {
      device.adopt();
      Backend.require();
      work.run();
    }, "spred-lane");
    thread.setDaemon(true);
    return thread;
  }

  /** Runs {@code block(0) … block(count − 1)} and returns when all are done. */
  public void forEach(int count, IntConsumer block) {
    if (pool == null || count < 2) {
      for (int k = 0; k < count; k++) {
        block.accept(k);
      }
      return;
    }
    AtomicInteger next = new AtomicInteger();
    Runnable lane = () -> {
      for (int k = next.getAndIncrement(); k < count; k = next.getAndIncrement()) {
        block.accept(k);
      }
    };
    List<Future<?>> others = new ArrayList<>();
    for (int k = 1; k < Math.min(lanes, count); k++) {
      others.add(pool.submit(lane));
    }
    lane.run();
    others.forEach(Lanes::await);
  }

  private static void await(Future<?> lane) {
    try {
      lane.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while computing.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdownNow();
    }
  }
}
