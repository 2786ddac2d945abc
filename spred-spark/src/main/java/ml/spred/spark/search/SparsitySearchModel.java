package ml.spred.spark.search;

import java.util.List;
import ml.spred.spark.persist.NestedStages;
import ml.spred.spark.persist.RecordRows;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The model that a search found, with the search's trace. {@link #transform} is that of the model. */
public final class SparsitySearchModel extends Model<SparsitySearchModel> implements SparsitySearchParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final SearchContent content;
  private final Model<?> bestModel;

  SparsitySearchModel(String uid, SearchContent content, Model<?> bestModel) {
    this.uid = uid;
    this.content = content;
    this.bestModel = bestModel;
    SparsitySearchParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** The model that uses as many features as asked for; the nearest where none does. */
  public Model<?> bestModel() {
    return bestModel;
  }

  /** Strength that gave it. */
  public double strength() {
    return content.strength();
  }

  /** Whether it uses as many features as were asked for. */
  public boolean targetMet() {
    return content.targetMet();
  }

  /** Every fit, in order. */
  public List<SearchStep> trace() {
    return content.trace();
  }

  /**
   * {@link #trace()} as a data frame: {@code strength}, {@code numFeatures}, {@code sparsity}, {@code met} and {@code seconds}.
   */
  public Dataset<Row> traceFrame(SparkSession session) {
    return RecordRows.frame(session, trace(), SearchStep.class);
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    return bestModel.transform(dataset);
  }

  @Override
  public StructType transformSchema(StructType schema) {
    return bestModel.transformSchema(schema);
  }

  @Override
  public SparsitySearchModel copy(ParamMap extra) {
    Model<?> inner = (Model<?>) bestModel.copy(extra);
    return copyValues(new SparsitySearchModel(uid, content, inner), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return NestedStages.writer(NestedStages.without(this, estimator()), content,
        NestedStages.named(SparsitySearch.ESTIMATOR, isSet(estimator()) ? getEstimator() : null),
        NestedStages.named(SparsitySearch.BEST_MODEL, bestModel));
  }

  public static MLReader<SparsitySearchModel> read() {
    return NestedStages.reader(SparsitySearchModel.class, saved -> {
      SparsitySearchModel model = new SparsitySearchModel(saved.uid(),
          saved.content(SearchContent.class, SearchContent.FORMAT_VERSION), saved.stage(SparsitySearch.BEST_MODEL));
      saved.setParams(model);
      if (saved.has(SparsitySearch.ESTIMATOR)) {
        model.set(model.estimator(), saved.<Estimator<?>>stage(SparsitySearch.ESTIMATOR));
      }
      return model;
    });
  }

  public static SparsitySearchModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "SparsitySearchModel: uid=" + uid + ", strength=" + strength() + ", targetMet=" + targetMet() + ", fits="
        + trace().size() + ", bestModel=" + bestModel.uid();
  }
}
