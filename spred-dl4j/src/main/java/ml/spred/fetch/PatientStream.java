package ml.spred.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Gives up where the server sends nothing for a while, which the client of the JDK does not once a body has begun. A slow server
 * that sends is waited for.
 */
final class PatientStream extends FilterInputStream {
  private final Duration patience;
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(PatientStream::daemon);
  private volatile long lastByte = System.nanoTime();
  private volatile boolean stalled;

  PatientStream(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
    long interval = Math.max(1, patience.toMillis() / 4);
    watch.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "watch over a download");
    thread.setDaemon(true);
    return thread;
  }

  private void look() {
    if (System.nanoTime() - lastByte < patience.toNanos()) {
      return;
    }
    stalled = true;
    try {
      in.close();
    } catch (IOException alreadyBroken) {
      // The reader fails by itself.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    lastByte = System.nanoTime();
    try {
      int read = super.read(buffer, offset, length);
      if (!stalled) {
        return read;
      }
    } catch (IOException failure) {
      if (!stalled) {
        throw failure;
      }
    }
    throw new IOException("no byte arrived for " + patience.toMillis() / 1000.0 + " s");
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    super.close();
  }
}
