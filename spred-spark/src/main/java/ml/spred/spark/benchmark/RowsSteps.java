package ml.spred.spark.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.compute.Lanes;
import ml.spred.lasso.GradientPaths;
import ml.spred.lasso.LassoOptions;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.RowGradients;
import ml.spred.lasso.RowModel;
import ml.spred.spark.regression.CachedRowBlocks;
import ml.spred.spark.regression.ExecutorRows;
import ml.spred.spark.regression.SpredLasso;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What the Lasso does over rows, step by step, and the plain sum that it is held against. */
final class RowsSteps implements AutoCloseable {
  private static final int FOLDS = 5;
  /** Strengths that share a pass. */
  private static final int AHEAD = 5;
  /** Features of a model whose gradient is asked for. */
  private static final int EFFECTS = 20;
  /** The strength that is fitted alone: the largest is about 1. */
  private static final double LAMBDA = 0.05;
  /** Beyond these features pairs are not summed up. */
  private static final int MAX_PAIRS = 5000;
  /** Rows up to which a value is kept as two floats. */
  private static final int FINE = 100_000;

  private final Dataset<Row> data;
  private final int rows;
  private final int features;
  private final boolean pairs;
  private final ExecutorRows reader;
  private final MomentsGrid grid;
  private CachedRowBlocks blocks;

  /** @param pairs whether their sums are measured, where features are few enough */
  RowsSteps(Dataset<Row> data, int rows, int features, boolean pairs) {
    this.data = data;
    this.rows = rows;
    this.features = features;
    this.pairs = pairs && features <= MAX_PAIRS;
    this.reader = new ExecutorRows(data, new SpredLasso(), features);
    this.grid = new MomentsGrid(reader.ranges());
    makeBlocks();
  }

  /** The plain sum first. */
  List<RowsStep> passes() {
    double values = (double) rows * features;
    double kept = values * Float.BYTES * (rows <= FINE ? 2 : 1);
    // A residual is two whole numbers: two products of each value.
    double one = values * 2 * 2;
    List<RowsStep> steps = new ArrayList<>();
    steps.add(new RowsStep("plain sum", values * Double.BYTES, values, () -> plainSum(data, features)));
    steps.add(new RowsStep("ranges and fingerprint", values * Double.BYTES, values, reader::ranges));
    steps.add(new RowsStep("blocks made and sums of each feature", values * Double.BYTES, 3 * 2 * values, this::makeBlocks));
    List<RowModel> single = models(1, false);
    steps.add(new RowsStep("gradient of 1 model", kept, one, () -> blocks.sum(new RowGradients(grid, single))));
    List<RowModel> validated = models(1, true);
    steps.add(new RowsStep("gradients of 6 models (5 folds)", kept, one * FOLDS,
        () -> blocks.sum(new RowGradients(grid, validated))));
    List<RowModel> many = models(AHEAD, true);
    steps.add(new RowsStep("gradients of 30 models (5 strengths and 5 folds)", kept, one * FOLDS * AHEAD,
        () -> blocks.sum(new RowGradients(grid, many))));
    if (pairs) {
      steps.add(new RowsStep("sums of all pairs (5 folds)", values * Double.BYTES, values * features,
          () -> reader.moments(grid, FOLDS)));
    }
    return steps;
  }

  /** Whole fits, the look at the rows and the making of blocks among what they do. */
  static List<RowsStep> fits(Dataset<Row> data, int features, boolean pairs, boolean paths) {
    List<RowsStep> fits = new ArrayList<>();
    for (String mode : pairs && features <= MAX_PAIRS ? List.of("sums", "gradients") : List.of("gradients")) {
      fits.add(fit("fit of 1 strength by " + mode, new SpredLasso().setRegParam(LAMBDA).setDataMode(mode), data));
      if (paths) {
        fits.add(fit("fit of 100 strengths with 5 folds by " + mode, new SpredLasso().setDataMode(mode), data));
      }
    }
    return fits;
  }

  private static RowsStep fit(String name, SpredLasso lasso, Dataset<Row> data) {
    return new RowsStep(name, Double.NaN, Double.NaN, () -> lasso.fit(data));
  }

  private void makeBlocks() {
    close();
    blocks = reader.blocks(grid, FOLDS);
    try (Lanes lanes = new Lanes(1); GradientPaths paths = new GradientPaths(blocks, grid, rows, LassoOptions.defaults(), lanes)) {
      if (!(paths.lambdaMax() > 0)) {
        throw new IllegalStateException("the drawn features must explain something.");
      }
    }
  }

  /** Models of a few features; a row of each fold has a residual in five of six. */
  private static List<RowModel> models(int strengths, boolean folds) {
    List<RowModel> models = new ArrayList<>();
    for (int strength = 0; strength < strengths; strength++) {
      double share = 1 - 0.1 * strength;
      double[] coefficients = IntStream.range(0, EFFECTS).mapToDouble(k -> share / (1 + k)).toArray();
      for (int leftOut = -1; leftOut < (folds ? FOLDS : 0); leftOut++) {
        models.add(new RowModel(IntStream.range(0, EFFECTS).toArray(), coefficients, 0.5, leftOut, 100));
      }
    }
    return models;
  }

  private static double[] plainSum(Dataset<Row> data, int features) {
    return data.toJavaRDD().treeAggregate(new double[features], (sum, row) -> {
      double[] values = ((Vector) row.getAs(0)).toArray();
      for (int k = 0; k < sum.length; k++) {
        sum[k] += values[k];
      }
      return sum;
    }, (one, other) -> {
      for (int k = 0; k < one.length; k++) {
        one[k] += other[k];
      }
      return one;
    });
  }

  @Override
  public void close() {
    if (blocks != null) {
      blocks.close();
    }
  }
}
