package ml.spred.spark.compression;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import ml.spred.compress.ImageClassifier;
import ml.spred.image.FloatImages;
import ml.spred.image.ImageSet;
import ml.spred.image.LabelledImages;
import ml.spred.spark.distribute.Shipped;
import ml.spred.spark.distribute.TaskDevice;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.feature.LogProbabilities;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Adds the columns of a model to a data frame, a batch of rows at a time. What is said of a row does not depend on its
 * neighbours.
 */
final class CompressedTransform implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ImageColumn column;
  private final int place;
  private final boolean skip;
  private final boolean raw;
  private final boolean probability;
  private final boolean prediction;
  private final Broadcast<Shipped<ShippedNetwork>> network;

  private CompressedTransform(CompressedModelParams params, CompressedContent content, StructType schema,
      JavaSparkContext context) {
    this.column = new ImageColumn(params.getFeaturesCol(), content.vectors(), content.shape());
    this.place = schema.fieldIndex(params.getFeaturesCol());
    this.skip = params.getHandleInvalid().equals(CompressedModelParams.SKIP);
    this.raw = !params.getRawPredictionCol().isEmpty();
    this.probability = !params.getProbabilityCol().isEmpty();
    this.prediction = !params.getPredictionCol().isEmpty();
    this.network = context.broadcast(new Shipped<>(content.shipped()));
  }

  /** @param result schema with the new columns */
  static Dataset<Row> apply(Dataset<?> dataset, CompressedModelParams params, CompressedContent content, StructType result) {
    CompressedTransform transform = new CompressedTransform(params, content, dataset.schema(),
        JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext()));
    Dataset<Row> answered =
        dataset.toDF().mapPartitions((MapPartitionsFunction<Row, Row>) transform::partition, Encoders.row(result));
    // An encoder forgets the attributes of the columns.
    return answered.select(Arrays.stream(result.fields())
        .map(field -> Columns.of(field.name()).as(field.name(), field.metadata())).toArray(Column[]::new));
  }

  private Iterator<Row> partition(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return rows;
    }
    TaskDevice device = TaskDevice.bind();
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) ended -> device.close());
    return new Answers(rows, network.value().value().classifier());
  }

  /** Rows with their answers, in their order. */
  private final class Answers implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final ImageClassifier classifier;
    private final Deque<Row> ready = new ArrayDeque<>();

    Answers(Iterator<Row> rows, ImageClassifier classifier) {
      this.rows = rows;
      this.classifier = classifier;
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && rows.hasNext()) {
        answer();
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("all rows of this partition were given.");
      }
      return ready.poll();
    }

    private void answer() {
      List<Row> batch = new ArrayList<>();
      List<ImageColumn.Pixels> images = new ArrayList<>();
      while (rows.hasNext() && batch.size() < ImageClassifier.BATCH) {
        Row row = rows.next();
        String absence = column.absence(row.get(place));
        if (absence == null) {
          images.add(column.read(row.get(place)));
          batch.add(row);
        } else if (!skip) {
          throw column.refusal(absence);
        }
      }
      if (!batch.isEmpty()) {
        float[][] probabilities = classifier.probabilities(images(images));
        for (int k = 0; k < batch.size(); k++) {
          ready.add(answered(batch.get(k), probabilities[k]));
        }
      }
    }
  }

  private LabelledImages images(List<ImageColumn.Pixels> images) {
    int length = column.shape().length();
    int[] none = new int[images.size()];
    if (column.vectors()) {
      float[] values = new float[images.size() * length];
      for (int k = 0; k < images.size(); k++) {
        System.arraycopy(images.get(k).values(), 0, values, k * length, length);
      }
      return new FloatImages(column.shape(), 1, values, none);
    }
    byte[] bytes = new byte[images.size() * length];
    for (int k = 0; k < images.size(); k++) {
      System.arraycopy(images.get(k).bytes(), 0, bytes, k * length, length);
    }
    return new ImageSet(column.shape(), 1, bytes, none);
  }

  private Row answered(Row row, float[] probabilities) {
    double[] values = new double[probabilities.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = probabilities[k];
    }
    Vector vector = Vectors.dense(values);
    List<Object> cells = new ArrayList<>();
    for (int k = 0; k < row.size(); k++) {
      cells.add(row.get(k));
    }
    if (raw) {
      cells.add(LogProbabilities.of(vector));
    }
    if (probability) {
      cells.add(vector);
    }
    if (prediction) {
      cells.add((double) vector.argmax());
    }
    return RowFactory.create(cells.toArray());
  }
}
