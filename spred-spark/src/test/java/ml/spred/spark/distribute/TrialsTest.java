package ml.spred.spark.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.compute.Device;
import ml.spred.solver.Progress;
import ml.spred.spark.SparkTest;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class TrialsTest {
  private final JavaSparkContext context = SparkTest.context();
  private final Trials<double[]> trials = new Trials<>(context, new double[] {10, 20}, "a test");

  @Test
  void resultsComeInTheOrderOfTheSettings() {
    List<Integer> settings = IntStream.range(0, 9).boxed().toList();
    List<Double> results = trials.run(settings, (data, setting, threads, progress) -> data[1] + setting, Progress.NONE);
    assertThat(results).containsExactly(20.0, 21.0, 22.0, 23.0, 24.0, 25.0, 26.0, 27.0, 28.0);
  }

  @Test
  void eachSettingIsATaskOfItsOwn() {
    List<Integer> partitions = trials.run(List.of("a", "b", "c"),
        (data, setting, threads, progress) -> TaskContext.getPartitionId(), Progress.NONE);
    assertThat(partitions).containsExactly(0, 1, 2);
  }

  @Test
  void threadsAreTheCoresOfATask() {
    assertThat(trials.run(List.of(0), (data, setting, threads, progress) -> threads, Progress.NONE)).containsExactly(1);
  }

  @Test
  void noSettingsNeedNoJob() {
    assertThat(trials.run(List.<Integer>of(), (data, setting, threads, progress) -> setting, Progress.NONE)).isEmpty();
  }

  @Test
  void aRefusalArrivesAsItself() {
    assertThatThrownBy(() -> trials.run(List.of(1, 2), (data, setting, threads, progress) -> {
      throw new InputException("sentence " + setting + ".");
    }, Progress.NONE)).isExactlyInstanceOf(InputException.class).hasMessage("sentence 1.");
    assertThatThrownBy(() -> trials.run(List.of(1), (data, setting, threads, progress) -> {
      throw new IllegalArgumentException("bad option.");
    }, Progress.NONE)).isExactlyInstanceOf(IllegalArgumentException.class).hasMessage("bad option.");
  }

  @Test
  void aTrialThatKeepsFailingIsNamed() {
    assertThatThrownBy(() -> trials.run(List.of("a", "b"), (data, setting, threads, progress) -> {
      if (setting.equals("b")) {
        throw new IllegalStateException("broken");
      }
      return setting;
    }, Progress.NONE)).isExactlyInstanceOf(TrialException.class)
        .hasMessage("trial 2 of 2 (b) failed each time it was run: java.lang.IllegalStateException: broken")
        .hasRootCauseMessage("broken");
  }

  @Test
  void severalTrialsAreCounted() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    trials.run(List.of("a", "b", "c"), (data, setting, threads, progress) -> {
      progress.update("path", 1, 30, "inside of one trial");
      return setting;
    }, (phase, done, total, detail) -> heard.add(phase + " " + done + "/" + total));
    assertThat(heard).containsExactly("trials 1/3", "trials 2/3", "trials 3/3");
  }

  @Test
  void eachResultIsToldAsItComesButNoRefusal() {
    List<String> heard = new ArrayList<>();
    assertThatThrownBy(() -> trials.run(List.of("a", "b", "c"), (data, setting, threads, progress) -> {
      if (setting.equals("b")) {
        throw new InputException("not b.");
      }
      return setting.toUpperCase(java.util.Locale.ROOT);
    }, Progress.NONE, (setting, result) -> heard.add(setting + result))).isInstanceOf(InputException.class);
    assertThat(heard).containsExactlyInAnyOrder("aA", "cC");
  }

  @Test
  void aDeviceIsNotGrantedUnlessAskedFor() {
    assertThat(trials.run(List.of(0), (data, setting, threads, progress) -> Device.current().description(), Progress.NONE))
        .containsExactly("");
  }

  @Test
  void jobsAreLabelledAndTheCallersGroupIsKept() {
    assertThat(groupSeenByTask()).startsWith("spred-");
    assertThat(context.getLocalProperty("spark.job.description")).isNull();
    context.setJobGroup("mine", "before");
    try {
      assertThat(groupSeenByTask()).isEqualTo("mine a test");
      assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("before");
    } finally {
      context.clearJobGroup();
    }
  }

  private String groupSeenByTask() {
    return trials.run(List.of(0), (data, setting, threads, progress) ->
        TaskContext.get().getLocalProperty("spark.jobGroup.id") + " "
            + TaskContext.get().getLocalProperty("spark.job.description"), Progress.NONE).get(0);
  }

  @Test
  void progressIsHeardAtOnceInLocalMode() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    trials.run(List.of("a"), (data, setting, threads, progress) -> {
      progress.update("path", 1, 30, "kappa 0.1");
      progress.update("path", 2, 30, "kappa 0.09");
      return 0;
    }, (phase, done, total, detail) -> heard.add(phase + " " + done + "/" + total + " " + detail));
    assertThat(heard).containsExactly("path 1/30 kappa 0.1", "path 2/30 kappa 0.09");
  }
}
