package ml.spred.spark.search;

/** A fitted model that knows how many of its features it uses; what {@link SparsitySearch} counts. */
public interface SparseModel {
  /** Features that the model uses: those with a coefficient other than zero. */
  long numUsedFeatures();

  /** Features that the model could have used. */
  long numCandidateFeatures();
}
