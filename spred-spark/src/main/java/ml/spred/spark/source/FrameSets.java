package ml.spred.spark.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadLimits;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.SparseRows;
import ml.spred.expression.UniqueNames;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Any data frame with a vector or array column of genes, or a column per gene, as the frame that all readers give, or as a set
 * in the memory of this Java.
 */
public final class FrameSets {
  private FrameSets() {}

  /**
   * The frame with {@code sample}, the other plain columns as texts, and one vector column {@code features} with the names of the
   * genes in its attributes. Null in an array or a gene's column is missing. Nothing is read, unless the size of an array is
   * needed: then one row.
   *
   * @throws InputException where no column can be the features
   */
  public static Dataset<Row> frame(Dataset<Row> data, String source) {
    FrameLayout layout = FrameLayout.of(data.schema(), source);
    List<Column> columns = new ArrayList<>();
    columns.add((layout.sample() == null ? functions.monotonically_increasing_id()
        : column(layout.sample())).cast("string").as(ExpressionFrame.SAMPLE));
    layout.labels().forEach(name -> columns.add(column(name).cast("string").as(name)));
    columns.add(vector(layout));
    Dataset<Row> selected = data.select(columns.toArray(Column[]::new));
    List<String> names = names(layout, selected);
    Column named = column(ExpressionFrame.FEATURES)
        .as(ExpressionFrame.FEATURES, ExpressionFrame.featuresField(ExpressionFrame.FEATURES, names).metadata());
    return selected.withColumn(ExpressionFrame.FEATURES, named);
  }

  private static Column vector(FrameLayout layout) {
    if (layout.features() != null && !layout.isArray()) {
      return column(layout.features().name()).as(ExpressionFrame.FEATURES);
    }
    String array = layout.isArray() ? quoted(layout.features().name())
        : "array(" + String.join(", ", layout.genes().stream().map(FrameSets::quoted).toList()) + ")";
    Column dense = org.apache.spark.ml.functions.array_to_vector(functions.expr(
        "transform(" + array + ", x -> coalesce(cast(x as double), double('NaN')))"));
    return functions.when(functions.expr(array + " is not null"), dense).as(ExpressionFrame.FEATURES);
  }

  private static List<String> names(FrameLayout layout, Dataset<Row> selected) {
    List<String> known = layout.attributeNames();
    if (known != null) {
      return known;
    }
    List<Row> first = selected.select(ExpressionFrame.FEATURES).takeAsList(1);
    int size = first.isEmpty() || first.get(0).isNullAt(0) ? 0 : first.get(0).<Vector>getAs(0).size();
    return IntStream.range(0, size).mapToObj(String::valueOf).toList();
  }

  private static Column column(String name) {
    return functions.col(quoted(name));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /**
   * All rows of a data frame, collected. Sparse where all vectors are.
   *
   * @param source of the data, for messages
   * @throws InputException where no column can be the features, rows differ in length, or a limit of the options is passed
   */
  public static ExpressionSet set(Dataset<Row> data, String source, ReadOptions options) {
    Dataset<Row> frame = frame(data, source);
    int features = frame.schema().fieldIndex(ExpressionFrame.FEATURES);
    List<String> names = ExpressionFrame.featureNames(frame.schema().apply(features));
    ReadLimits limits = new ReadLimits(source, options);
    limits.checkFeatures(names.size());
    long rows = frame.count();
    limits.checkSamples(rows);
    if (rows == 0) {
      throw new InputException(source + " has no rows; there must be one per sample.");
    }
    return new Collected(source, names, options, limits).of(frame.collectAsList(), frame.columns(), features);
  }

  /** Rows as they are put together. */
  private record Collected(String source, List<String> names, ReadOptions options, ReadLimits limits) {

    ExpressionSet of(List<Row> rows, String[] columns, int features) {
      UniqueNames unique = new UniqueNames(source, "sample", options.duplicateSamples());
      List<Row> kept = new ArrayList<>();
      for (Row row : rows) {
        checkRow(row, features, kept.size() + 1);
        if (unique.accept(row.getString(0), "row", kept.size() + 1L).isPresent()) {
          kept.add(row);
        }
      }
      ExpressionSet.Builder builder = ExpressionSet.builder().source(source).features(unique())
          .samples(kept.stream().map(row -> row.getString(0)).toList());
      values(builder, kept.stream().map(row -> row.<Vector>getAs(features)).toList());
      for (int column = 1; column < features; column++) {
        int place = column;
        builder.column(columns[column], kept.stream().map(row -> row.getString(place))
            .collect(ArrayList::new, ArrayList::add, ArrayList::addAll));
      }
      unique.note().ifPresent(builder::note);
      return builder.build();
    }

    private List<String> unique() {
      UniqueNames unique = new UniqueNames(source, "feature", options.duplicateFeatures());
      return IntStream.range(0, names.size()).mapToObj(feature -> unique.accept(names.get(feature), "place", feature + 1L)
          .orElseThrow(() -> new InputException(source + " has the feature '" + names.get(feature)
              + "' twice; a vector keeps all its entries, so choose --duplicate-features suffix."))).toList();
    }

    private void checkRow(Row row, int features, int number) {
      if (row.isNullAt(0) || row.isNullAt(features)) {
        throw new InputException(source + " row " + number + " has no " + (row.isNullAt(0) ? "sample name" : "features")
            + "; give each row both.");
      }
      int size = row.<Vector>getAs(features).size();
      if (size != names.size()) {
        throw new InputException(String.format(Locale.ROOT, "%s row %d (sample '%s') has %,d values where there are %,d genes;"
            + " make all rows equally long.", source, number, row.getString(0), size, names.size()));
      }
    }

    private void values(ExpressionSet.Builder builder, List<Vector> vectors) {
      if (vectors.stream().allMatch(SparseVector.class::isInstance)) {
        SparseRows rows = new SparseRows(names.size(),
            vectors.stream().map(vector -> vector.toSparse().indices()).toArray(int[][]::new),
            vectors.stream().map(vector -> vector.toSparse().values()).toArray(double[][]::new));
        limits.checkSparse(vectors.size(), names.size(), rows.entries());
        builder.sparse(rows);
      } else {
        limits.checkCells(vectors.size(), names.size());
        builder.values(vectors.stream().map(Vector::toArray).toArray(double[][]::new));
      }
    }
  }
}
