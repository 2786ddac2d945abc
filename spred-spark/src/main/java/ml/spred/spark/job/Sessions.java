package ml.spred.spark.job;

import java.util.Map;
import ml.spred.InputException;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark that a job runs on: the one that is there (a test's, a notebook's), else one of its own. */
final class Sessions implements AutoCloseable {
  private final SparkSession spark;
  private final boolean own;

  private Sessions(SparkSession spark, boolean own) {
    this.spark = spark;
    this.own = own;
  }

  /** Hadoop's settings as Spark would make them, for reading files before a Spark is started. */
  static Configuration hadoop() {
    Configuration hadoop = new Configuration();
    for (scala.Tuple2<String, String> setting : new SparkConf().getAll()) {
      if (setting._1().startsWith("spark.hadoop.")) {
        hadoop.set(setting._1().substring("spark.hadoop.".length()), setting._2());
      }
    }
    return hadoop;
  }

  static Sessions open(RunOptions options) {
    boolean own = SparkSession.getActiveSession().isEmpty() && SparkSession.getDefaultSession().isEmpty();
    try {
      SparkSession spark = SparkSession.builder().config(own ? conf(options) : new SparkConf()).getOrCreate();
      if (own && options.verbose) {
        spark.sparkContext().setLogLevel("WARN");
      }
      return new Sessions(spark, own);
    } catch (RuntimeException failure) {
      if (options.master != null && String.valueOf(failure.getMessage()).contains("master URL")) {
        throw new InputException("--master " + options.master + " is not an address that Spark knows; use local[*], yarn,"
            + " k8s://… or spark://….", failure);
      }
      throw failure;
    }
  }

  SparkSession spark() {
    return spark;
  }

  @Override
  public void close() {
    if (own) {
      spark.stop();
    }
  }

  private static SparkConf conf(RunOptions options) {
    SparkConf conf = new SparkConf().setAppName("spred");
    if (options.master != null) {
      conf.setMaster(options.master);
    }
    conf.setIfMissing("spark.master", "local[*]");
    Map.of("spark.ui.showConsoleProgress", "false", "spark.sql.shuffle.partitions", "8").forEach(conf::setIfMissing);
    boolean local = conf.get("spark.master").startsWith("local");
    if (local) {
      conf.setIfMissing("spark.ui.enabled", "false");
    }
    int cores = local ? localCores(conf.get("spark.master")) : conf.getInt("spark.executor.cores", 1);
    int threads = options.threads == null ? (local ? cores : conf.getInt("spark.task.cpus", 1)) : options.threads;
    if (threads < 1 || local && threads > cores) {
      throw new InputException("--threads is " + threads + ", it must be from 1 to the " + cores + " cores of "
          + conf.get("spark.master") + ".");
    }
    return conf.set("spark.task.cpus", String.valueOf(threads));
  }

  /** Cores of {@code local}, {@code local[4]}, {@code local[*]}. */
  private static int localCores(String master) {
    String inside = master.replaceFirst("^local\\[?", "").replaceFirst("[,\\]].*$", "");
    if (inside.equals("*")) {
      return Runtime.getRuntime().availableProcessors();
    }
    return inside.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(inside) : 1;
  }
}
