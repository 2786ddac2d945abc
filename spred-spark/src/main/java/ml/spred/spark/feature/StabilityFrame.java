package ml.spred.spark.feature;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.resample.StabilitySelection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** How often features are selected, as a data frame. */
final class StabilityFrame {
  private static final StructType SCHEMA = new StructType().add("feature", DataTypes.StringType)
      .add("index", DataTypes.IntegerType).add("frequency", DataTypes.DoubleType).add("stable", DataTypes.BooleanType)
      .add("selected", DataTypes.BooleanType);

  private StabilityFrame() {}

  static Dataset<Row> of(SparkSession session, SelectionContent content) {
    StabilitySelection stability = content.resampled().stability();
    List<Row> rows = stability == null ? List.of() : IntStream.range(0, stability.features().length).boxed()
        .sorted(Comparator.comparingDouble(k -> -stability.maxima()[k])).map(k -> {
          int feature = stability.features()[k];
          return RowFactory.create(content.featureNames()[feature], feature, stability.maxima()[k],
              stability.maxima()[k] >= stability.threshold(),
              Arrays.binarySearch(content.selection().support(), feature) >= 0);
        }).toList();
    return session.createDataFrame(rows, SCHEMA).coalesce(1);
  }
}
