package ml.spred.spark.job;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What a person sees while a job runs: results on standard output, everything else on standard error. Long work shows a bar
 * with the time left on a terminal, and elsewhere a plain line now and then.
 */
final class Console {
  /** The launcher's word that standard error is a terminal of so many columns; Java cannot ask. */
  private static final String COLUMNS = "spred.columns";
  /** Seconds between lines where there is no terminal: a log should tell that a job lives, and be short. */
  private static final Duration LINE_INTERVAL = Duration.ofSeconds(15);
  private static final int NARROWEST = 40;

  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;

  Console(PrintWriter out, PrintWriter err, boolean quiet) {
    this.out = out;
    this.err = err;
    this.quiet = quiet;
  }

  /** The console of a command. */
  static Console of(CommandSpec spec, boolean quiet) {
    return new Console(spec.commandLine().getOut(), spec.commandLine().getErr(), quiet);
  }

  /** Width of the terminal, 0 when there is none. */
  static int columns() {
    return Integer.getInteger(COLUMNS, 0);
  }

  /** A line of the result. */
  void result(String line) {
    out.println(line);
    out.flush();
  }

  /** What the user should know while waiting. */
  void say(String line) {
    if (!quiet) {
      err.println(line);
      err.flush();
    }
  }

  /** Begins a piece of work that takes a while. */
  Work work(String name) {
    if (quiet) {
      return Work.SILENT;
    }
    return columns() >= NARROWEST ? new Bar(name) : new Lines(name);
  }

  /** Something long that tells how far it is. */
  interface Work extends AutoCloseable {
    Work SILENT = (done, total, detail) -> {};

    void update(long done, long total, String detail);

    @Override
    default void close() {}
  }

  private final class Bar implements Work {
    private final ProgressBar bar;
    /** When the first step was told, and how many were done then: what went before says nothing about the steps to come. */
    private volatile Instant first;
    private volatile long doneAtFirst;

    Bar(String name) {
      bar = new ProgressBarBuilder().setTaskName(name).setInitialMax(0).setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(200).continuousUpdate().clearDisplayOnFinish()
          .setEtaFunction(this::timeLeft)
          .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns() - 1)).build();
    }

    private void draw(String text) {
      err.print("\r" + text);
      err.flush();
    }

    private Optional<Duration> timeLeft(ProgressState state) {
      long steps = state.getCurrent() - doneAtFirst;
      if (first == null || steps <= 0) {
        return Optional.empty();
      }
      long open = state.getMax() - state.getCurrent();
      return Optional.of(Duration.between(first, Instant.now()).multipliedBy(open).dividedBy(steps));
    }

    @Override
    public void update(long done, long total, String detail) {
      if (first == null) {
        doneAtFirst = done;
        first = Instant.now();
      }
      bar.maxHint(total);
      bar.stepTo(Math.min(done, total));
      bar.setExtraMessage(detail);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private final class Lines implements Work {
    private final String name;
    private final Instant start = Instant.now();
    private Instant last = start;

    Lines(String name) {
      this.name = name;
    }

    @Override
    public void update(long done, long total, String detail) {
      Instant now = Instant.now();
      if (Duration.between(last, now).compareTo(LINE_INTERVAL) < 0) {
        return;
      }
      last = now;
      say(String.format(Locale.ROOT, "%s: %d %% after %d s%s", name, total == 0 ? 0 : 100 * done / total,
          Duration.between(start, now).toSeconds(), detail.isEmpty() ? "" : ", " + detail));
    }
  }
}
