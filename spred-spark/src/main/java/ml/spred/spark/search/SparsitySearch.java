package ml.spred.spark.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.search.SparsityTarget;
import ml.spred.search.StrengthSearch;
import ml.spred.spark.persist.NestedStages;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Fits an estimator strength by strength until its model uses as many features as were asked for: exactly {@code numFeatures}, or
 * a share of {@code sparsity} unused within {@code sparsityTol} (arXiv 2408.02801, Algorithm 1). The estimator may be
 * SpredFeatureSelector (strengthParam kappa, selectionMode kappa), SpredLasso, MLlib's LogisticRegression, LinearRegression or
 * LinearSVC (elastic nets too), a pipeline with one of these, or any whose model is a {@link SparseModel}.
 *
 * <p>A strength is multiplied or divided by four until the target lies between two, then their geometric mean is taken. Where the
 * path jumps over the target, or {@code maxFits} is spent, the nearest model is kept, and {@link SparsitySearchModel#targetMet}
 * is false. Used like MLlib's CrossValidator: the model transforms as the model that was found does.
 */
public final class SparsitySearch extends Estimator<SparsitySearchModel> implements SparsitySearchParams, MLWritable {
  private static final long serialVersionUID = 1L;
  /** Where nested stages are saved. */
  static final String ESTIMATOR = "estimator";
  static final String BEST_MODEL = "bestModel";
  /** Largest change of a strength before both sides are known. */
  private static final double FACTOR = 4;

  private final String uid;

  public SparsitySearch() {
    this(Identifiable$.MODULE$.randomUID("sparsitySearch"));
  }

  public SparsitySearch(String uid) {
    this.uid = uid;
    SparsitySearchParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  private <T> SparsitySearch with(Param<T> param, T value) {
    set(param, value);
    return this;
  }

  public SparsitySearch setEstimator(Estimator<?> value) {
    return with(estimator(), value);
  }

  public SparsitySearch setStrengthParam(String value) {
    return with(strengthParam(), value);
  }

  public SparsitySearch setNumFeatures(int value) {
    set(numFeatures(), value);
    return this;
  }

  public SparsitySearch setSparsity(double value) {
    set(sparsity(), value);
    return this;
  }

  public SparsitySearch setSparsityTol(double value) {
    set(sparsityTol(), value);
    return this;
  }

  public SparsitySearch setStartStrength(double value) {
    set(startStrength(), value);
    return this;
  }

  public SparsitySearch setMaxFits(int value) {
    set(maxFits(), value);
    return this;
  }

  /**
   * Searches. The data is read at every fit: cache it.
   *
   * @throws IllegalArgumentException where params do not fit
   * @throws ml.spred.InputException for a number of features that the data does not have
   */
  @Override
  public SparsitySearchModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Estimator<?> estimator = getEstimator();
    StrengthParam strength = StrengthParam.find(estimator, getStrengthParam());
    List<Double> seconds = new ArrayList<>();
    StrengthSearch.Found<Model<?>> found = new StrengthSearch(target(), getStartStrength(), FACTOR, getMaxFits()).run(value -> {
      long start = System.nanoTime();
      Model<?> model = (Model<?>) estimator.fit(dataset, strength.at(value));
      seconds.add((System.nanoTime() - start) / 1e9);
      return model;
    }, UsedFeatures::of);
    List<SearchStep> steps = IntStream.range(0, seconds.size())
        .mapToObj(k -> SearchStep.of(found.trace().get(k), seconds.get(k))).toList();
    SearchContent content = new SearchContent(SearchContent.FORMAT_VERSION, found.strength(), found.met(), steps);
    return copyValues(new SparsitySearchModel(uid, content, found.result()), ParamMap.empty()).setParent(this);
  }

  private SparsityTarget target() {
    return isSet(numFeatures()) ? new SparsityTarget.Count(getNumFeatures())
        : new SparsityTarget.Share(getSparsity(), getSparsityTol());
  }

  /** @throws IllegalArgumentException where a param is missing or does not fit, and as the estimator does */
  @Override
  public StructType transformSchema(StructType schema) {
    if (!isSet(estimator())) {
      throw new IllegalArgumentException("estimator of " + uid + " is not set; set the one whose strength is to be searched.");
    }
    if (isSet(numFeatures()) == isSet(sparsity())) {
      throw new IllegalArgumentException("numFeatures and sparsity of " + uid + " are "
          + (isSet(sparsity()) ? "both set" : "both not set") + "; set one of them.");
    }
    StrengthParam strength = StrengthParam.find(getEstimator(), getStrengthParam());
    // An estimator may want its strength to be set before it looks at a schema.
    return getEstimator().copy(strength.at(getStartStrength())).transformSchema(schema);
  }

  @Override
  public SparsitySearch copy(ParamMap extra) {
    SparsitySearch copy = defaultCopy(extra);
    return copy.isSet(copy.estimator()) ? copy.setEstimator(copy.getEstimator().copy(extra)) : copy;
  }

  @Override
  public MLWriter write() {
    return NestedStages.writer(NestedStages.without(this, estimator()), null,
        NestedStages.named(ESTIMATOR, isSet(estimator()) ? getEstimator() : null));
  }

  public static MLReader<SparsitySearch> read() {
    return NestedStages.reader(SparsitySearch.class, saved -> {
      SparsitySearch search = new SparsitySearch(saved.uid());
      saved.setParams(search);
      return saved.has(ESTIMATOR) ? search.setEstimator(saved.stage(ESTIMATOR)) : search;
    });
  }

  public static SparsitySearch load(String path) {
    return read().load(path);
  }
}
