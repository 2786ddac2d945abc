package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import ml.spred.spark.SparkTest;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Rows with a value, a vector, a count and a time that depend on features 0 and 3. */
final class LassoFixtures {
  static final int FEATURES = 30;

  private LassoFixtures() {}

  static List<Row> rows(int samples, long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < samples; sample++) {
      double[] x = new double[FEATURES];
      for (int k = 0; k < FEATURES; k++) {
        x[k] = (1 + k % 3) * random.nextGaussian() + k % 4;
      }
      double signal = 1.5 * x[0] - 0.5 * (x[3] - 3);
      double value = 2 + signal + 0.3 * random.nextGaussian();
      double count = Math.floor(Math.exp(0.3 * signal + 0.5) + random.nextDouble());
      double time = Math.exp(-0.7 * signal) * (0.5 + random.nextDouble());
      rows.add(RowFactory.create(Vectors.dense(x), value, Vectors.dense(value, -value + x[5]), count, time,
          random.nextInt(4) > 0 ? 1 : 0, 0.25 + random.nextDouble()));
    }
    return rows;
  }

  static StructType schema() {
    Attribute[] genes = new Attribute[FEATURES];
    for (int k = 0; k < FEATURES; k++) {
      genes[k] = NumericAttribute.defaultAttr().withName("gene" + k);
    }
    return new StructType().add(new AttributeGroup("features", genes).toStructField()).add("label", DataTypes.DoubleType)
        .add("pair", SQLDataTypes.VectorType()).add("count", DataTypes.DoubleType).add("time", DataTypes.DoubleType)
        .add("seen", DataTypes.IntegerType).add("weight", DataTypes.DoubleType);
  }

  static Dataset<Row> frame(List<Row> rows) {
    return SparkTest.session().createDataFrame(rows, schema());
  }

  static Dataset<Row> data() {
    return frame(rows(60, 1));
  }
}
