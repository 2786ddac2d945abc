package ml.spred.spark.job;

import org.apache.spark.SparkConf;
import picocli.CommandLine.Option;

/** Where a network is trained: in this process, or side by side on the executors of a Spark. */
final class WorkerOptions {
  @Option(names = "--master", paramLabel = "URL",
      description = "Train on the executors of this Spark (yarn, k8s://…, spark://…, local[4]) instead of in this process. One"
          + " worker gives the same network bit for bit.")
  String master;

  @Option(names = "--workers", paramLabel = "N", defaultValue = "1",
      description = "Train on N parts of the images side by side, from the same weights, and average. Another number gives"
          + " another network. Default: ${DEFAULT-VALUE}.")
  int workers;

  @Option(names = "--averaging-frequency", paramLabel = "N", defaultValue = "0",
      description = "Batches of each worker between two averagings. Default: all of an epoch.")
  int averagingFrequency;

  /** Whether a Spark trains. */
  boolean onSpark() {
    return master != null || workers > 1 || new SparkConf().contains("spark.master");
  }

  /** @param threads cores of a task */
  Sessions session(int threads) {
    RunOptions run = new RunOptions();
    run.master = master;
    run.threads = threads;
    return Sessions.open(run);
  }
}
