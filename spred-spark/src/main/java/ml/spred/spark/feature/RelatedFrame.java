package ml.spred.spark.feature;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Related features as a data frame. */
final class RelatedFrame {
  private static final StructType SCHEMA = new StructType().add("feature", DataTypes.StringType)
      .add("related", DataTypes.StringType).add("index", DataTypes.IntegerType).add("relatedIndex", DataTypes.IntegerType)
      .add("correlation", DataTypes.DoubleType);

  private RelatedFrame() {}

  static Dataset<Row> of(SparkSession session, SelectionContent content) {
    String[] names = content.featureNames();
    List<Row> rows = content.selection().related().stream().map(one ->
        RowFactory.create(names[one.gene()], names[one.related()], one.gene(), one.related(), one.correlation())).toList();
    return session.createDataFrame(rows, SCHEMA).coalesce(1);
  }
}
