package ml.spred.spark.persist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;

/**
 * Stages that hold other stages: metadata as MLlib writes it, a content as {@link StageFiles} writes it, and each stage within in
 * a directory of its name, as MLlib's CrossValidator does.
 */
public final class NestedStages {
  private NestedStages() {}

  /**
   * A stage within.
   *
   * @param name of its directory
   * @param stage null where there is none
   */
  public record Named(String name, PipelineStage stage) {}

  public static Named named(String name, PipelineStage stage) {
    return new Named(name, stage);
  }

  /** A copy in which a param that holds a stage is not set: metadata holds only what is text. */
  public static Params without(Params stage, Param<?> param) {
    Params copy = stage.copy(ParamMap.empty());
    copy.clear(copy.getParam(param.name()));
    return copy;
  }

  /**
   * Writes a stage.
   *
   * @param stage without the params that hold stages
   * @param content a record whose first component is {@code formatVersion}; null for none
   * @throws IllegalArgumentException where a stage within cannot be saved
   */
  public static MLWriter writer(Params stage, Record content, Named... within) {
    for (Named one : within) {
      if (one.stage() != null && !(one.stage() instanceof MLWritable)) {
        throw new IllegalArgumentException("the " + one.name() + " " + one.stage().uid() + " of " + stage.uid()
            + " cannot be saved; take one that is MLWritable.");
      }
    }
    return new MLWriter() {
      @Override
      public void saveImpl(String path) {
        DefaultParamsWriter.saveMetadata(stage, path, sc(), DefaultParamsWriter.saveMetadata$default$4(),
            DefaultParamsWriter.getMetadataToSave$default$4());
        if (content != null) {
          StageFiles.saveContent(sparkSession(), content, path);
        }
        Arrays.stream(within).filter(one -> one.stage() != null).forEach(one -> saveWithin(one, path));
      }
    };
  }

  private static void saveWithin(Named one, String path) {
    try {
      ((MLWritable) one.stage()).save(new Path(path, one.name()).toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Reads what {@link #writer} wrote. */
  public static <T extends Params> MLReader<T> reader(Class<T> type, Function<Saved, T> builder) {
    return new MLReader<>() {
      @Override
      public T load(String path) {
        return builder.apply(new Saved(path, DefaultParamsReader.loadMetadata(path, sc(), type.getName()), this));
      }
    };
  }

  /** What was saved of a stage. */
  public static final class Saved {
    private final String path;
    private final DefaultParamsReader.Metadata metadata;
    private final MLReader<?> reader;

    private Saved(String path, DefaultParamsReader.Metadata metadata, MLReader<?> reader) {
      this.path = Objects.requireNonNull(path);
      this.metadata = metadata;
      this.reader = reader;
    }

    public String uid() {
      return metadata.uid();
    }

    /** Sets the params that were set. */
    public void setParams(Params stage) {
      metadata.getAndSetParams(stage, metadata.getAndSetParams$default$2());
    }

    /** The content. */
    public <C extends Record> C content(Class<C> type, int version) {
      return StageFiles.loadContent(reader.sparkSession(), path, type, version);
    }

    /** Whether a stage of that name is within. */
    public boolean has(String name) {
      try {
        Path inner = new Path(path, name);
        FileSystem files = inner.getFileSystem(reader.sparkSession().sessionState().newHadoopConf());
        return files.exists(inner);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    /** The stage of that name. */
    public <S> S stage(String name) {
      return DefaultParamsReader.<S>loadParamsInstance(new Path(path, name).toString(), reader.sc());
    }
  }
}
