package ml.spred.spark.persist;

import java.util.List;
import ml.spred.InputException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Writers and readers of stages: metadata as MLlib writes it, and for a model one Parquet row under {@code data} whose first
 * column {@code formatVersion} says how to read the rest. All of Spark that is private to its ML package is called here.
 */
public final class StageFiles {
  private static final String DATA = "data";
  private static final String VERSION = "formatVersion";

  private StageFiles() {}

  /** Writes metadata and params. */
  public static MLWriter writer(Params stage) {
    return new DefaultParamsWriter(stage);
  }

  /** Reads what {@link #writer(Params)} wrote; the stage has a public constructor that takes the uid. */
  public static <T extends Params> MLReader<T> reader() {
    return new DefaultParamsReader<>();
  }

  /** Writes metadata, params and the content, a record whose first component is {@code formatVersion}. */
  public static MLWriter writer(Params model, Record content) {
    return new ModelWriter(model, content);
  }

  /**
   * Reads what {@link #writer(Params, Record)} wrote.
   *
   * @param modelClass class that was saved
   * @param contentClass class of the content
   * @param version the format that this version writes and reads
   * @param model builds the model from uid and content; params are set afterwards
   */
  public static <M extends Params, C extends Record> MLReader<M> reader(
      Class<M> modelClass, Class<C> contentClass, int version, ModelBuilder<M, C> model) {
    return new ModelReader<>(modelClass, contentClass, version, model);
  }

  /** Builds a model from what was saved. */
  @FunctionalInterface
  public interface ModelBuilder<M, C> {
    M build(String uid, C content);
  }

  private static final class ModelWriter extends MLWriter {
    private final Params model;
    private final Record content;

    ModelWriter(Params model, Record content) {
      this.model = model;
      this.content = content;
    }

    @Override
    public void saveImpl(String path) {
      DefaultParamsWriter.saveMetadata(model, path, sc(), DefaultParamsWriter.saveMetadata$default$4(),
          DefaultParamsWriter.getMetadataToSave$default$4());
      saveContent(sparkSession(), content, path);
    }
  }

  static void saveContent(SparkSession session, Record content, String path) {
    session.createDataFrame(List.of(RecordRows.toRow(content)), RecordRows.schema(content.getClass()))
        .coalesce(1).write().parquet(new Path(path, DATA).toString());
  }

  /** @throws InputException for a format of another version */
  static <C extends Record> C loadContent(SparkSession session, String path, Class<C> type, int version) {
    Row row = row(session, path);
    int found = row.<Integer>getAs(VERSION);
    if (found != version) {
      throw new InputException("the model in " + path + " has format version " + found + ", this version of spred reads "
          + version + "; load it with the " + (found > version ? "newer" : "older") + " spred that saved it, or fit it again.");
    }
    return RecordRows.fromRow(row, type);
  }

  /** Spark says of a damaged file no more than that a job failed. */
  private static Row row(SparkSession session, String path) {
    try {
      Row row = session.read().parquet(new Path(path, DATA).toString()).head();
      row.fieldIndex(VERSION);
      return row;
    } catch (Exception failure) {
      Throwable cause = failure;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw new InputException("the model in " + path + " cannot be read (" + cause.getMessage()
          + "); files of it are damaged or missing, so copy it again or save it anew.", failure);
    }
  }

  private static final class ModelReader<M extends Params, C extends Record> extends MLReader<M> {
    private final Class<M> modelClass;
    private final Class<C> contentClass;
    private final int version;
    private final ModelBuilder<M, C> builder;

    ModelReader(Class<M> modelClass, Class<C> contentClass, int version, ModelBuilder<M, C> builder) {
      this.modelClass = modelClass;
      this.contentClass = contentClass;
      this.version = version;
      this.builder = builder;
    }

    @Override
    public M load(String path) {
      DefaultParamsReader.Metadata metadata = DefaultParamsReader.loadMetadata(path, sc(), modelClass.getName());
      M model = builder.build(metadata.uid(), loadContent(sparkSession(), path, contentClass, version));
      metadata.getAndSetParams(model, metadata.getAndSetParams$default$2());
      return model;
    }
  }
}
