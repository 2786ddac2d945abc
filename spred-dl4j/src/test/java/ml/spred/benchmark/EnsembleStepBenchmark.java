package ml.spred.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleGraph;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.Penalty;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One training step of the ensemble over all genes against the products that it cannot avoid: 180 samples × 40,000 genes, ten
 * classes, hidden layers 1024 and 1024. The two large products are {@code 2·180·40,000·1034 = 14.9} GFLOP each; the dense layer
 * behind them has three of 0.4 GFLOP. All on the same threads, in the same run.
 *
 * <p>{@code main} runs it and writes a CSV with the medians and their ratio to the products.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgsAppend = {"-Xmx2g", "-Dorg.bytedeco.javacpp.maxbytes=8g", "-Dorg.bytedeco.javacpp.maxphysicalbytes=12g"})
public class EnsembleStepBenchmark {
  private static final int SAMPLES = 180;
  private static final int FEATURES = 40_000;
  private static final int CLASSES = 10;
  private static final Penalty PENALTY = Penalty.group(1e-3);

  private final EnsembleShape shape = new EnsembleShape(FEATURES, CLASSES, Heads.ensemble(List.of(1024, 1024)), Form.GROUP);
  private Lanes lanes;
  private INDArray x;
  private EnsembleParameters parameters;
  private EnsembleParameters rest;
  private EnsembleParameters full;
  private EnsembleStep step;
  private INDArray delta;
  private INDArray product;
  private INDArray slope;
  private INDArray hidden;
  private INDArray square;
  private INDArray squareSlope;
  private INDArray hiddenOut;

  /** Draws data and parameters. */
  @Setup
  public void setUp() {
    lanes = new Lanes(Runtime.getRuntime().availableProcessors());
    x = Nd4j.randn(DataType.FLOAT, FEATURES, SAMPLES).transpose();
    int[] labels = IntStream.range(0, SAMPLES).map(k -> k % CLASSES).toArray();
    parameters = new EnsembleParameters(shape, DataType.FLOAT);
    parameters.flat().assign(Nd4j.randn(DataType.FLOAT, parameters.flat().shape()).muli(0.01));
    rest = new EnsembleParameters(shape.withFeatures(0), DataType.FLOAT);
    step = new EnsembleStep(x, labels, shape, DenseDecay.none(), DataType.FLOAT, lanes);
    delta = Nd4j.randn(DataType.FLOAT, shape.width(), SAMPLES).transpose();
    product = Nd4j.create(DataType.FLOAT, new long[] {SAMPLES, shape.width()}, 'f');
    hidden = Nd4j.randn(DataType.FLOAT, 1024, SAMPLES).transpose();
    hiddenOut = Nd4j.create(DataType.FLOAT, new long[] {SAMPLES, 1024}, 'f');
    square = Nd4j.randn(DataType.FLOAT, 1024, 1024).transpose();
    squareSlope = Nd4j.create(DataType.FLOAT, new long[] {1024, 1024}, 'f');
  }

  @TearDown
  public void tearDown() {
    lanes.close();
  }

  /** The floor: forward and backward product of the first layer and the three of the dense layer, by ND4J on all threads. */
  @Benchmark
  public Object products() {
    org.bytedeco.openblas.global.openblas.blas_set_num_threads(Runtime.getRuntime().availableProcessors());
    if (slope == null) {
      slope = Nd4j.create(DataType.FLOAT, new long[] {shape.width(), FEATURES}, 'f');
    }
    Nd4j.gemm(x, parameters.weights(), product, false, true, 1, 0);
    Nd4j.gemm(delta, x, slope, true, false, 1, 0);
    Nd4j.gemm(hidden, square, hiddenOut, false, false, 1, 0);
    Nd4j.gemm(hidden, hiddenOut, squareSlope, true, false, 1, 0);
    Nd4j.gemm(hiddenOut, square, hidden, false, true, 1, 0);
    return slope;
  }

  /** A plain gradient step on the redundant pair and the gradient of all the rest. */
  @Benchmark
  public double step() {
    rest.flat().muli(1e-3);
    parameters.dense().subi(rest.dense());
    return step.descend(parameters, PENALTY, 1e-3, rest);
  }

  /** Value and gradient of everything, as the other optimisers need it. */
  @Benchmark
  public double lossAndGradient() {
    if (full == null) {
      full = new EnsembleParameters(shape, DataType.FLOAT);
    }
    return step.lossAndGradient(parameters, PENALTY, full);
  }

  /** The same network as a DL4J graph with the redundant layer, on the same threads. */
  @State(Scope.Benchmark)
  public static class Graph {
    private ComputationGraph graph;
    private MultiDataSet data;

    /** Builds the graph. */
    @Setup
    public void setUp(EnsembleStepBenchmark benchmark) {
      graph = EnsembleGraph.of(benchmark.parameters, PENALTY, new Sgd(1e-3));
      INDArray target = Nd4j.zeros(DataType.FLOAT, SAMPLES, CLASSES);
      for (int sample = 0; sample < SAMPLES; sample++) {
        target.putScalar(sample, sample % CLASSES, 1);
      }
      data = new MultiDataSet(new INDArray[] {benchmark.x}, new INDArray[] {target, target});
    }
  }

  /** One {@code fit} of the graph. */
  @Benchmark
  public double graph(Graph graph) {
    int threads = Runtime.getRuntime().availableProcessors();
    org.bytedeco.openblas.global.openblas.blas_set_num_threads(threads);
    org.nd4j.nativeblas.NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    graph.graph.fit(graph.data);
    return graph.graph.score();
  }

  /**
   * Runs all and writes {@code ensemble-step.csv}.
   *
   * @param arguments the directory to write to, {@code data/results} by default
   */
  public static void main(String[] arguments) throws RunnerException, IOException {
    Path directory = Path.of(arguments.length > 0 ? arguments[0] : "data/results");
    Collection<RunResult> results =
        new Runner(new OptionsBuilder().include(EnsembleStepBenchmark.class.getSimpleName()).build()).run();
    double floor = results.stream().filter(r -> name(r).equals("products")).mapToDouble(EnsembleStepBenchmark::median)
        .findFirst().orElseThrow();
    Files.createDirectories(directory);
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(directory.resolve("ensemble-step.csv")))) {
      out.println("what,median_ms,min_ms,max_ms,ratio_to_products");
      for (RunResult result : results) {
        var statistics = result.getPrimaryResult().getStatistics();
        out.printf(Locale.ROOT, "%s,%.1f,%.1f,%.1f,%.3f%n", name(result), median(result), statistics.getMin(),
            statistics.getMax(), median(result) / floor);
      }
    }
  }

  private static String name(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    return benchmark.substring(benchmark.lastIndexOf('.') + 1);
  }

  private static double median(RunResult result) {
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }
}
