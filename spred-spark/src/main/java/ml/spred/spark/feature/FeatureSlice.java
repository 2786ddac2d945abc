package ml.spred.spark.feature;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.InputException;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Takes the selected entries out of vectors; a dense vector stays dense and a sparse one sparse.
 *
 * @param support indices of the entries, ascending; may be empty
 * @param numFeatures entries that a vector must have
 */
record FeatureSlice(int[] support, int numFeatures) implements Serializable {

  /** @throws InputException for a null vector or one of another size */
  Vector slice(Vector features) {
    require(features);
    return features instanceof SparseVector sparse ? sliceSparse(sparse) : Vectors.dense(gather(features));
  }

  /** The selected entries, zeros included. */
  double[] gather(Vector features) {
    require(features);
    double[] values = new double[support.length];
    for (int k = 0; k < support.length; k++) {
      values[k] = features.apply(support[k]);
    }
    return values;
  }

  private Vector sliceSparse(SparseVector sparse) {
    int[] indices = new int[support.length];
    double[] values = new double[support.length];
    int count = 0;
    for (int k = 0; k < support.length; k++) {
      int position = Arrays.binarySearch(sparse.indices(), support[k]);
      if (position >= 0) {
        indices[count] = k;
        values[count++] = sparse.values()[position];
      }
    }
    return Vectors.sparse(support.length, Arrays.copyOf(indices, count), Arrays.copyOf(values, count));
  }

  private void require(Vector features) {
    if (features == null) {
      throw new InputException("the features column holds a null; remove the row.");
    }
    if (features.size() != numFeatures) {
      throw new InputException("a vector of the features column has " + features.size() + " entries, the model was fitted on "
          + numFeatures + "; give the features of the fit in their order.");
    }
  }
}
