package ml.spred.spark.feature;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.spark.columns.BlockPlan;
import ml.spred.spark.columns.ColumnBlocks;
import ml.spred.spark.columns.ColumnLoader;
import ml.spred.spark.columns.SampleRoles;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructField;

/**
 * Rows of vectors turned into blocks of columns. The order of the samples is that of their hashes, as where rows are gathered, so
 * the drawn validation rows and the result are the same.
 */
final class RowColumns {
  private final JavaRDD<Shipped<SampleRow>> rows;
  private final StructField features;
  private final List<SampleHead> heads;

  RowColumns(Dataset<?> dataset, StructField features, SelectionParams params) {
    this.rows = SampleReader.rows(dataset, params);
    this.features = features;
    try {
      this.heads = rows.map(row -> new Shipped<>(SampleHead.of(row.value()))).collect().stream().map(Shipped::value)
          .sorted((one, other) -> one.row().compareTo(other.row())).toList();
    } catch (Exception failure) {
      throw Failures.asThrown(failure);
    }
    requireEqualSizes();
  }

  private void requireEqualSizes() {
    if (heads.isEmpty()) {
      throw new InputException("the data has no rows; a selection needs rows of at least 2 classes.");
    }
    int shortest = heads.stream().mapToInt(SampleHead::size).min().getAsInt();
    int longest = heads.stream().mapToInt(SampleHead::size).max().getAsInt();
    if (shortest != longest || longest < 1) {
      throw new InputException("the vectors of the features column '" + features.name() + "' have "
          + (shortest < 0 ? "nulls among them" : shortest + (shortest == longest ? "" : " to " + longest) + " entries")
          + "; they must all have the same number, at least 1.");
    }
    if (heads.stream().anyMatch(head -> head.row().validation() == null)) {
      throw new InputException("the validation indicator column holds a null; it must be true or false for each row.");
    }
  }

  /** The samples in their order, without values. */
  List<SampleRow> samples() {
    return heads.stream().map(SampleHead::row).toList();
  }

  int numFeatures() {
    return heads.get(0).size();
  }

  ColumnBlocks blocks(SampleRoles roles) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(rows.context());
    BlockPlan plan = BlockPlan.of(heads.size(), numFeatures(), context.defaultParallelism());
    Broadcast<HashMap<String, int[]>> places = context.broadcast(places());
    JavaRDD<Shipped<ColumnLoader.SampleSlice>> slices = rows.flatMap(row ->
        ColumnLoader.slices(row.value().values(), places.value().get(HexFormat.of().formatHex(row.value().hash())), plan));
    return new ColumnBlocks(
        ColumnLoader.ofSamples(slices, Attributes.featureNames(features, numFeatures()), plan, roles), plan, roles);
  }

  /** Positions of the samples of each hash: equal samples share them. */
  private HashMap<String, int[]> places() {
    Map<String, IntStream.Builder> found = new HashMap<>();
    for (int place = 0; place < heads.size(); place++) {
      found.computeIfAbsent(HexFormat.of().formatHex(heads.get(place).row().hash()), hash -> IntStream.builder()).add(place);
    }
    HashMap<String, int[]> places = new HashMap<>();
    found.forEach((hash, builder) -> places.put(hash, builder.build().toArray()));
    return places;
  }
}
