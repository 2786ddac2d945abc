package ml.spred.spark.param;

import org.apache.spark.ml.param.Param;

/**
 * Sets any param in a chain, and the features column; what a param means and its default are in its doc.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface FeaturesSetters<S extends FeaturesSetters<S>> extends HasFeaturesCol {
  /** Sets a param and gives the stage back. */
  @SuppressWarnings("unchecked")
  default <T> S with(Param<T> param, T value) {
    set(param, value);
    return (S) this;
  }

  default S setFeaturesCol(String value) {
    return with(featuresCol(), value);
  }
}
