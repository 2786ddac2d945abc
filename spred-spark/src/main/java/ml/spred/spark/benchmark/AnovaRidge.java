package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.split.Split;
import ml.spred.spark.source.ExpressionFrame;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.VectorSlicer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.stat.ANOVATest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The usual simple way in MLlib: the features with the highest F statistic of an analysis of variance (what
 * UnivariateFeatureSelector ranks by, here once for all numbers of features), then multinomial logistic regression with a ridge
 * penalty. Number and strength are those with the best dev score.
 */
final class AnovaRidge implements Fitter {
  private static final int[] NUMBERS = {10, 30, 100, 300};
  private static final double[] STRENGTHS = {0.001, 0.01, 0.1, 1};
  private static final String SLICE = "slice";

  private record Candidate(Fitted fitted, ClassificationMetrics dev) {
    boolean beats(Candidate other) {
      return dev.accuracy() > other.dev.accuracy()
          || dev.accuracy() == other.dev.accuracy() && dev.logLoss() < other.dev.logLoss();
    }
  }

  @Override
  public Fitted fit(SplitData data, Dataset<Row> frame, long seed) {
    Dataset<Row> training = frame.filter(functions.not(functions.col(SplitData.VALIDATION)));
    int[] ranked = ranked(training);
    Candidate best = null;
    for (int number : NUMBERS) {
      int[] chosen = Arrays.copyOf(ranked, Math.min(number, ranked.length));
      Dataset<Row> sliced = new VectorSlicer().setInputCol(ExpressionFrame.FEATURES).setOutputCol(SLICE).setIndices(chosen)
          .transform(training).select(SLICE, SplitData.CLASS).cache();
      for (double strength : STRENGTHS) {
        LogisticRegressionModel model = new LogisticRegression().setFamily("multinomial").setElasticNetParam(0)
            .setRegParam(strength).setFeaturesCol(SLICE).setLabelCol(SplitData.CLASS).fit(sliced);
        Fitted fitted = new Fitted(features -> model.predictProbability(slice(features, chosen)), chosen.length, strength, Double.NaN);
        Candidate next = new Candidate(fitted, fitted.score(data, Split.DEV));
        best = best == null || next.beats(best) ? next : best;
      }
      sliced.unpersist();
    }
    return best.fitted;
  }

  private static int[] ranked(Dataset<Row> training) {
    Row test = ANOVATest.test(training, ExpressionFrame.FEATURES, SplitData.CLASS).head();
    Vector statistic = test.getAs("fValues");
    return IntStream.range(0, statistic.size()).boxed()
        .sorted(Comparator.<Integer>comparingDouble(k -> Double.isNaN(statistic.apply(k)) ? 0 : -statistic.apply(k))
            .thenComparingInt(k -> k))
        .mapToInt(k -> k).toArray();
  }

  private static Vector slice(Vector features, int[] chosen) {
    return Vectors.dense(Arrays.stream(chosen).mapToDouble(features::apply).toArray());
  }
}
