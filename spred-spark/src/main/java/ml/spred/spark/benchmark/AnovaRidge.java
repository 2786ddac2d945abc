package ml.spred.spark.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.metric.ClassificationMetrics;
import ml.spred.screen.Strongest;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.feature.VectorSlicer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.stat.ANOVATest;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The usual simple way in MLlib: the features with the highest F statistic of an analysis of variance (what
 * UnivariateFeatureSelector ranks by, here once for all numbers of features), then multinomial logistic regression with a ridge
 * penalty. Number and strength are those with the best dev score.
 */
final class AnovaRidge implements Fitter {
  private static final int[] NUMBERS = {10, 30, 100, 300};
  private static final double[] STRENGTHS = {0.001, 0.01, 0.1, 1};
  private static final String SLICE = "slice";

  private record Candidate(Fitted fitted, ClassificationMetrics dev) {}

  @Override
  public Fitted fit(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    int[] ranked = ranked(SplitData.training(frame));
    return refit(data, frame, Arrays.stream(NUMBERS).mapToObj(number -> Arrays.copyOf(ranked, Math.min(number, ranked.length)))
        .toList());
  }

  /** The ridge on each list of features with each strength; what has the best dev score. */
  static Fitted refit(SplitData data, Dataset<Row> frame, List<int[]> lists) {
    Dataset<Row> training = SplitData.training(frame);
    Candidate best = null;
    for (int[] chosen : lists) {
      Dataset<Row> sliced = new VectorSlicer().setInputCol(ExpressionFrame.FEATURES).setOutputCol(SLICE).setIndices(chosen)
          .transform(training).select(SLICE, SplitData.CLASS).cache();
      for (double strength : STRENGTHS) {
        LogisticRegressionModel model = new LogisticRegression().setFamily("multinomial").setElasticNetParam(0)
            .setRegParam(strength).setFeaturesCol(SLICE).setLabelCol(SplitData.CLASS).fit(sliced);
        Fitted fitted = new Fitted(features -> model.predictProbability(slice(features, chosen)), chosen.length, strength, Double.NaN);
        Candidate next = new Candidate(fitted, fitted.score(data, Split.DEV));
        best = best == null || next.dev.beats(best.dev) ? next : best;
      }
      sliced.unpersist();
    }
    return best.fitted;
  }

  private static int[] ranked(Dataset<Row> training) {
    Row test = ANOVATest.test(training, ExpressionFrame.FEATURES, SplitData.CLASS).head();
    Vector statistic = test.getAs("fValues");
    return Strongest.of(IntStream.range(0, statistic.size()),
        k -> Double.isNaN(statistic.apply(k)) ? 0 : statistic.apply(k), statistic.size());
  }

  private static Vector slice(Vector features, int[] chosen) {
    return Vectors.dense(Arrays.stream(chosen).mapToDouble(features::apply).toArray());
  }
}
