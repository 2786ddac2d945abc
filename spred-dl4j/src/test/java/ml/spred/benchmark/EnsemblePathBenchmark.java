package ml.spred.benchmark;

import java.io.FileWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.ensemble.DenseDecay;
import ml.spred.ensemble.EnsembleParameters;
import ml.spred.ensemble.EnsembleShape;
import ml.spred.ensemble.EnsembleStep;
import ml.spred.problem.FeatureMatrix;
import ml.spred.problem.Form;
import ml.spred.problem.Heads;
import ml.spred.problem.MissingValues;
import ml.spred.problem.Penalty;
import ml.spred.problem.ProblemDefinition;
import ml.spred.problem.Scaling;
import ml.spred.problem.Standardizer;
import ml.spred.solver.Checkpoint;
import ml.spred.solver.KappaPath;
import ml.spred.solver.PathOptions;
import ml.spred.solver.PathPoint;
import ml.spred.solver.TrainingOptions;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The whole certified path of the ensemble (100 strengths to a hundredth of the largest) against 5,000 gradient steps over all genes,
 * the published protocol for one strength: ten classes, hidden layers 1024 and 1024, on the same threads in the same run. The steps
 * are extrapolated from the median of {@code STEPS} of them, half before and half after the path.
 *
 * <p>{@code main [samples [genes [file.csv]]]} prints each strength, and appends seconds, ratio and peak resident memory to the file.
 */
public final class EnsemblePathBenchmark {
  private static final int CLASSES = 10;
  private static final int GENES_OF_A_CLASS = 5;
  private static final int STEPS = 20;
  private static final int PROTOCOL = 5000;
  private static final double NANOS = 1e9;

  private EnsemblePathBenchmark() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    int samples = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 180;
    int genes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
    FeatureMatrix x = gaussian(samples, genes);
    int[] labels = labels(x);
    int threads = Runtime.getRuntime().availableProcessors();
    try (Lanes lanes = new Lanes(threads)) {
      // The dense network alone takes gigabytes: where memory is measured, no steps are.
      boolean memoryOnly = Boolean.getBoolean("memory");
      double[] steps = new double[STEPS];
      if (!memoryOnly) {
        steps(x, labels, lanes, steps, 0, STEPS / 2);
      }
      long start = System.nanoTime();
      int[] held = path(x, labels, lanes);
      double seconds = (System.nanoTime() - start) / NANOS;
      if (!memoryOnly) {
        steps(x, labels, lanes, steps, STEPS / 2, STEPS);
      }
      Arrays.sort(steps);
      double step = memoryOnly ? Double.NaN : steps[STEPS / 2];
      String line = String.format(Locale.ROOT, "%d,%d,%d,%d,%d,%.2f,%.4f,%.1f,%d", samples, genes, threads, held[0], held[1], seconds,
          step, PROTOCOL * step / seconds, peakMegabytes());
      System.out.println(line);
      if (arguments.length > 2) {
        append(Path.of(arguments[2]), line);
      }
    }
  }

  private static void append(Path file, String line) throws IOException {
    boolean fresh = !Files.exists(file);
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (PrintWriter out = new PrintWriter(new FileWriter(file.toFile(), true))) {
      if (fresh) {
        out.println("samples,genes,threads,strengths,certified,path_seconds,step_seconds,steps_5000_over_path,peak_resident_mb");
      }
      out.println(line);
    }
  }

  private static FeatureMatrix gaussian(int samples, int genes) {
    Random random = new Random(1);
    float[] values = new float[samples * genes];
    for (int k = 0; k < values.length; k++) {
      values[k] = (float) random.nextGaussian();
    }
    FeatureMatrix raw = new FeatureMatrix(samples, genes, values);
    return Standardizer.fit(raw, Scaling.FEATURE, MissingValues.REFUSE).apply(raw);
  }

  /** The class whose five genes sum highest, with noise of one gene's size. */
  private static int[] labels(FeatureMatrix x) {
    Random random = new Random(2);
    return IntStream.range(0, x.numSamples()).map(sample -> {
      double[] sums = IntStream.range(0, CLASSES).mapToDouble(label -> random.nextGaussian() + IntStream.range(0, GENES_OF_A_CLASS)
          .mapToDouble(gene -> x.get(sample, label * GENES_OF_A_CLASS + gene)).sum()).toArray();
      return IntStream.range(0, CLASSES).reduce(0, (one, other) -> sums[other] > sums[one] ? other : one);
    }).toArray();
  }

  /** Plain gradient steps over all genes, timed one by one; the first is not counted. */
  private static void steps(FeatureMatrix x, int[] labels, Lanes lanes, double[] seconds, int from, int to) {
    EnsembleShape shape = new EnsembleShape(x.numFeatures(), CLASSES, Heads.ensemble(List.of(1024, 1024)), Form.GROUP);
    EnsembleParameters parameters = new EnsembleParameters(shape, DataType.FLOAT);
    parameters.flat().assign(Nd4j.randn(DataType.FLOAT, parameters.flat().shape()).muli(0.01));
    EnsembleParameters rest = new EnsembleParameters(shape.withFeatures(0), DataType.FLOAT);
    try (EnsembleStep step = new EnsembleStep(
        EnsembleStep.toNative(x, DataType.FLOAT), labels, shape, DenseDecay.none(), DataType.FLOAT, lanes)) {
      step.descend(parameters, Penalty.group(1e-3), 1e-3, rest);
      for (int k = from; k < to; k++) {
        long start = System.nanoTime();
        step.descend(parameters, Penalty.group(1e-3), 1e-3, rest);
        rest.flat().muli(1e-3);
        parameters.dense().subi(rest.dense());
        seconds[k] = (System.nanoTime() - start) / NANOS;
      }
    }
    parameters.release();
    rest.release();
  }

  /** Number of strengths, and of those whose certificate holds. */
  private static int[] path(FeatureMatrix x, int[] labels, Lanes lanes) {
    PathOptions options = PathOptions.defaults();
    KappaPath path = new KappaPath(x, labels, FeatureMatrix.zeros(0, x.numFeatures()), new int[0], CLASSES,
        ProblemDefinition.of(Heads.ensemble(List.of(1024, 1024))), options, TrainingOptions.defaults(), 1, lanes, Checkpoint.NONE);
    int held = 0;
    int solved = 0;
    long start = System.nanoTime();
    for (boolean saturated = false; solved < options.numKappas() && !saturated; solved++) {
      int position = path.solve(path.kappa(solved));
      PathPoint point = path.points().get(position);
      held += point.certificate().holds() ? 1 : 0;
      saturated = path.isSaturated(position);
      System.out.printf(Locale.ROOT, "%3d  %4d genes  %3d iterations  violation %.1e  %7.1f s%n", solved, point.numFeatures(),
          point.iterations(), point.certificate().violation(), (System.nanoTime() - start) / NANOS);
    }
    return new int[] {solved, held};
  }

  /** Peak resident memory of this process; −1 where the system does not tell. */
  private static long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    try (var lines = Files.lines(status)) {
      return lines.filter(line -> line.startsWith("VmHWM")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst().orElse(-1);
    }
  }
}
