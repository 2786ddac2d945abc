package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ml.spred.expression.ExpressionSet;
import ml.spred.simulate.ExpressionSimulator;
import ml.spred.simulate.SimulationOptions;
import ml.spred.spark.SparkTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyBenchmarkTest {
  private static final int GENES = 60;
  /** 80 samples of 40 donors; agents shift 6 genes of 60 by more than a standard deviation. */
  private static final ExpressionSet SIMULATED = ExpressionSimulator
      .simulate(new SimulationOptions(40, GENES, 1, 0, 0.6, 0.2, 12, 0.95, 6, 1.5, 0.3, 0.2, 7)).set();
  private static final LabelledSet DATA =
      new LabelledSet("simulated", SIMULATED, SIMULATED.column("agent"), SIMULATED.column("donor"));

  @TempDir
  private Path directory;
  private final StringWriter log = new StringWriter();
  private final List<String> fits = new ArrayList<>();

  private AccuracyBenchmark benchmark(AccuracyFiles files, Method... methods) {
    return new AccuracyBenchmark(SparkTest.session(), files, List.of(methods), this::counted, new PrintWriter(log));
  }

  private Fitter counted(Method method) {
    return (data, frame, seed, paths) -> {
      fits.add(method.spelling() + " " + seed);
      if (method == Method.SPRED_ENSEMBLE && seed == 2) {
        throw new IllegalStateException("out of luck");
      }
      return Fitter.of(Method.MAJORITY, 1, null).fit(data, frame, seed, paths);
    };
  }

  @Test
  void twoSplitsOfASimulatedSet() {
    AccuracyFiles files = new AccuracyFiles(directory);
    new AccuracyBenchmark(SparkTest.session(), files, List.of(Method.MAJORITY, Method.MLLIB_L1, Method.SPRED_LINEAR),
        method -> Fitter.of(method, 2, null), new PrintWriter(log)).run(DATA, 2);
    assertThat(files.runs()).hasSize(6);
    assertThat(files.runs(Method.MAJORITY)).allMatch(run -> run.testAccuracy() == run.majorityRate() && run.genes() == 0);
    for (Method method : List.of(Method.MLLIB_L1, Method.SPRED_LINEAR)) {
      assertThat(files.runs(method)).allSatisfy(run -> {
        assertThat(run.testAccuracy()).isGreaterThan(0.7);
        assertThat(run.genes()).isBetween(1, GENES);
        assertThat(run.strength()).isPositive();
        assertThat(run.violation()).isBetween(0.0, 0.2);
      });
    }
  }

  @Test
  void aRepeatedRunDoesOnlyWhatIsMissing() {
    AccuracyFiles files = new AccuracyFiles(directory);
    benchmark(files, Method.MAJORITY).run(DATA, 2);
    benchmark(files, Method.MAJORITY, Method.SPRED_LINEAR).run(DATA, 3);
    assertThat(fits).containsExactly("majority 1", "majority 2",
        "spred-linear 1", "spred-linear 2", "majority 3", "spred-linear 3");
    assertThat(files.runs()).extracting(AccuracyRun::split).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  void aFailureCostsOneRun() {
    AccuracyFiles files = new AccuracyFiles(directory);
    AccuracyBenchmark benchmark = benchmark(files, Method.SPRED_ENSEMBLE, Method.MAJORITY);
    benchmark.run(DATA, 3);
    assertThat(benchmark.failures()).isOne();
    assertThat(files.runs(Method.SPRED_ENSEMBLE)).extracting(AccuracyRun::split).containsExactly(1, 3);
    assertThat(files.runs(Method.MAJORITY)).hasSize(3);
    assertThat(log.toString()).contains("simulated,spred-ensemble,2 failed").contains("out of luck");
  }
}
