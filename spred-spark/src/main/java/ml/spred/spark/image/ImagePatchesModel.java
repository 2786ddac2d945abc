package ml.spred.spark.image;

import java.util.Arrays;
import ml.spred.coding.Whitening;
import ml.spred.spark.feature.Columns;
import ml.spred.spark.persist.StageFiles;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Draws patches and whitens them. {@link #transform} writes a row for each patch, {@code patchSize²} values row after row; other
 * columns repeat. {@code numPatches} and {@code seed} may be set anew: other patches, whitened alike.
 */
public final class ImagePatchesModel extends Model<ImagePatchesModel>
    implements ImagePatchesSetters<ImagePatchesModel>, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final ImagePatchesContent content;

  ImagePatchesModel(String uid, ImagePatchesContent content) {
    this.uid = uid;
    this.content = content;
    ImagePatchesModelParams.setModelDefaults(this);
  }

  @Override
  public String uid() {
    return uid;
  }

  /** Pixels of a side of a patch. */
  public int patchSize() {
    return content.patches().size();
  }

  /** Patches that the whitening was fitted to; 0 without one. */
  public long numFitted() {
    return content.numPatches();
  }

  /** What a centred patch is multiplied by, {@code [pixels, pixels]}, symmetric; empty without whitening. */
  public Matrix whiteningMatrix() {
    Whitening whitening = content.whitening();
    int size = whitening.mean().length;
    return new DenseMatrix(size, size, Arrays.stream(whitening.matrix()).flatMapToDouble(Arrays::stream).toArray());
  }

  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    StructType schema = transformSchema(dataset.schema());
    PatchDraws draws = PatchDraws.of(dataset.schema(), this, content.patches());
    ImagePatchesContent own = content;
    UDF1<Object, Vector[]> patches = image -> Arrays.stream(draws.of(image))
        .map(patch -> Vectors.dense(own.whiten(patch))).toArray(Vector[]::new);
    String helper = uid + "__patch";
    return dataset.withColumn(helper, functions.explode(functions.udf(patches, DataTypes.createArrayType(SQLDataTypes.VectorType()))
        .apply(Columns.of(getFeaturesCol()))))
        .withColumn(getOutputCol(), Columns.of(helper).as(getOutputCol(), schema.apply(getOutputCol()).metadata())).drop(helper);
  }

  /** @throws IllegalArgumentException for a missing or mistyped column, vectors without their shape, or an output that exists */
  @Override
  public StructType transformSchema(StructType schema) {
    return transformed(schema, this, patchSize());
  }

  static StructType transformed(StructType schema, ImagePatchesModelParams params, int size) {
    PatchDraws.of(schema, params, ml.spred.coding.Patches.DEFAULT);
    return Columns.append(schema, "outputCol", new AttributeGroup(params.getOutputCol(), size * size).toStructField());
  }

  @Override
  public ImagePatchesModel copy(ParamMap extra) {
    return copyValues(new ImagePatchesModel(uid, content), extra).setParent(parent());
  }

  @Override
  public MLWriter write() {
    return StageFiles.writer(this, content);
  }

  public static MLReader<ImagePatchesModel> read() {
    return StageFiles.reader(ImagePatchesModel.class, ImagePatchesContent.class, ImagePatchesContent.FORMAT_VERSION,
        ImagePatchesModel::new);
  }

  public static ImagePatchesModel load(String path) {
    return read().load(path);
  }

  @Override
  public String toString() {
    return "ImagePatchesModel: uid=" + uid + ", patchSize=" + patchSize() + ", whitening="
        + (numFitted() == 0 ? "none" : "zca of " + numFitted() + " patches");
  }
}
