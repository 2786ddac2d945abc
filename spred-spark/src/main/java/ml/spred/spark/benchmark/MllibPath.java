package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * MLlib's multinomial logistic regression under an L1 penalty on single coefficients: one fit from zero for each strength, as an
 * {@code ml.tuning} grid runs it.
 *
 * @param spark session
 * @param tolerance MLlib's own, of the objective's relative change
 */
record MllibPath(SparkSession spark, double tolerance) implements PathMethod {
  private static final int MAX_ITERATIONS = 2000;
  private static final double BLOCK_MB = 256;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "mllib";
  }

  @Override
  public Solved solve(SpeedProblem problem, double[] lambdas, int repeats) {
    Dataset<Row> frame = frame(problem).cache();
    frame.count();
    double best = Double.POSITIVE_INFINITY;
    List<PathObjective.Answer> answers = null;
    for (int k = 0; k < repeats; k++) {
      long start = System.nanoTime();
      List<LogisticRegressionModel> models = new ArrayList<>();
      for (double lambda : lambdas) {
        models.add(new LogisticRegression().setFamily("multinomial").setElasticNetParam(1).setRegParam(lambda)
            .setStandardization(false).setMaxIter(MAX_ITERATIONS).setTol(tolerance).setMaxBlockSizeInMB(BLOCK_MB).fit(frame));
      }
      best = Math.min(best, (System.nanoTime() - start) / NANOS);
      answers = models.stream().map(model -> answer(model, problem.x().numFeatures())).toList();
    }
    frame.unpersist();
    return new Solved(best, answers);
  }

  private Dataset<Row> frame(SpeedProblem problem) {
    List<Row> rows = new ArrayList<>();
    for (int sample = 0; sample < problem.labels().length; sample++) {
      double[] values = new double[problem.x().numFeatures()];
      for (int gene = 0; gene < values.length; gene++) {
        values[gene] = problem.x().get(sample, gene);
      }
      rows.add(RowFactory.create((double) problem.labels()[sample], Vectors.dense(values)));
    }
    return spark.createDataFrame(rows, new StructType().add("label", DataTypes.DoubleType)
        .add("features", SQLDataTypes.VectorType())).coalesce(1);
  }

  private static PathObjective.Answer answer(LogisticRegressionModel model, int features) {
    PathObjective.Answer answer = PathObjective.Answer.empty(model.interceptVector().toArray());
    for (int gene = 0; gene < features; gene++) {
      double[] weights = new double[model.numClasses()];
      boolean any = false;
      for (int label = 0; label < weights.length; label++) {
        weights[label] = model.coefficientMatrix().apply(label, gene);
        any |= weights[label] != 0;
      }
      if (any) {
        answer.genes().add(gene);
        answer.weights().add(weights);
      }
    }
    return answer;
  }
}
