package ml.spred.coding;

/** Samples of which {@link DictionaryLearning} asks no more than this, wherever they lie; a sample has a place from 0 on. */
public interface CodingSamples {
  /** Number of samples. */
  int count();

  /** Number of values of each. */
  int numFeatures();

  /** Copies of a few samples, in the order of the places, {@code [places][features]}. */
  double[][] take(int[] places);

  /**
   * Codes samples and sums up.
   *
   * @param places in any order; null for all samples
   * @throws ml.spred.InputException for a sample that cannot be coded
   */
  BatchSums code(int[] places, Coder coder);
}
