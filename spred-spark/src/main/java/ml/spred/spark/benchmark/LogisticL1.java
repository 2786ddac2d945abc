package ml.spred.spark.benchmark;

import java.util.Arrays;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The baseline: MLlib's multinomial logistic regression under an L1 penalty, features standardised by MLlib. The strength is the
 * best of a geometric grid on the dev samples by the stage's own rule: higher accuracy, then lower log-loss, then fewer genes.
 */
final class LogisticL1 implements Fitter {
  /** The weakest strength relative to the one that selects nothing. */
  static final double RATIO = 0.02;
  /** Strengths that are tried where nothing else is said. */
  static final int STRENGTHS = 6;
  static final int MAX_ITERATIONS = 50;
  /**
   * Of the objective, relative. With the warm start it leaves violations of a few per cent, as MLlib's defaults (1e-6, a cold
   * start) do when they run into their 100 iterations; the results hold the violation beside each accuracy. On one split of
   * nakayama-gds2736 an end at 1e-5 chose the same strength and scored the same, with 74 genes in place of 89.
   */
  static final double TOLERANCE = 1e-3;
  /** A training set of this kind in one block: products of large matrices instead of many small ones. */
  private static final double BLOCK_MB = 256;

  private final int gridSize;

  LogisticL1(int gridSize) {
    this.gridSize = gridSize;
  }

  @Override
  public Fitted fit(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    MultinomialLoss loss = new MultinomialLoss(data.rows(Split.TRAIN), data.labels(Split.TRAIN), data.classes().size());
    Dataset<Row> training = training(frame);
    LogisticRegressionModel model = null;
    Candidate best = null;
    for (double lambda : grid(loss.lambdaMax())) {
      model = estimator(lambda, model).fit(training);
      Candidate next = candidate(model, lambda, data);
      best = best == null || next.dev.beats(best.dev) ? next : best;
    }
    double[][] fitted = best.fitted.predict(data.rows(Split.TRAIN), data.classes().size());
    double violation = loss.violation(best.model.coefficientMatrix(), fitted, best.fitted.strength());
    return new Fitted(best.fitted.probabilities(), best.fitted.genes(), best.fitted.strength(), violation);
  }

  /** Without the names of the features and the history of the frame: Spark would send both along with every step. */
  private static Dataset<Row> training(Dataset<Row> frame) {
    Dataset<Row> rows = SplitData.training(frame)
        .select(ExpressionFrame.FEATURES, SplitData.CLASS);
    StructType unnamed = new StructType().add(ExpressionFrame.FEATURES, SQLDataTypes.VectorType())
        .add(rows.schema().apply(SplitData.CLASS));
    return frame.sparkSession().createDataFrame(rows.collectAsList(), unnamed).localCheckpoint();
  }

  /** From just below the strength that selects nothing, evenly on the scale of logarithms. */
  double[] grid(double lambdaMax) {
    double[] grid = new double[gridSize];
    Arrays.setAll(grid, step -> lambdaMax * Math.pow(RATIO, (step + 1.0) / gridSize));
    return grid;
  }

  /** Starts from the solution of the next stronger penalty: the same optimum in fewer steps. */
  private static LogisticRegression estimator(double lambda, LogisticRegressionModel start) {
    LogisticRegression estimator = new QuickLogisticRegression()
        .setFamily("multinomial").setFitIntercept(true).setElasticNetParam(1).setRegParam(lambda).setStandardization(true)
        .setMaxIter(MAX_ITERATIONS).setTol(TOLERANCE).setMaxBlockSizeInMB(BLOCK_MB)
        .setFeaturesCol(ExpressionFrame.FEATURES).setLabelCol(SplitData.CLASS);
    return start == null ? estimator : estimator.setInitialModel(start);
  }

  private static Candidate candidate(LogisticRegressionModel model, double lambda, SplitData data) {
    Fitted fitted = new Fitted(model::predictProbability, genes(model.coefficientMatrix()), lambda, Double.NaN);
    return new Candidate(model, fitted, fitted.score(data, Split.DEV));
  }

  private static int genes(Matrix coefficients) {
    boolean[] used = new boolean[coefficients.numCols()];
    coefficients.foreachActive((label, feature, value) -> {
      used[(int) feature] |= (double) value != 0;
      return scala.runtime.BoxedUnit.UNIT;
    });
    int count = 0;
    for (boolean one : used) {
      count += one ? 1 : 0;
    }
    return count;
  }

  /**
   * MLlib asks whether an intercept is fitted for each coefficient in each step, and looks for the param among all of them every
   * time: half the time of a fit with 200,000 coefficients. This one knows that the param is there; all else is MLlib's.
   */
  private static final class QuickLogisticRegression extends LogisticRegression {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean hasParam(String name) {
      return name.equals("fitIntercept") || super.hasParam(name);
    }
  }

  private record Candidate(LogisticRegressionModel model, Fitted fitted, ClassificationMetrics dev) {}
}
