package ml.spred.spark.feature;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.problem.Certificate;
import ml.spred.solver.PathPoint;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseMatrix;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A path as data frames of one partition; they can be saved as Parquet and read back as they are. */
final class PathFrames {
  private static final StructType PATH = new StructType()
      .add("kappa", DataTypes.DoubleType, false).add("lambda", DataTypes.DoubleType, false)
      .add("numFeatures", DataTypes.IntegerType, false).add("objective", DataTypes.DoubleType, false)
      .add("loss", DataTypes.DoubleType, false).add("penalty", DataTypes.DoubleType, false)
      .add("gap", DataTypes.DoubleType, false).add("violation", DataTypes.DoubleType, false)
      .add("worstFeature", DataTypes.StringType).add("holds", DataTypes.BooleanType, false)
      .add("validationAccuracy", DataTypes.DoubleType, false).add("validationLoss", DataTypes.DoubleType, false)
      .add("chosen", DataTypes.BooleanType, false)
      .add("features", array(DataTypes.StringType), false).add("scores", array(DataTypes.DoubleType), false)
      .add("coefficients", SQLDataTypes.MatrixType(), false).add("intercept", SQLDataTypes.VectorType(), false);
  private static final StructType ORDER = new StructType()
      .add("order", DataTypes.IntegerType, false).add("feature", DataTypes.StringType, false)
      .add("index", DataTypes.IntegerType, false).add("entersAt", DataTypes.DoubleType, false)
      .add("leavesAt", DataTypes.DoubleType, false).add("numPoints", DataTypes.IntegerType, false);

  private final SparkSession session;
  private final String[] names;

  /** @param names of all features */
  PathFrames(SparkSession session, String[] names) {
    this.session = session;
    this.names = names;
  }

  /** One row per point, from sparse to dense. */
  Dataset<Row> path(List<PathPoint> path) {
    return frame(path.stream().sorted(Comparator.comparingDouble(PathPoint::kappa).reversed()).map(this::row).toList(), PATH);
  }

  /** One row per feature that is in somewhere, in the order of entry. */
  Dataset<Row> order(List<PathPoint> path) {
    return frame(EnteringOrder.of(path).stream().map(entry -> RowFactory.create(entry.order(), names[entry.feature()],
        entry.feature(), entry.entersAt(), entry.leavesAt(), entry.numPoints())).toList(), ORDER);
  }

  private Dataset<Row> frame(List<Row> rows, StructType schema) {
    return session.createDataFrame(rows, schema).coalesce(1);
  }

  private Row row(PathPoint point) {
    Certificate proof = point.certificate();
    String worst = proof.worstFeature() < 0 ? null : names[proof.worstFeature()];
    String[] features = IntStream.of(point.support()).mapToObj(index -> names[index]).toArray(String[]::new);
    return RowFactory.create(point.kappa(), 2 * point.kappa(), point.numFeatures(), proof.objective(), proof.loss(),
        proof.penalty(), proof.gap(), proof.violation(), worst, proof.holds(), point.validationAccuracy(),
        point.validationLoss(), point.chosen(), features, point.scores(), coefficients(point), Vectors.dense(point.intercept()));
  }

  /** Classes in rows, as MLlib's coefficientMatrix; stored by rows, because a pointer per feature would outweigh the values. */
  private Matrix coefficients(PathPoint point) {
    int classes = point.intercept().length;
    int[] support = point.support();
    int[] starts = IntStream.rangeClosed(0, classes).map(label -> label * support.length).toArray();
    int[] columns = new int[classes * support.length];
    double[] values = new double[columns.length];
    for (int at = 0; at < columns.length; at++) {
      columns[at] = support[at % support.length];
      values[at] = point.coefficients()[at % support.length][at / support.length];
    }
    return new SparseMatrix(classes, names.length, starts, columns, values, true);
  }

  private static DataType array(DataType element) {
    return DataTypes.createArrayType(element, false);
  }
}
