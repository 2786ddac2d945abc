package ml.spred.spark.source;

import java.util.Set;
import ml.spred.InputException;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionInput;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.FormatReader;
import ml.spred.expression.ReadOptions;
import org.apache.spark.sql.SparkSession;

/** Reads Parquet with the Spark session that is there. */
public final class ParquetReader implements FormatReader {

  /** For the service loader. */
  public ParquetReader() {}

  @Override
  public Set<ExpressionFormat> formats() {
    return Set.of(ExpressionFormat.PARQUET);
  }

  @Override
  public ExpressionSet read(ExpressionInput input, ExpressionFormat format, ReadOptions options) {
    SparkSession spark = SparkSession.getActiveSession().getOrElse(() -> SparkSession.getDefaultSession().getOrElse(() -> null));
    if (spark == null) {
      throw new InputException(input.name() + " is Parquet, which is read with Spark, and there is no Spark session; start one.");
    }
    try {
      return FrameSets.set(spark.read().parquet(input.name()), input.name(), options).toBuilder()
          .format(ExpressionFormat.PARQUET).build();
    } catch (InputException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new InputException(input.name() + " cannot be read as Parquet (" + String.valueOf(failure.getMessage()).lines().findFirst().orElse("")
          + "); check the path, or write it again.", failure);
    }
  }
}
