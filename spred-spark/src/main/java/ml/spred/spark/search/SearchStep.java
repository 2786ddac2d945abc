package ml.spred.spark.search;

import java.io.Serializable;
import ml.spred.search.StrengthSearch;

/**
 * One fit of a search.
 *
 * @param strength of the penalty
 * @param numFeatures features that the model uses
 * @param sparsity share of features that it does not use
 * @param met whether that is what was asked for
 * @param seconds of the fit
 */
public record SearchStep(double strength, long numFeatures, double sparsity, boolean met,
    double seconds) implements Serializable {
  static SearchStep of(StrengthSearch.Step step, double seconds) {
    return new SearchStep(step.strength(), step.sparsity().nonZero(), step.sparsity().share(), step.met(), seconds);
  }
}
