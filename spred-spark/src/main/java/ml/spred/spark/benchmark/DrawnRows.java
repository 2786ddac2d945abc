package ml.spred.spark.benchmark;

import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Nearly Gaussian rows whose label depends on a few features, drawn inside the tasks. */
final class DrawnRows {
  private static final int EFFECTS = 20;

  private DrawnRows() {}

  /** @param tasks partitions */
  static Dataset<Row> draw(SparkSession spark, int rows, int features, int tasks) {
    int each = rows / tasks;
    return spark.createDataFrame(JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(IntStream.range(0, tasks).boxed().toList(), tasks).flatMap(part -> draw(part, each, features)),
        new StructType().add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType));
  }

  private static Iterator<Row> draw(int part, int count, int width) {
    SplittableRandom random = new SplittableRandom(part);
    return IntStream.range(0, count).mapToObj(k -> {
      double[] x = new double[width];
      double y = random.nextDouble();
      for (int feature = 0; feature < width; feature++) {
        x[feature] = gaussian(random);
        y += feature < EFFECTS ? x[feature] / (1 + feature) : 0;
      }
      return RowFactory.create(Vectors.dense(x), y);
    }).iterator();
  }

  /** Near enough to a normal deviate, and fast: drawing is not what is measured. */
  private static double gaussian(SplittableRandom random) {
    return Math.sqrt(3) * (random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2);
  }
}
