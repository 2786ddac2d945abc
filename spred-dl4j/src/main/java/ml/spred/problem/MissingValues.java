package ml.spred.problem;

/** What stands for a missing value (NaN). Zero is a value and is never missing. */
public enum MissingValues {
  /** Missing values are an error that names the first one. */
  REFUSE,
  /** The mean of the gene over the training rows. */
  MEAN,
  /** Zero on the scale of the input. */
  ZERO
}
