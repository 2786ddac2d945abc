package ml.spred.spark;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One local Spark session for all tests of this JVM; Spark stops it when the JVM ends. */
public final class SparkTest {
  private static final SparkSession SESSION = SparkSession.builder()
      // A task that fails is run once more, as on a cluster.
      .master("local[2,2]")
      .appName("spred tests")
      .config("spark.ui.enabled", "false")
      .config("spark.sql.shuffle.partitions", "4")
      .config("spark.driver.host", "localhost")
      .config("spark.driver.bindAddress", "127.0.0.1")
      .config("spark.sql.warehouse.dir", System.getProperty("java.io.tmpdir") + "/spred-test-warehouse")
      // Progress from executors comes with heartbeats: a test need not wait ten seconds for one.
      .config("spark.executor.heartbeatInterval", "1s")
      .getOrCreate();

  private SparkTest() {}

  public static SparkSession session() {
    return SESSION;
  }

  public static JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(SESSION.sparkContext());
  }
}
