package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

/**
 * MLlib's LinearRegression by OWL-QN, on cached rows in one partition for each core; single strengths. It has one output: of
 * more, a few are fitted one by one, each at the same share of its own largest strength, and their seconds multiplied.
 */
public record MllibLassoRunner(SparkSession session, int threads) implements LassoMethodRunner {
  private static final int MAX_ITERATIONS = 500;
  private static final double TOLERANCE = 1e-8;
  private static final int MAX_OUTPUTS = 2;

  @Override
  public List<LassoRun> run(LassoProblem problem, List<LassoProblem.Task> tasks) {
    List<Dataset<Row>> outputs = outputs(problem);
    List<LassoRun> runs = new ArrayList<>();
    for (LassoProblem.Task task : tasks) {
      if (task.lambdas().length == 1) {
        runs.add(run(problem, task, outputs));
      }
    }
    outputs.forEach(Dataset::unpersist);
    return runs;
  }

  /** The rows once for each output that is fitted. */
  private List<Dataset<Row>> outputs(LassoProblem problem) {
    StructType schema = new StructType().add("features", SQLDataTypes.VectorType()).add("label", DataTypes.DoubleType);
    List<Dataset<Row>> outputs = new ArrayList<>();
    for (double[] y : Arrays.copyOf(problem.y(), Math.min(MAX_OUTPUTS, problem.outputs()))) {
      List<Row> rows = IntStream.range(0, problem.samples()).mapToObj(sample -> RowFactory.create(Vectors.dense(
          IntStream.range(0, problem.features()).mapToDouble(feature -> problem.x().get(sample, feature)).toArray()),
          y[sample])).toList();
      Dataset<Row> data = session.createDataFrame(rows, schema).repartition(threads).cache();
      data.count();
      outputs.add(data);
    }
    return outputs;
  }

  private LassoRun run(LassoProblem problem, LassoProblem.Task task, List<Dataset<Row>> outputs) {
    double share = task.lambdas()[0] / problem.lambdaMax();
    double seconds = 0;
    double gap = 0;
    Set<Integer> support = new HashSet<>();
    for (int output = 0; output < outputs.size(); output++) {
      double lambda = share * problem.output(output).lambdaMax();
      long start = System.nanoTime();
      LinearRegressionModel model = new LinearRegression().setRegParam(lambda).setElasticNetParam(1).setFitIntercept(false)
          .setStandardization(false).setSolver("l-bfgs").setTol(TOLERANCE).setMaxIter(MAX_ITERATIONS).fit(outputs.get(output));
      seconds += (System.nanoTime() - start) / 1e9;
      double[] b = model.coefficients().toArray();
      gap = Math.max(gap, gap(problem, problem.y()[output], b, lambda));
      IntStream.range(0, b.length).filter(feature -> b[feature] != 0).forEach(support::add);
    }
    return new LassoRun(problem.name(), problem.samples(), problem.features(), problem.correlation(), task.task(), "mllib",
        threads, seconds * problem.outputs() / outputs.size(), 1, gap, support.size());
  }

  private static double gap(LassoProblem problem, double[] y, double[] b, double lambda) {
    int n = problem.samples();
    double[] residual = y.clone();
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
      along += residual[sample] * y[sample] / n;
    }
    double scale = Math.min(1, lambda / largest);
    double primal = squares / 2 + lambda * norm;
    return (primal - scale * along + scale * scale * squares / 2) / primal;
  }
}
