package ml.spred.spark.job;

import picocli.CommandLine.Option;

/** Where and how visibly a job runs. */
final class RunOptions {
  @Option(names = "--master", paramLabel = "URL",
      description = "Where Spark runs: local[*], local[4], yarn, k8s://…, spark://…. Default: all cores of this machine, or what"
          + " spark-submit says.")
  String master;

  @Option(names = "--threads", paramLabel = "N",
      description = "Cores that one fit may use; results do not depend on it. Default: all cores of this machine; on a cluster"
          + " spark.task.cpus.")
  Integer threads;

  @Option(names = "--no-progress", description = "Say nothing while working.")
  boolean noProgress;

  @Option(names = "--verbose", description = "Show Spark's warnings, and where a failure happened.")
  boolean verbose;
}
