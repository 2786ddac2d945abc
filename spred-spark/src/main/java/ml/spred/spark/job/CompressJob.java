package ml.spred.spark.job;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import ml.spred.InputException;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.Compressor;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.Recipe;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.compress.WeightCount;
import ml.spred.compute.Backend;
import ml.spred.compute.NativeThreads;
import ml.spred.image.ImageBatches;
import ml.spred.image.ImageFiles.Part;
import ml.spred.image.ImageSet;
import ml.spred.image.Normalisation;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.evaluation.classification.Evaluation;

/** From image files to a sparse network. */
final class CompressJob {
  static final String MODEL = "model.zip";
  static final String SPARSE = "model.sparse";
  static final String SMALLER = "smaller.zip";
  static final String LAYERS = "layers.csv";
  private static final int TEST_BATCH = 500;

  private final Request request;
  private final Console console;
  private final PhaseClock clock = new PhaseClock();

  /** What was asked for. @param checkpoint null for none */
  record Request(ImageOptions images, NetworkOptions network, CompressionOptions compression, OutputOptions output,
      String checkpoint, int threads, String command, Map<String, String> settings) {}

  CompressJob(Request request, Console console) {
    this.request = request;
    this.console = console;
  }

  void run() {
    CompressionOptions options = request.compression();
    double amount = options.amount();
    Recipe recipe = options.recipe();
    Configuration hadoop = Sessions.hadoop();
    try (StagedOutput staged = StagedOutput.directory(hadoop, request.output().output, request.output().overwrite);
        NativeThreads threads = threads()) {
      ImageSet train = clock.time("read", () -> request.images().read(Part.TRAIN));
      ImageSet test = clock.time("read", () -> request.images().read(Part.TEST));
      Model network = request.network().network(train, options.seed);
      WeightCount count = clock.time("train", () -> compress(network, train, recipe, amount));
      Result result = result(network, count, train, test);
      write(staged, result, hadoop);
      staged.publish();
      lines(result, train, test).forEach(console::result);
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

  private WeightCount compress(Model network, ImageSet train, Recipe recipe, double amount) {
    ImageBatches batches = ImageBatches.training(train, Normalisation.of(train), request.compression().batchSize,
        request.images().augmentation(), recipe.seed());
    int all = recipe.epochs() + recipe.finetuneEpochs();
    try (Console.Work work = console.work("training")) {
      CompressionProgress progress = (phase, epoch, epochs, loss) -> work.update(
          phase == CompressionProgress.Phase.TRAIN ? epoch : recipe.epochs() + epoch, all,
          String.format(Locale.ROOT, "%s epoch %d of %d, loss %.4f", EnumWord.of(phase), epoch, epochs, loss));
      Compressor compressor = new Compressor(network, batches::startAt, recipe, progress);
      if (request.checkpoint() != null) {
        requireSameRun(ImageOptions.directory("--checkpoint", request.checkpoint()));
        compressor.checkpoint(ImageOptions.directory("--checkpoint", request.checkpoint()));
      }
      return compressor.run(request.compression().method, amount);
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use --checkpoint " + request.checkpoint(), failure);
    } catch (IllegalArgumentException failure) {
      throw new InputException(failure.getMessage(), failure);
    }
  }

  /** A checkpoint of other options would silently give their result. */
  private void requireSameRun(Path directory) throws IOException {
    Map<String, String> relevant = new LinkedHashMap<>(request.settings());
    relevant.keySet().removeAll(List.of("output", "overwrite", "checkpoint", "no-progress", "verbose"));
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

  /** What came out. @param smaller null unless filters were taken out */
  private record Result(Model network, WeightCount count, double accuracy, double seconds, Model smaller, double smallerAccuracy,
      double smallerSeconds) {}

  private Result result(Model network, WeightCount count, ImageSet train, ImageSet test) {
    Normalisation normalisation = Normalisation.of(train);
    long start = System.nanoTime();
    double accuracy = accuracy(network, test, normalisation);
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (!request.compression().structured) {
      return new Result(network, count, accuracy, seconds, null, Double.NaN, Double.NaN);
    }
    Model smaller = DeadFilters.remove(network);
    // Both warm: the first pass of a network pays for its buffers.
    seconds = timed(network, test, normalisation);
    double smallerAccuracy = accuracy(smaller, test, normalisation);
    return new Result(network, count, accuracy, seconds, smaller, smallerAccuracy, timed(smaller, test, normalisation));
  }

  private static double timed(Model network, ImageSet test, Normalisation normalisation) {
    long start = System.nanoTime();
    accuracy(network, test, normalisation);
    return (System.nanoTime() - start) * 1e-9;
  }

  private static double accuracy(Model network, ImageSet test, Normalisation normalisation) {
    ImageBatches batches = ImageBatches.testing(test, normalisation, TEST_BATCH);
    return network instanceof ComputationGraph graph ? graph.<Evaluation>evaluate(batches).accuracy()
        : ((MultiLayerNetwork) network).<Evaluation>evaluate(batches).accuracy();
  }

  private void write(StagedOutput staged, Result result, Configuration hadoop) throws IOException {
    put(staged, hadoop, MODEL, file -> ModelSerializer.writeModel(result.network, file.toFile(), false));
    put(staged, hadoop, SPARSE, file -> SparseNetworkFile.write(result.network, file));
    if (result.smaller != null) {
      put(staged, hadoop, SMALLER, file -> ModelSerializer.writeModel(result.smaller, file.toFile(), false));
    }
    try (CsvWriter csv = SelectFiles.csv(staged.text(LAYERS))) {
      csv.writeRecord("layer", "key", "weights", "nonZero", "sparsity");
      for (WeightCount.LayerCount layer : result.count.layers()) {
        csv.writeRecord(layer.layer(), layer.key(), String.valueOf(layer.weights()), String.valueOf(layer.nonZero()),
            String.format(Locale.ROOT, "%.6f", layer.sparsity()));
      }
    }
    SelectFiles.text(staged.text(SelectFiles.METRICS), metrics(result));
  }

  /** Writes a file of this machine. */
  private interface FileWriter {
    void write(Path file) throws IOException;
  }

  private static void put(StagedOutput staged, Configuration hadoop, String name, FileWriter writer) throws IOException {
    Path local = Files.createTempFile("spred-", name);
    try {
      writer.write(local);
      org.apache.hadoop.fs.Path target = staged.path(name);
      FileSystem system = target.getFileSystem(hadoop);
      system.copyFromLocalFile(false, true, new org.apache.hadoop.fs.Path(local.toUri()), target);
    } finally {
      Files.deleteIfExists(local);
    }
  }

  private Map<String, Object> metrics(Result result) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("command", request.command());
    all.put("method", request.compression().spelling());
    all.put("prunableWeights", result.count.prunable());
    all.put("nonZeroWeights", result.count.nonZero());
    all.put("compressionRatio", Double.isFinite(result.count.ratio()) ? result.count.ratio() : null);
    all.put("parameters", result.network.numParams());
    all.put("testAccuracy", result.accuracy);
    if (result.smaller != null) {
      all.put("smallerParameters", result.smaller.numParams());
      all.put("smallerTestAccuracy", result.smallerAccuracy);
      all.put("testSeconds", result.seconds);
      all.put("smallerTestSeconds", result.smallerSeconds);
    }
    all.put("seed", request.compression().seed);
    all.put("threads", request.threads());
    all.put("options", request.settings());
    all.put("wallSeconds", clock.seconds());
    all.put("backend", Backend.name());
    all.put("versions", Versions.all());
    return all;
  }

  private List<String> lines(Result result, ImageSet train, ImageSet test) {
    List<String> lines = new ArrayList<>();
    lines.add(String.format(Locale.ROOT, "data        %s: %,d training and %,d test images of %d x %d x %d, %d classes",
        request.images().format.spelling(), train.size(), test.size(), train.shape().channels(), train.shape().height(),
        train.shape().width(), train.classes()));
    lines.add(String.format(Locale.ROOT, "method      %s, %s %.4g", request.compression().spelling(),
        request.compression().method.takesStrength() ? "kappa" : "ratio", request.compression().amount()));
    lines.add("left        " + result.count);
    lines.add(String.format(Locale.ROOT, "accuracy    %.2f %% of the test images", 100 * result.accuracy));
    if (result.smaller != null) {
      lines.add(String.format(Locale.ROOT,
          "smaller     %,d of %,d parameters, %.2f %% of the test images; testing took %.2f s, before"
          + " %.2f s", result.smaller.numParams(), result.network.numParams(), 100 * result.smallerAccuracy,
          result.smallerSeconds,
          result.seconds));
    }
    lines.add("model       " + request.output().output + "/" + MODEL);
    return lines;
  }
}
