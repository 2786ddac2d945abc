package ml.spred.spark.param;

/**
 * Setters of a stage that writes a vector.
 *
 * @param <S> the stage itself, for chains of setters
 */
public interface OutputSetters<S extends OutputSetters<S>> extends FeaturesSetters<S>, HasOutputCol {
  default S setOutputCol(String value) {
    return with(outputCol(), value);
  }
}
