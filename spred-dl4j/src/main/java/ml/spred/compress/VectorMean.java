package ml.spred.compress;

import java.util.List;

/** Means of the states of several workers. */
public final class VectorMean {
  private VectorMean() {}

  /** The mean of vectors of one length, added up in their order in double precision; of one vector it is that vector. */
  public static float[] of(List<float[]> vectors) {
    float[] mean = new float[vectors.get(0).length];
    for (int k = 0; k < mean.length; k++) {
      double sum = 0;
      for (float[] vector : vectors) {
        sum += vector[k];
      }
      mean[k] = (float) (sum / vectors.size());
    }
    return mean;
  }
}
