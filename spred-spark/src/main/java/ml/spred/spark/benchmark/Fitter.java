package ml.spred.spark.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import ml.spred.spark.feature.SpredFeatureSelector;
import ml.spred.spark.feature.SpredFeatureSelectorModel;
import ml.spred.spark.feature.SpredHsicLasso;
import ml.spred.spark.param.HasRelaxation;
import ml.spred.spark.source.ExpressionFrame;
import ml.spred.split.Split;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits a method: on the training samples, with its strength chosen on the dev samples. */
@FunctionalInterface
interface Fitter {
  /**
   * Fits.
   *
   * @param data the split
   * @param frame its training and dev samples, cached
   * @param seed of whatever is drawn
   * @param paths of this split
   */
  Fitted fit(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths);

  /** The share of the L1 solution in unblended predictions. */
  String PURE = "1";

  /**
   * The fitter of a method.
   *
   * @param gridSize strengths that mllib-l1 tries
   * @param peers the folder of other libraries
   */
  static Fitter of(Method method, int gridSize, Path peers) {
    return switch (method) {
      case MAJORITY -> Fitter::majority;
      case MLLIB_L1 -> new LogisticL1(gridSize);
      case MLLIB_ANOVA -> new AnovaRidge();
      case MLLIB_FOREST -> new RandomForest();
      case HSIC_RIDGE -> Fitter::hsic;
      case MLP_DECAY -> new DenseNetworkFitter(false);
      case MLP_L1 -> new DenseNetworkFitter(true);
      case LASSONET, HSIC_LASSO, TORCH_SPRED -> new PeerFitter(method.spelling(), peers);
      case SPRED_LINEAR -> stage(method, "linear", PURE);
      case SPRED_LINEAR_RELAXED -> stage(method, "linear", HasRelaxation.AUTO);
      case SPRED_ENSEMBLE -> stage(method, "ensemble", PURE);
      case SPRED_ENSEMBLE_RELAXED -> stage(method, "ensemble", HasRelaxation.AUTO);
    };
  }

  private static Fitted majority(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    int[] labels = data.labels(Split.TRAIN);
    double[] shares = new double[data.classes().size()];
    Arrays.stream(labels).forEach(label -> shares[label] += 1.0 / labels.length);
    Vector always = Vectors.dense(shares);
    return new Fitted(features -> always, 0, Double.NaN, Double.NaN);
  }

  /** Sizes of blocks, permutations and list as published. */
  private static Fitted hsic(SplitData data, Dataset<Row> frame, long seed, SharedPaths paths) {
    int[] selected = new SpredHsicLasso().setFeaturesCol(ExpressionFrame.FEATURES).setLabelCol(SplitData.CLASS)
        .setNumTopFeatures(50).setBlockSize(20).setNumPermutations(3).setSeed(seed)
        .fit(SplitData.training(frame)).selectedFeatures();
    return AnovaRidge.refit(data, frame, List.of(selected));
  }

  private static Fitter stage(Method method, String heads, String relaxation) {
    return (data, frame, seed, paths) -> {
      SpredFeatureSelectorModel model = new SpredFeatureSelector()
          .setFeaturesCol(ExpressionFrame.FEATURES).setLabelCol(SplitData.CLASS)
          .setValidationIndicatorCol(SplitData.VALIDATION).setHeads(heads).setRelaxation(relaxation).setSeed(seed)
          .setCheckpointDir(paths.checkpoint(method)).fit(frame);
      return new Fitted(model::predictProbability, model.selectedFeatures().length, model.kappa(),
          model.certificate().violation());
    };
  }
}
