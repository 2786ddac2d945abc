package ml.spred.spark.regression;

import java.util.Iterator;
import java.util.List;
import ml.spred.lasso.RowBlock;
import ml.spred.lasso.RowBlocks;
import ml.spred.spark.distribute.JobLabel;
import ml.spred.spark.distribute.MergedParts;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Rows as arrays of floats on the executors, as objects in memory (a pass reads them as they are) and on disk what finds no room:
 * 4 bytes a value, 8 up to 100,000 rows. A pass is one job; its sums come back by a tree. What is lost is made anew from the rows,
 * and has the same sums.
 */
public final class CachedRowBlocks implements RowBlocks, AutoCloseable {
  private final JavaSparkContext context;
  private final JavaRDD<Shipped<RowBlock>> blocks;
  private final int folds;

  CachedRowBlocks(JavaRDD<Shipped<RowBlock>> blocks, int folds) {
    this.context = JavaSparkContext.fromSparkContext(blocks.context());
    this.blocks = blocks.setName("spred: row blocks").persist(StorageLevel.MEMORY_AND_DISK());
    this.folds = folds;
  }

  @Override
  public int numFolds() {
    return folds;
  }

  @Override
  public <S extends Sums<S>> S sum(S empty) {
    Broadcast<Shipped<S>> shared = context.broadcast(new Shipped<>(empty));
    try (JobLabel label = new JobLabel(context, "spred: sums over rows")) {
      return MergedParts.of(blocks.mapPartitions(part -> sum(part, shared.value().value().empty())), Sums::merge);
    } finally {
      shared.destroy();
    }
  }

  private static <S extends Sums<S>> Iterator<Shipped<S>> sum(Iterator<Shipped<RowBlock>> part, S sums) {
    part.forEachRemaining(block -> sums.add(block.value()));
    return List.of(new Shipped<>(sums)).iterator();
  }

  /** Frees the memory on the executors. */
  @Override
  public void close() {
    blocks.unpersist();
  }
}
