package ml.spred.spark.job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spred compress}; needs no Spark unless it is to train on one. */
@Command(
    name = "compress",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.Lines.class,
    sortOptions = false,
    header = "Trains an image classifier sparse, prunes it, finetunes it and says what it has lost.",
    customSynopsis = "spred compress --input DIR --format cifar10|cifar100|mnist|image-folder --output DIR [OPTIONS]",
    description = {
      "%nTrains on the training images, prunes, and finetunes with the zeros held; the test images are used once, at the end. A"
          + " twin that is never pruned is trained beside. DIR then holds model.zip (a plain DL4J network with its zeros),"
          + " model.sparse (the same without the room of its zeros), smaller.zip (with --structured: dead filters and neurons"
          + " taken out), layers.csv, history.csv, comparison.csv, metrics.json and report.html."
    },
    footerHeading = "%nExample:%n",
    footer = "  spred compress --input images --format mnist --network mlp --hidden 1000 --kappa 1e-4 --output compressed")
final class CompressCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Mixin(name = "Images")
  private final ImageOptions images = new ImageOptions();

  @Mixin(name = "Network")
  private final NetworkOptions network = new NetworkOptions();

  @Mixin(name = "Compression")
  private final MethodOptions compression = new MethodOptions();

  @Mixin(name = "Workers")
  private final WorkerOptions workers = new WorkerOptions();

  @Mixin(name = "Output")
  private final OutputOptions output = new OutputOptions();

  @Option(names = "--checkpoint", paramLabel = "DIR",
      description = "Keep the training here after each epoch; the same command started again goes on from there, and ends "
          + "with the"
          + " same result bit for bit.")
  String checkpoint;

  @Option(names = "--threads", paramLabel = "N",
      description = "Cores that the training may use. Sums of another number of cores differ in their last bits. Default: all "
          + "cores of this machine; 1 with --master or --workers.")
  Integer threads;

  @Option(names = "--no-progress", description = "Say nothing while working.")
  boolean noProgress;

  @Option(names = "--verbose", description = "Show where a failure happened.")
  boolean verbose;

  @Override
  public void run() {
    int cores = threads != null ? threads : workers.onSpark() ? 1 : Runtime.getRuntime().availableProcessors();
    CompressJob.Request request = new CompressJob.Request(images, network, compression, workers, output, checkpoint, cores,
        CommandText.typed(spec), CommandText.settings(spec));
    new CompressJob(request, Console.of(spec, noProgress)).run();
  }
}
