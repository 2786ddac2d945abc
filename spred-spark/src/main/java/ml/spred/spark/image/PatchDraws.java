package ml.spred.spark.image;

import java.io.Serializable;
import java.util.Arrays;
import ml.spred.coding.GreyImage;
import ml.spred.coding.Patches;
import ml.spred.spark.compression.ImageColumn;
import org.apache.spark.sql.types.StructType;

/**
 * Draws the patches of an image as it stands in a column.
 *
 * @param column that holds the images
 * @param skip whether a row without an image has no patches rather than being refused
 * @param patches how they are cut
 * @param count of each image
 * @param seed of their places
 */
record PatchDraws(ImageColumn column, boolean skip, Patches patches, int count, long seed) implements Serializable {
  static PatchDraws of(StructType schema, ImagePatchesModelParams params, Patches patches) {
    return new PatchDraws(ImageColumn.of(schema, params.getFeaturesCol(), params), params.getHandleInvalid().equals("skip"),
        patches, params.getNumPatches(), params.getSeed());
  }

  /** @param image value of the column. @throws ml.spred.InputException for no image, or one that is too small */
  double[][] of(Object image) {
    String absence = column.absence(image);
    if (absence != null) {
      if (skip) {
        return new double[0][];
      }
      throw column.refusal(absence);
    }
    ImageColumn.Pixels pixels = column.read(image);
    return patches.draw(pixels.bytes() != null ? GreyImage.of(pixels.shape(), pixels.bytes())
        : GreyImage.of(pixels.shape(), doubles(pixels.values())), count, seed);
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    Arrays.setAll(result, k -> values[k]);
    return result;
  }
}
