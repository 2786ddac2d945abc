package ml.spred.spark.compression;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import ml.spred.InputException;
import ml.spred.image.ImageShape;
import ml.spred.spark.distribute.Failures;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.feature.Attributes;
import ml.spred.spark.feature.Columns;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.storage.StorageLevel;

/** The images and labels of a data frame, where they are. */
final class ImageRows implements AutoCloseable {
  private final JavaRDD<Shipped<ImageRow>> rows;
  private final ImageFacts facts;

  private ImageRows(JavaRDD<Shipped<ImageRow>> rows, ImageFacts facts) {
    this.rows = rows;
    this.facts = facts;
  }

  /** Reads once and keeps what was read until it is closed. */
  static ImageRows read(Dataset<?> dataset, CompressorParams params) {
    ImageColumn column = ImageColumn.of(dataset.schema(), params.getFeaturesCol(), params);
    boolean skip = params.getHandleInvalid().equals(CompressedModelParams.SKIP);
    StructField label = Columns.require(dataset.schema(), "labelCol", params.getLabelCol());
    int classes = CompressionSchema.givenClasses(label, params);
    Column validation =
        params.isSet(params.validationIndicatorCol()) ? Columns.of(params.getValidationIndicatorCol()) : functions.lit(false);
    JavaRDD<Shipped<ImageRow>> rows = dataset
        .select(Columns.of(params.getFeaturesCol()), Columns.of(params.getLabelCol()).cast("double"), validation).toJavaRDD()
        .flatMap(row -> read(row, column, skip, label.name(), classes)).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<Shipped<ImageFacts>> parts = rows.mapPartitions(part -> List.of(new Shipped<>(ImageFacts.of(part))).iterator())
          .collect();
      return new ImageRows(rows, parts.stream().map(Shipped::value).reduce(new ImageFacts(), ImageFacts::and));
    } catch (Exception failure) {
      rows.unpersist();
      throw Failures.asThrown(failure);
    }
  }

  /** One image, or none where there is none and that is allowed. */
  private static Iterator<Shipped<ImageRow>> read(Row row, ImageColumn column, boolean skip, String label, int classes) {
    String absence = column.absence(row.get(0));
    if (absence != null) {
      if (skip) {
        return Collections.emptyIterator();
      }
      throw column.refusal(absence);
    }
    ImageColumn.Pixels pixels = column.read(row.get(0));
    return List.of(new Shipped<>(ImageRow.of(pixels.shape(), pixels.bytes(), pixels.values(), label(row, label, classes),
        validation(row), pixels.origin()))).iterator();
  }

  private static int label(Row row, String column, int classes) {
    double label = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
    if (!(label >= 0 && label == Math.rint(label) && label < classes)) {
      throw new InputException("the label column '" + column + "' holds "
          + (Double.isNaN(label) ? "a null or NaN" : "the value " + label) + "; labels are whole numbers from 0 to "
          + (classes - 1) + ", so index the classes with StringIndexer, correct numClasses, or remove the rows.");
    }
    return (int) label;
  }

  private static boolean validation(Row row) {
    if (row.isNullAt(2)) {
      throw new InputException("the column of the validation indicator holds a null, it must be true or false; fill it.");
    }
    return row.getBoolean(2);
  }

  ImageFacts facts() {
    return facts;
  }

  /** Names of the classes. */
  static String[] classNames(StructField label, CompressorParams params, ImageFacts facts) {
    int given = params.getNumClasses();
    return Attributes.classNames(label).orElseGet(() -> {
      String[] names = new String[given > 0 ? given : facts.largestLabel() + 1];
      for (int k = 0; k < names.length; k++) {
        names[k] = String.valueOf(k);
      }
      return names;
    });
  }

  /** The rows of a part of the data, laid out for the workers. */
  ImageParts parts(boolean validation, int workers, ImageShape shape, int classes) {
    int count = validation ? facts.validation() : facts.training();
    return ImageParts.of(rows.filter(row -> row.value().validation() == validation), count, workers, shape, classes);
  }

  @Override
  public void close() {
    rows.unpersist();
  }
}
