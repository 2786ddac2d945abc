package ml.spred.spark.image;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import ml.spred.InputException;
import ml.spred.lasso.Moments;
import ml.spred.lasso.MomentsGrid;
import ml.spred.lasso.Ranges;
import ml.spred.spark.distribute.JobLabel;
import ml.spred.spark.distribute.MergedParts;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Columns;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Means and covariances of the patches of all images, in two passes that draw the same patches: their ranges, and sums on the grid
 * that is laid over them. Sums are exact, so neither order nor partitioning of the images changes a bit.
 */
final class PatchMoments {
  private PatchMoments() {}

  /** @throws InputException where no image has a patch to show */
  @SuppressWarnings("try") // The label works by being open.
  static Moments of(Dataset<?> dataset, PatchDraws draws) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
    JavaRDD<Row> images = dataset.select(Columns.of(draws.column().name())).toJavaRDD();
    try (JobLabel label = new JobLabel(context, "spred: whitening of patches")) {
      Ranges ranges = MergedParts.of(images.mapPartitions(part -> ranges(part, draws)), Ranges::merge);
      if (ranges.count() == 0) {
        throw new InputException("no image has a patch of a contrast above " + draws.patches().minContrast()
            + " (minContrast); give other images, or set it lower.");
      }
      MomentsGrid grid = new MomentsGrid(ranges);
      return MergedParts.of(images.mapPartitions(part -> sums(part, draws, grid)), Moments::merge);
    }
  }

  private static Iterator<Shipped<Ranges>> ranges(Iterator<Row> images, PatchDraws draws) {
    Ranges ranges = new Ranges(draws.patches().length());
    while (images.hasNext()) {
      for (double[] patch : draws.of(images.next().get(0))) {
        ranges.add(withLabel(patch), 1);
      }
    }
    return List.of(new Shipped<>(ranges)).iterator();
  }

  private static Iterator<Shipped<Moments>> sums(Iterator<Row> images, PatchDraws draws, MomentsGrid grid) {
    Moments moments = new Moments(grid);
    while (images.hasNext()) {
      for (double[] patch : draws.of(images.next().get(0))) {
        moments.add(withLabel(patch), 1);
      }
    }
    return List.of(new Shipped<>(moments.packed())).iterator();
  }

  /** Sums are over features and a label; patches have none. */
  private static double[] withLabel(double[] patch) {
    return Arrays.copyOf(patch, patch.length + 1);
  }
}
