package ml.spred.spark.image;

import java.io.Serializable;
import ml.spred.coding.Patches;
import ml.spred.coding.Whitening;

/**
 * What a model holds and what is saved of it.
 *
 * @param formatVersion version of this layout
 * @param patches how they are cut
 * @param whitening of no features where there is none
 * @param numPatches that the whitening was fitted to
 */
record ImagePatchesContent(int formatVersion, Patches patches, Whitening whitening, long numPatches) implements Serializable {
  /** Layout that this version writes and reads. */
  static final int FORMAT_VERSION = 1;
  static final Whitening NONE = new Whitening(new double[0], new double[0][]);

  double[] whiten(double[] patch) {
    return whitening.mean().length == 0 ? patch : whitening.apply(patch);
  }
}
