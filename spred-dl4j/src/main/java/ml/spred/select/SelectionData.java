package ml.spred.select;

import java.io.Serializable;
import ml.spred.problem.SampleMatrix;

/**
 * What a selection is fitted on.
 *
 * @param matrix raw values {@code [samples, features]}, NaN for missing
 * @param labels class of each sample, {@code 0 … numClasses − 1}
 * @param numClasses number of classes, at least 2
 * @param validation samples that choose the strength and are never trained on; may have no true entry
 * @param numCovariates last columns of the matrix that are no genes: never penalised, never selected, part of every model
 */
public record SelectionData(SampleMatrix matrix, int[] labels, int numClasses, boolean[] validation, int numCovariates)
    implements Serializable {
  public SelectionData {
    if (labels.length != matrix.numSamples() || validation.length != matrix.numSamples()) {
      throw new IllegalArgumentException("the matrix has " + matrix.numSamples() + " samples, labels " + labels.length
          + ", validation " + validation.length + "; they must be equal.");
    }
  }

  /** All columns are genes. */
  public SelectionData(SampleMatrix matrix, int[] labels, int numClasses, boolean[] validation) {
    this(matrix, labels, numClasses, validation, 0);
  }

  /** Number of genes: all columns but the covariates. */
  public int numGenes() {
    return matrix.numFeatures() - numCovariates;
  }

  /** Indices of the samples that are trained on. */
  public int[] trainingSamples() {
    return samples(false);
  }

  /** Indices of the validation samples. */
  public int[] validationSamples() {
    return samples(true);
  }

  /** Labels of the given samples. */
  public int[] labels(int[] samples) {
    int[] chosen = new int[samples.length];
    for (int k = 0; k < samples.length; k++) {
      chosen[k] = labels[samples[k]];
    }
    return chosen;
  }

  private int[] samples(boolean inValidation) {
    return java.util.stream.IntStream.range(0, labels.length).filter(k -> validation[k] == inValidation).toArray();
  }
}
