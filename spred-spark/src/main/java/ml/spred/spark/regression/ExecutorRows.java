package ml.spred.spark.regression;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import ml.spred.InputException;
import ml.spred.lasso.Moments;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.Ranges;
import ml.spred.spark.distribute.MergedParts;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Columns;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The rows of a fit, which stay on the executors. A first look at all of them finds the ranges; a grid is laid over these, on which
 * sums are exact. A row's fold depends on its content and the seed, so neither order nor partitioning changes a bit.
 */
public final class ExecutorRows {
  private final JavaRDD<Row> rows;
  private final int features;
  private final long seed;

  /**
   * @param dataset with the columns that the params name; read twice, so better cached where it is costly to make
   * @param features length of each vector
   */
  public ExecutorRows(Dataset<?> dataset, LassoParams params, int features) {
    Column weight = params.isSet(params.weightCol()) ? Columns.of(params.getWeightCol()).cast("double") : functions.lit(1.0);
    this.rows = dataset.select(Columns.of(params.getFeaturesCol()), Columns.of(params.getLabelCol()).cast("double"), weight)
        .toJavaRDD();
    this.features = features;
    this.seed = params.getSeed();
  }

  /** The first look: the ranges of all rows, and their fingerprint. */
  RowsFound look() {
    int length = features;
    return MergedParts.of(rows.mapPartitions(part -> look(part, length)), RowsFound::merge);
  }

  /** The ranges alone. */
  public Ranges ranges() {
    return look().ranges();
  }

  /**
   * Blocks of the rows, made by the first pass over them and kept until they are closed.
   *
   * @param grid over the {@link #ranges}
   * @param count number of folds, at least 1
   */
  public CachedRowBlocks blocks(MomentsGrid grid, int count) {
    int length = features;
    long salt = seed;
    return new CachedRowBlocks(rows.mapPartitions(part -> new FoldedRows(part, grid, length, count, salt)), count);
  }

  /**
   * One pass: the sums of products of all pairs of features, of each fold.
   *
   * @param grid over the {@link #ranges}
   * @param count number of folds, at least 1
   */
  public List<Moments> moments(MomentsGrid grid, int count) {
    long salt = seed;
    return MergedParts.of(rows.mapPartitions(part -> sums(part, grid, count, salt)), ExecutorRows::merge);
  }

  private static Iterator<Shipped<RowsFound>> look(Iterator<Row> rows, int features) {
    RowsFound found = new RowsFound(features);
    double[] values = new double[features + 1];
    while (rows.hasNext()) {
      Row row = rows.next();
      read(row, values);
      found.add(values, weight(row));
    }
    return List.of(new Shipped<>(found)).iterator();
  }

  private static Iterator<Shipped<ArrayList<Moments>>> sums(Iterator<Row> rows, MomentsGrid grid, int count, long seed) {
    ArrayList<Moments> folds = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      folds.add(new Moments(grid));
    }
    double[] values = new double[folds.get(0).numFeatures() + 1];
    while (rows.hasNext()) {
      Row row = rows.next();
      read(row, values);
      folds.get(count == 1 ? 0 : FoldedRows.fold(values, count, seed)).add(values, weight(row));
    }
    folds.forEach(Moments::packed);
    return List.of(new Shipped<>(folds)).iterator();
  }

  private static ArrayList<Moments> merge(ArrayList<Moments> one, ArrayList<Moments> other) {
    for (int fold = 0; fold < one.size(); fold++) {
      one.get(fold).merge(other.get(fold));
    }
    return one;
  }

  static double weight(Row row) {
    return row.isNullAt(2) ? Double.NaN : row.getDouble(2);
  }

  /** The features and, behind them, the label. */
  static void read(Row row, double[] values) {
    Vector vector = row.getAs(0);
    int features = values.length - 1;
    if (vector == null || vector.size() != features) {
      throw new InputException("a vector of the features column " + (vector == null ? "is null" : "has " + vector.size()
          + " entries") + ", each row needs one of " + features + "; remove the row.");
    }
    System.arraycopy(vector.toArray(), 0, values, 0, features);
    values[features] = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
    for (int k = 0; k < values.length; k++) {
      // Makes −0 a 0: a sparse vector cannot hold it, and equal rows must have one fold.
      values[k] += 0.0;
    }
  }
}
