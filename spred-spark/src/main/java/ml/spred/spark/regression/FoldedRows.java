package ml.spred.spark.regression;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.RowBlock;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.sql.Row;

/** Makes blocks of the rows of a partition, one fold each; a row's fold depends on its content and the seed alone. */
final class FoldedRows implements Iterator<Shipped<RowBlock>> {
  private final Iterator<Row> rows;
  private final RowBlock.Builder[] builders;
  private final double[] values;
  private final long seed;
  private Shipped<RowBlock> next;

  FoldedRows(Iterator<Row> rows, MomentsGrid grid, int features, int folds, long seed) {
    this.rows = rows;
    this.builders = IntStream.range(0, folds).mapToObj(fold -> new RowBlock.Builder(grid, fold)).toArray(RowBlock.Builder[]::new);
    this.values = new double[features + 1];
    this.seed = seed;
  }

  /** The mixing is that of MurmurHash3. */
  static int fold(double[] values, int count, long seed) {
    long hash = Arrays.hashCode(values) * 0x9E3779B97F4A7C15L + seed;
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return (int) Math.floorMod(hash ^ hash >>> 33, (long) count);
  }

  @Override
  public boolean hasNext() {
    while (next == null && rows.hasNext()) {
      Row row = rows.next();
      ExecutorRows.read(row, values);
      RowBlock.Builder builder = builders[builders.length == 1 ? 0 : fold(values, builders.length, seed)];
      if (builder.add(values, ExecutorRows.weight(row))) {
        next = new Shipped<>(builder.build());
      }
    }
    for (int fold = 0; next == null && fold < builders.length; fold++) {
      if (!builders[fold].isEmpty()) {
        next = new Shipped<>(builders[fold].build());
      }
    }
    return next != null;
  }

  @Override
  public Shipped<RowBlock> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Shipped<RowBlock> result = next;
    next = null;
    return result;
  }
}
