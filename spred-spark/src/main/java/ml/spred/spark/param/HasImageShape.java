package ml.spred.spark.param;

import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.Params;

/** Size of the images; read off images of Spark's schema when unset. */
public interface HasImageShape extends Params {
  default IntArrayParam imageShape() {
    return new IntArrayParam(this, "imageShape",
        "channels, height and width of the images; needed for vectors, of images of Spark's schema all must have "
        + "it, when unset the size of all",
        Limits.sizes("imageShape"));
  }

  default int[] getImageShape() {
    return getOrDefault(imageShape());
  }
}
