package ml.spred.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import ml.spred.InputException;

/** Tries again what a network may let fail, with pauses that double. */
final class Retries {
  /** A server that asks for more is one to come back to another day. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

  private final String name;
  private final FetchOptions options;
  private final FetchListener listener;
  private int failures;

  Retries(String name, FetchOptions options, FetchListener listener) {
    this.name = name;
    this.options = options;
    this.listener = listener;
  }

  /** What may fail. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** The result of the first attempt that does not fail. */
  <T> T run(Work<T> work) {
    while (true) {
      try {
        return work.run();
      } catch (IOException failure) {
        pauseAfter(failure, false);
      }
    }
  }

  /**
   * Waits before the next attempt.
   *
   * @param progress whether the failed attempt brought bytes, which makes it the first failure again
   * @throws InputException where there have been too many
   */
  void pauseAfter(IOException failure, boolean progress) {
    failures = progress ? 1 : failures + 1;
    if (failures >= options.attempts() || Thread.currentThread().isInterrupted()) {
      throw new InputException(String.format(Locale.ROOT, "%s cannot be fetched after %d attempts in a row (%s); what has arrived"
          + " is kept, so run the command again when the connection is better.", name, failures, reason(failure)), failure);
    }
    Duration pause = pause(failure);
    listener.note(String.format(Locale.ROOT, "%s: %s; attempt %d of %d in %.1f s", name, reason(failure), failures + 1,
        options.attempts(), pause.toMillis() / 1000.0));
    sleep(pause);
  }

  private Duration pause(IOException failure) {
    Duration doubled = options.firstPause().multipliedBy(1L << Math.min(failures - 1, 20));
    Duration asked = failure instanceof Web.BusyException busy ? busy.pause() : Duration.ZERO;
    Duration pause = asked.compareTo(doubled) > 0 ? asked : doubled;
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private static String reason(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
