package ml.spred.spark.benchmark;

import java.util.Arrays;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.evaluation.MulticlassClassificationEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * MLlib's way to many strengths on many splits: CrossValidator around LogisticRegression with an L1 penalty, params of the
 * defaults.
 */
final class MllibCrossValidation {
  private static final int FOLDS = 2;
  /** From strong to weak, relative to the strength that selects nothing. */
  private static final double[] SHARES = {0.3, 0.05};

  private final SparkSession spark;
  private final SplitData data;

  MllibCrossValidation(SparkSession spark, SplitData data) {
    this.spark = spark;
    this.data = data;
  }

  /** Seconds of one fit of one fold at one strength, two fits at a time. */
  double secondsOfAFit() {
    Dataset<Row> rows = SplitData.training(data.frame(spark)).select(ExpressionFrame.FEATURES, SplitData.CLASS).coalesce(1)
        .localCheckpoint();
    double lambdaMax = new MultinomialLoss(data.rows(Split.TRAIN), data.labels(Split.TRAIN),
        data.classes().size()).lambdaMax();
    LogisticRegression estimator = new LogisticRegression().setFamily("multinomial").setElasticNetParam(1)
        .setFeaturesCol(ExpressionFrame.FEATURES).setLabelCol(SplitData.CLASS);
    ParamMap[] grid = new ParamGridBuilder()
        .addGrid(estimator.regParam(), Arrays.stream(SHARES).map(share -> share * lambdaMax).toArray()).build();
    CrossValidator validator = new CrossValidator().setEstimator(estimator).setEstimatorParamMaps(grid).setNumFolds(FOLDS)
        .setSeed(1).setParallelism(2).setEvaluator(new MulticlassClassificationEvaluator().setLabelCol(SplitData.CLASS));
    long start = System.nanoTime();
    validator.fit(rows);
    return (System.nanoTime() - start) / 1e9 / fits();
  }

  /** Fits of a run: every strength in every fold, and the best once more. */
  static int fits() {
    return FOLDS * SHARES.length + 1;
  }
}
