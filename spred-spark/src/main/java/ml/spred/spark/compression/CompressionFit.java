package ml.spred.spark.compression;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import ml.spred.InputException;
import ml.spred.compress.CheckpointStore;
import ml.spred.compress.CompressionProgress;
import ml.spred.compress.Compressor;
import ml.spred.compress.DeadFilters;
import ml.spred.compress.ImageClassifier;
import ml.spred.compress.KappaSearch;
import ml.spred.compress.LayerKappas;
import ml.spred.compress.LayerSearch;
import ml.spred.compress.LossHistory;
import ml.spred.compress.NetworkFiles;
import ml.spred.compress.Pruning.Scope;
import ml.spred.compress.SparseNetworkFile;
import ml.spred.compress.WeightCount;
import ml.spred.image.ImageShape;
import ml.spred.image.Normalisation;
import ml.spred.spark.feature.OptionsDigest;
import ml.spred.spark.feature.ProvenanceRecorder;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.api.Model;

/** One fit, from images on the executors to a compressed network. */
final class CompressionFit {
  private final JavaSparkContext context;
  private final CompressionOptions options;
  private final String checkpointDir;
  private final ImageFacts facts;
  private final ImageShape shape;
  private final String[] labels;
  private final boolean vectors;
  private final List<LossHistory> trainings = new ArrayList<>();
  private double kappa = Double.NaN;
  private LayerKappas layerKappas = LayerKappas.NONE;
  private Model network;

  CompressionFit(JavaSparkContext context, CompressionOptions options, String checkpointDir, ImageFacts facts, ImageShape shape,
      String[] labels, boolean vectors) {
    this.context = context;
    this.options = options;
    this.checkpointDir = checkpointDir;
    this.facts = facts;
    this.shape = shape;
    this.labels = labels;
    this.vectors = vectors;
  }

  CompressedContent run(ImageParts training, ImageParts validation) {
    long start = System.nanoTime();
    Normalisation normalisation = normalisation(training);
    PartsAccuracy accuracy = new PartsAccuracy(context, facts.validation() > 0 ? validation : training, normalisation);
    try (DataParallelTraining parallel = new DataParallelTraining(context, training, normalisation, options.rounds())) {
      WeightCount count = options.searches() ? search(parallel, accuracy)
          : train(parallel, accuracy, options.kappa(), options.layerKappas(), "");
      double validated = facts.validation() > 0 ? accuracy.of(network) : Double.NaN;
      return content(normalisation, count, validated, parallel.backend(), (System.nanoTime() - start) * 1e-9);
    }
  }

  private Normalisation normalisation(ImageParts training) {
    if (options.means().length == 0) {
      return training.normalisation();
    }
    if (options.means().length != shape.channels()) {
      throw new InputException("pixelMeans has " + options.means().length + " numbers and the images have " + shape.channels()
          + " channels; give one for each.");
    }
    return new Normalisation(floats(options.means()), floats(options.deviations()));
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  private WeightCount search(DataParallelTraining parallel, PartsAccuracy accuracy) {
    KappaSearch search = new KappaSearch(options.tolerance(), options.maxTrainings());
    if (options.scope() == Scope.LAYER) {
      Model start = start();
      // Each layer has a strength of its own: none is left to take the common one.
      new LayerSearch(search, WeightCount.of(start), Compressor.kept(start, options.recipe())).run(
          kappas -> train(parallel, accuracy, 0, kappas, "kappas-" + trainings.size()), options.ratio());
      kappa = Double.NaN;
      return WeightCount.of(network);
    }
    KappaSearch.Solver solver = kappas -> train(parallel, accuracy, kappas[0], options.layerKappas(), "kappa-" + kappas[0]);
    return search.single(solver, 1, KappaSearch.START, 1 - 1 / options.ratio()).orThrow().count();
  }

  /**
   * Trains from the start.
   *
   * @param strength of all layers that have none of their own; NaN where none is taken
   * @param name of the training among several; empty for the only one
   */
  private WeightCount train(
      DataParallelTraining parallel, PartsAccuracy accuracy, double strength, LayerKappas strengths, String name) {
    network = start();
    kappa = strength;
    layerKappas = strengths;
    CheckpointStore store = store(name);
    LossHistory history = new LossHistory(parallel, store);
    trainings.add(history);
    Compressor compressor = new Compressor(network, history, options.recipe(), CompressionProgress.NONE)
        .layerKappas(strengths);
    if (store != null) {
      compressor.checkpoint(store);
    }
    if (!Double.isNaN(options.accuracyDrop())) {
      compressor.pruneTo(pruning -> pruning.accuracyDrop(options.accuracyDrop(), accuracy::of, options.scope()));
    } else if (!Double.isNaN(options.ratio()) && !options.searches()) {
      compressor.pruneTo(pruning -> pruning.ratio(options.ratio(), options.scope()));
    }
    return compressor.run(options.method(), options.method().takesStrength() ? strength : options.ratio());
  }

  private Model start() {
    if (options.start().isEmpty()) {
      return options.architecture().network(shape, labels.length, options.seed());
    }
    String name = "startNetwork '" + options.start() + "'";
    try {
      Configuration hadoop = context.hadoopConfiguration();
      Path path = new Path(options.start());
      java.nio.file.Path local = Files.createTempFile("spred-", ".network");
      try {
        path.getFileSystem(hadoop).copyToLocalFile(false, path, new Path(local.toUri()), true);
        Model loaded = NetworkFiles.read(local, name);
        ImageClassifier.require(loaded, name, shape, labels.length);
        return loaded;
      } finally {
        Files.deleteIfExists(local);
      }
    } catch (IOException | IllegalArgumentException failure) {
      throw new InputException(name + " cannot be read (" + failure.getMessage() + "); give a file that exists.", failure);
    }
  }

  /** Options and rows make the name: a directory may serve several fits, and never gives one the training of another. */
  private CheckpointStore store(String name) {
    if (checkpointDir.isEmpty()) {
      return null;
    }
    try {
      String own = "compression-" + OptionsDigest.of(options).substring(0, 16) + "-" + facts.fingerprint().substring(0, 16);
      Path directory = new Path(checkpointDir, own);
      return new HadoopCheckpoint(name.isEmpty() ? directory : new Path(directory, name), context.hadoopConfiguration());
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot use checkpointDir " + checkpointDir, failure);
    }
  }

  private CompressedContent content(
      Normalisation normalisation, WeightCount count, double validated, String backend, double seconds) {
    Model smaller = options.structured() ? DeadFilters.remove(network) : network;
    CompressionSummary summary = new CompressionSummary(options.method().name(), kappa, layerKappas.texts(),
        count.prunable(), count.nonZero(), count.ratio(), network.numParams(), smaller.numParams(), trainings.size(), validated,
        options.workers(),
        ProvenanceRecorder.of(options, backend, options.seed(), facts.fingerprint(), facts.training(), facts.validation(),
            context.version(), seconds));
    return new CompressedContent(CompressedContent.FORMAT_VERSION, new int[] {shape.channels(), shape.height(), shape.width()},
        vectors, labels, normalisation.mean(), normalisation.deviation(), options.structured(), count.layers(), options.epochs(),
        trainings.get(trainings.size() - 1).losses(), summary, SparseNetworkFile.bytes(network));
  }
}
