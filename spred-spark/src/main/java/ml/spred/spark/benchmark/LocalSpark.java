package ml.spred.spark.benchmark;

import org.apache.spark.sql.SparkSession;

/** Spark inside this process, set up for many small fits: one partition, no web page, one task that has all cores. */
final class LocalSpark {
  private LocalSpark() {}

  /** @param threads cores; null for all of this machine */
  static SparkSession start(Integer threads) {
    int cores = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    SparkSession spark = SparkSession.builder().appName("spred benchmark").master("local[" + cores + "]")
        .config("spark.task.cpus", cores)
        .config("spark.default.parallelism", 1)
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.ui.enabled", false)
        .config("spark.ui.showConsoleProgress", false)
        .config("spark.driver.host", "localhost")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }
}
