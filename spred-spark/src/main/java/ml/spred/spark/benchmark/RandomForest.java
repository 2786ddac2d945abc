package ml.spred.spark.benchmark;

import ml.spred.spark.source.ExpressionFrame;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** MLlib's random forest: 200 trees, a root of the features at each node. Nothing to tune on the dev samples. */
final class RandomForest implements Fitter {
  private static final int TREES = 200;
  private static final int DEPTH = 8;

  @Override
  public Fitted fit(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    RandomForestClassificationModel model = new RandomForestClassifier().setNumTrees(TREES).setMaxDepth(DEPTH).setSeed(seed)
        .setFeatureSubsetStrategy("sqrt").setFeaturesCol(ExpressionFrame.FEATURES).setLabelCol(SplitData.CLASS)
        .fit(SplitData.training(frame));
    return new Fitted(model::predictProbability, model.featureImportances().numNonzeros(), Double.NaN, Double.NaN);
  }
}
