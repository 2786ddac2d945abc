package ml.spred.spark.source;

import ml.spred.expression.ExpressionSet;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;

/** A table that was read, as Spark scans it; it travels to executors when it is first scanned. */
final class ExpressionRelation extends BaseRelation implements TableScan {
  private final SQLContext sql;
  private final ExpressionSet set;
  private final StructType schema;
  private RDD<Row> rows;

  ExpressionRelation(SQLContext sql, ExpressionSet set) {
    this.sql = sql;
    this.set = set;
    schema = ExpressionFrame.schema(set);
  }

  @Override
  public SQLContext sqlContext() {
    return sql;
  }

  @Override
  public StructType schema() {
    return schema;
  }

  @Override
  public synchronized RDD<Row> buildScan() {
    if (rows == null) {
      rows = ExpressionFrame.rows(sql.sparkSession(), set).rdd();
    }
    return rows;
  }
}
