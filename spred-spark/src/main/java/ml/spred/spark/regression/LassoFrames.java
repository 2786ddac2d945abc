package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.lasso.LassoSolution;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseMatrix;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Solutions as MLlib's vectors, matrices and data frames. */
final class LassoFrames {
  private LassoFrames() {}

  /** Coefficients of all features for one output. */
  static Vector vector(LassoSolution solution, int numFeatures, int output) {
    int[] in = Arrays.stream(IntStream.range(0, solution.features().length)
        .filter(k -> solution.coefficients()[k][output] != 0).toArray()).toArray();
    return Vectors.sparse(numFeatures, Arrays.stream(in).map(k -> solution.features()[k]).toArray(),
        Arrays.stream(in).mapToDouble(k -> solution.coefficients()[k][output]).toArray());
  }

  /** Outputs in rows, as MLlib's coefficientMatrix. */
  static Matrix matrix(LassoSolution solution, int numFeatures) {
    int outputs = solution.intercept().length;
    int in = solution.features().length;
    int[] starts = new int[outputs + 1];
    int[] columns = new int[outputs * in];
    double[] values = new double[columns.length];
    for (int at = 0; at < columns.length; at++) {
      columns[at] = solution.features()[at % in];
      values[at] = solution.coefficients()[at % in][at / in];
    }
    Arrays.setAll(starts, output -> output * in);
    return new SparseMatrix(outputs, numFeatures, starts, columns, values, true);
  }

  /** One row per strength, from sparse to dense, in one partition. */
  static Dataset<Row> path(SparkSession session, LassoContent content) {
    boolean single = content.numOutputs() == 1;
    StructType schema = new StructType().add("lambda", DataTypes.DoubleType, false)
        .add("numFeatures", DataTypes.IntegerType, false).add("objective", DataTypes.DoubleType, false)
        .add("loss", DataTypes.DoubleType, false).add("penalty", DataTypes.DoubleType, false)
        .add("gap", DataTypes.DoubleType, false).add("devianceExplained", DataTypes.DoubleType, false)
        .add("error", DataTypes.DoubleType, false).add("standardError", DataTypes.DoubleType, false)
        .add("chosen", DataTypes.BooleanType, false)
        .add("features", DataTypes.createArrayType(DataTypes.StringType, false), false)
        .add("coefficients", single ? SQLDataTypes.VectorType() : SQLDataTypes.MatrixType(), false)
        .add("intercept", single ? DataTypes.DoubleType : SQLDataTypes.VectorType(), false);
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < content.path().size(); k++) {
      LassoSolution solution = content.path().get(k);
      boolean validated = content.errors().length > 0;
      int features = content.featureNames().length;
      rows.add(RowFactory.create(solution.lambda(), solution.features().length, solution.objective(), solution.loss(),
          solution.penalty(), solution.gap(), content.devianceExplained()[k], validated ? content.errors()[k] : Double.NaN,
          validated ? content.standardErrors()[k] : Double.NaN, k == content.chosen(), content.names(solution),
          single ? vector(solution, features, 0) : matrix(solution, features),
          single ? (Object) solution.intercept()[0] : Vectors.dense(solution.intercept())));
    }
    return session.createDataFrame(rows, schema).coalesce(1);
  }
}
