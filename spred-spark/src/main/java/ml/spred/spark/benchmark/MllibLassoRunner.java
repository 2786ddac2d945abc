package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** MLlib's LinearRegression by OWL-QN, on cached rows in one partition for each core; single strengths. */
public record MllibLassoRunner(SparkSession session, int threads) implements LassoMethodRunner {
  private static final int MAX_ITERATIONS = 500;
  private static final double TOLERANCE = 1e-8;

  @Override
  public List<LassoRun> run(LassoProblem problem, List<LassoProblem.Task> tasks) {
    List<Row> rows = IntStream.range(0, problem.samples()).mapToObj(sample -> RowFactory.create(Vectors.dense(
        IntStream.range(0, problem.features()).mapToDouble(feature -> problem.x().get(sample, feature)).toArray()),
        problem.y()[sample])).toList();
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType);
    Dataset<Row> data = session.createDataFrame(rows, schema).repartition(threads).cache();
    data.count();
    List<LassoRun> runs = new ArrayList<>();
    for (LassoProblem.Task task : tasks) {
      if (task.lambdas().length == 1) {
        long start = System.nanoTime();
        LinearRegressionModel model = new LinearRegression().setRegParam(task.lambdas()[0]).setElasticNetParam(1)
            .setFitIntercept(false)
            .setStandardization(false).setSolver("l-bfgs").setTol(TOLERANCE).setMaxIter(MAX_ITERATIONS).fit(data);
        double seconds = (System.nanoTime() - start) / 1e9;
        double[] b = model.coefficients().toArray();
        runs.add(new LassoRun(problem.name(), problem.samples(), problem.features(), problem.correlation(), task.task(), "mllib",
            threads, seconds, 1, gap(problem, b, task.lambdas()[0]), model.coefficients().numNonzeros()));
      }
    }
    data.unpersist();
    return runs;
  }

  private static double gap(LassoProblem problem, double[] b, double lambda) {
    int n = problem.samples();
    double[] residual = problem.y().clone();
    double norm = 0;
    for (int feature = 0; feature < b.length; feature++) {
      norm += Math.abs(b[feature]);
      for (int sample = 0; b[feature] != 0 && sample < n; sample++) {
        residual[sample] -= b[feature] * problem.x().get(sample, feature);
      }
    }
    double largest = 0;
    for (int feature = 0; feature < b.length; feature++) {
      double sum = 0;
      for (int sample = 0; sample < n; sample++) {
        sum += problem.x().get(sample, feature) * residual[sample] / n;
      }
      largest = Math.max(largest, Math.abs(sum));
    }
    double squares = 0;
    double along = 0;
    for (int sample = 0; sample < n; sample++) {
      squares += residual[sample] * residual[sample] / n;
      along += residual[sample] * problem.y()[sample] / n;
    }
    double scale = Math.min(1, lambda / largest);
    double primal = squares / 2 + lambda * norm;
    return (primal - scale * along + scale * scale * squares / 2) / primal;
  }
}
