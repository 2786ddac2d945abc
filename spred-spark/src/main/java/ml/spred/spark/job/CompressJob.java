package ml.spred.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import ml.spred.InputException;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.WeightCount;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageFiles.Part;
import ml.spred.image.ImageSet;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.job.CompressionRuns.Plan;
import ml.spred.spark.job.CompressionRuns.Trained;
import ml.spred.spark.param.EnumWord;
import org.apache.hadoop.conf.Configuration;
import org.deeplearning4j.nn.api.Model;

/** From image files to a sparse network. */
final class CompressJob {
  private final Request request;
  private final Console console;
  private final PhaseClock clock = new PhaseClock();

  /** What was asked for. @param checkpoint null for none */
  record Request(ImageOptions images, NetworkOptions network, MethodOptions compression, WorkerOptions workers,
      OutputOptions output, String checkpoint, int threads, String command, Map<String, String> settings) {}

  CompressJob(Request request, Console console) {
    this.request = request;
    this.console = console;
  }

  void run() {
    MethodOptions options = request.compression();
    options.check();
    List<Plan> compared = options.compared();
    options.recipe();
    Configuration hadoop = Sessions.hadoop();
    try (StagedOutput staged = StagedOutput.directory(hadoop, request.output().output, request.output().overwrite);
        NativeThreads threads = threads()) {
      ImageSet train = clock.time("read", () -> request.images().read(Part.TRAIN));
      ImageSet test = clock.time("read", () -> request.images().read(Part.TEST));
      CompressResult result = result(train, test, compared);
      Map<String, Long> bytes = CompressFiles.write(staged, result, hadoop);
      staged.publish();
      lines(result, bytes).forEach(console::result);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot write the result", failure);
    }
  }

  private NativeThreads threads() {
    if (request.threads() < 1) {
      throw new InputException("--threads is " + request.threads() + ", it must be at least 1.");
    }
    return NativeThreads.of(request.threads());
  }

  /** A checkpoint of other options would silently give their result. */
  private void requireSameRun(Path directory) throws IOException {
    Map<String, String> relevant = new LinkedHashMap<>(request.settings());
    // What is trained beside has a directory of its own.
    relevant.keySet().removeAll(
        List.of("output", "overwrite", "checkpoint", "no-progress", "verbose", "compare", "no-dense-twin", "master"));
    relevant.put("threads", String.valueOf(request.threads()));
    Path file = directory.resolve("options.txt");
    String text = String.join("\n", relevant.entrySet().stream().map(Object::toString).toList()) + "\n";
    Files.createDirectories(directory);
    if (Files.exists(file) && !Files.readString(file).equals(text)) {
      throw new InputException("--checkpoint " + request.checkpoint() + " belongs to a run with other options (" + file
          + "); give each run its own directory.");
    }
    Files.writeString(file, text);
  }

  private CompressResult result(ImageSet train, ImageSet test, List<Plan> compared) {
    Path checkpoint = checkpoint();
    try (CompressionRuns runs = new CompressionRuns(request, train, test, console)) {
      return result(runs, train, test, compared, checkpoint);
    }
  }

  private CompressResult result(
      CompressionRuns runs, ImageSet train, ImageSet test, List<Plan> compared, Path checkpoint) {
    Trained compressed = clock.time("train", () -> runs.own(checkpoint));
    Trained dense = request.compression().noDenseTwin ? null
        : clock.time("dense twin", () -> runs.run(Plan.DENSE, "dense twin", below(checkpoint, "dense-twin")));
    List<Trained> others = compared.stream().map(plan -> clock.time("compare", () -> runs.run(plan,
        EnumWord.of(plan.method()) + ", " + plan.words(), below(checkpoint, EnumWord.of(plan.method()) + "-" + plan.amount()))))
        .toList();
    Model smaller = request.compression().structured ? DeadFilters.remove(compressed.network()) : null;
    ClassificationMetrics smallerTest = smaller == null ? null : runs.test().of(smaller);
    Model after = smaller == null ? compressed.network() : smaller;
    double[] seconds = clock.time("time inference", () -> runs.test().seconds(runs.start(), after));
    return new CompressResult(request, train, test, request.images().classNames(train.classes()), compressed, dense, others,
        smaller, smallerTest, seconds[0], seconds[1], clock.seconds());
  }

  /** Where the training is kept; null for nowhere. */
  private Path checkpoint() {
    if (request.checkpoint() == null) {
      return null;
    }
    Path directory = ImageOptions.directory("--checkpoint", request.checkpoint());
    try {
      requireSameRun(directory);
      return directory;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use --checkpoint " + request.checkpoint(), failure);
    }
  }

  private static Path below(Path directory, String name) {
    return directory == null ? null : directory.resolve(name);
  }

  private List<String> lines(CompressResult result, Map<String, Long> bytes) {
    ImageSet train = result.train();
    WeightCount count = result.own().count();
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "data        %s: %,d training and %,d test images of %d x %d x %d, %d classes",
        request.images().format.spelling(), train.size(), result.test().size(), train.shape().channels(), train.shape().height(),
        train.shape().width(), train.classes()));
    lines.add("method      " + request.compression().spelling() + ", " + result.own().plan().words());
    lines.add("left        " + count);
    lines.add(String.format(Locale.ROOT, "accuracy    %.2f %% of the test images%s; largest class alone %.2f %%",
        100 * result.own().test().accuracy(), result.dense() == null ? ""
            : String.format(Locale.ROOT, "; dense twin %.2f %%", 100 * result.dense().test().accuracy()),
        100 * result.own().test().majorityRate()));
    for (Trained other : result.compared()) {
      lines.add(String.format(Locale.ROOT, "compared    %.2f %%: %s, %s; %s", 100 * other.test().accuracy(),
          EnumWord.of(other.plan().method()), other.plan().words(), other.count()));
    }
    if (result.smaller() != null) {
      lines.add(String.format(Locale.ROOT,
          "smaller     %,d of %,d parameters, %.2f %% of the test images; an image takes %.3g ms, before %.3g ms",
          result.smaller().numParams(), result.own().network().numParams(), 100 * result.smallerTest().accuracy(),
          1e3 * result.secondsAfter(), 1e3 * result.secondsBefore()));
    }
    lines.add("files       " + bytes.entrySet().stream()
        .map(file -> String.format(Locale.ROOT, "%s %,.1f kB", file.getKey(), 1e-3 * file.getValue()))
        .collect(Collectors.joining(", ")) + String.format(Locale.ROOT, "; all parameters take %,.1f kB",
            1e-3 * Float.BYTES * result.own().network().numParams()));
    lines.add("model       " + request.output().output + "/" + CompressFiles.MODEL);
    lines.add("report      " + request.output().output + "/" + SelectFiles.REPORT);
    return lines;
  }
}
