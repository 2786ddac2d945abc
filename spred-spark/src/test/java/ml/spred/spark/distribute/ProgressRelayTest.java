package ml.spred.spark.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import ml.spred.solver.Progress;
import ml.spred.spark.SparkTest;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;

class ProgressRelayTest {
  private final SparkContext context = SparkTest.session().sparkContext();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final Progress listener = (phase, done, total, detail) -> heard.add(phase + " " + done + "/" + total + " " + detail);

  /** A handle of an unknown relay does what a handle does in the JVM of an executor. */
  @Test
  void heartbeatsBringTheProgressOfExecutors() throws InterruptedException {
    try (ProgressRelay relay = ProgressRelay.open(context, listener)) {
      Progress remote = new ProgressRelay.Handle("of another JVM", ((ProgressRelay.Handle) relay.handle()).accumulator());
      SparkTest.context().parallelize(List.of(1), 1).foreach(number -> {
        remote.update("screening", 3, 9, "gene block");
        Thread.sleep(2500);
      });
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("screening 3/9 gene block");
    }
  }

  @Test
  void aClosedRelayHearsNothing() {
    ProgressRelay relay = ProgressRelay.open(context, listener);
    Progress handle = relay.handle();
    handle.update("path", 1, 2, "");
    relay.close();
    handle.update("path", 2, 2, "");
    assertThat(heard).containsExactly("path 1/2 ");
  }

  @Test
  void nobodyListeningIsSerializable() {
    try (ProgressRelay relay = ProgressRelay.open(context, Progress.NONE)) {
      Progress silent = JavaBytes.read(JavaBytes.write((Serializable) relay.handle()));
      silent.update("path", 1, 2, "");
      assertThat(silent).isEqualTo(relay.handle());
    }
  }
}
