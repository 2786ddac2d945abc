package ml.spred.spark.image;

import ml.spred.coding.Patches;
import ml.spred.coding.Whitening;
import ml.spred.lasso.Moments;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Grey patches of images as rows, for {@link ml.spred.spark.feature.SpredSparseCoder}: {@code numPatches} of each image at random
 * places, each less its mean, on demand divided by its contrast, and whitened. The fit finds the whitening (ZCA: Bell and Sejnowski
 * 1997) from the covariance of the patches that it draws itself.
 *
 * <p>Input: images as {@code spark.read().format("image")} gives them, of any sizes, or vectors of {@code channels·height·width}
 * values with {@code imageShape} set. An image's patches depend on its content, the params and the seed: not on the order or
 * partitioning of the rows. Equal images have equal patches.
 *
 * @see ImagePatchesModel
 */
public final class ImagePatches extends Estimator<ImagePatchesModel>
    implements ImagePatchesParams, ImagePatchesSetters<ImagePatches>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;

  public ImagePatches() {
    this(Identifiable$.MODULE$.randomUID("imagePatches"));
  }

  public ImagePatches(String uid) {
    this.uid = uid;
    ImagePatchesParams.setDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  public ImagePatches setPatchSize(int value) {
    return with(patchSize(), value);
  }

  public ImagePatches setMinContrast(double value) {
    return with(minContrast(), value);
  }

  public ImagePatches setContrastNormalization(boolean value) {
    return with(contrastNormalization(), value);
  }

  public ImagePatches setWhitening(String value) {
    return with(whitening(), value);
  }

  public ImagePatches setWhiteningEpsilon(double value) {
    return with(whiteningEpsilon(), value);
  }

  /**
   * Fits the whitening; without one nothing is read.
   *
   * @throws ml.spred.InputException where images cannot be used, are smaller than a patch, or show nothing
   * @throws IllegalArgumentException where columns or params do not fit
   */
  @Override
  public ImagePatchesModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema());
    Patches patches = new Patches(getPatchSize(), getMinContrast(), getContrastNormalization());
    ImagePatchesContent content = getWhitening().equals(ZCA) ? whitened(dataset, patches)
        : new ImagePatchesContent(ImagePatchesContent.FORMAT_VERSION, patches, ImagePatchesContent.NONE, 0);
    return copyValues(new ImagePatchesModel(uid, content), ParamMap.empty()).setParent(this);
  }

  private ImagePatchesContent whitened(Dataset<?> dataset, Patches patches) {
    Moments moments = PatchMoments.of(dataset, PatchDraws.of(dataset.schema(), this, patches));
    return new ImagePatchesContent(ImagePatchesContent.FORMAT_VERSION, patches,
        Whitening.fit(moments, getWhiteningEpsilon()), moments.count());
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, vectors without their shape, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    return ImagePatchesModel.transformed(schema, this, getPatchSize());
  }

  @Override
  public ImagePatches copy(ParamMap extra) {
    return defaultCopy(extra);
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this);
  }

  public static MLReader<ImagePatches> read() {
    return StageFiles.reader();
  }

  public static ImagePatches load(String path) {
    return read().load(path);
  }
}
