package ml.spred.spark.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import ml.spred.InputException;
import ml.spred.spark.SparkTest;
import ml.spred.spark.StageContract;
import ml.spred.spark.feature.SpredSparseCoder;
import ml.spred.spark.feature.SpredSparseCoderModel;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagePatchesTest {
  private static final StructType SCHEMA =
      new StructType().add("name", DataTypes.StringType).add("image", ImageSchema.columnSchema());

  /** Smooth random images of several sizes, in colour. */
  private static List<Row> rows(int count) {
    Random random = new Random(5);
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      int height = 12 + k % 3;
      byte[] pixels = new byte[height * 16 * 3];
      int level = 100;
      for (int at = 0; at < pixels.length; at++) {
        level = Math.max(0, Math.min(255, level + random.nextInt(41) - 20));
        pixels[at] = (byte) level;
      }
      rows.add(RowFactory.create("i" + k, image(height, 16, 3, pixels)));
    }
    return rows;
  }

  private static Row image(int height, int width, int channels, byte[] pixels) {
    return RowFactory.create("", height, width, channels, channels == 3 ? 16 : 0, pixels);
  }

  private static Dataset<Row> frame(List<Row> rows) {
    return SparkTest.session().createDataFrame(rows, SCHEMA);
  }

  private static ImagePatches stage() {
    return new ImagePatches().setPatchSize(4).setNumPatches(30).setOutputCol("patches").setSeed(3);
  }

  private static List<Vector> patches(Dataset<Row> patches) {
    return patches.orderBy("name").collectAsList().stream().map(row -> row.<Vector>getAs("patches")).toList();
  }

  @Test
  void keepsTheContractOfAStage(@TempDir Path directory) throws Exception {
    ImagePatches all = new ImagePatches("p").setFeaturesCol("x").setOutputCol("o").setImageShape(1, 5, 6).setPatchSize(3)
        .setNumPatches(7).setSeed(2).setMinContrast(0.5).setContrastNormalization(true).setWhitening("none")
        .setWhiteningEpsilon(0.3).setHandleInvalid("skip");
    StageContract.checkParams(new ImagePatches());
    StageContract.checkParams(all);
    StageContract.checkCopyWith(all, all.numPatches(), 9);
    for (Param<?> param : all.params()) {
      assertThat(all.isSet(param)).as("%s is set in this test", param.name()).isTrue();
    }
    StageContract.checkReadWrite(all, ImagePatches.read(), directory);
  }

  @Test
  void aRowForEachPatchAndOtherColumnsStay() {
    ImagePatchesModel model = stage().fit(frame(rows(6)));
    Dataset<Row> patches = model.transform(frame(rows(6)));
    assertThat(patches.columns()).containsExactly("name", "image", "patches");
    assertThat(AttributeGroup.fromStructField(patches.schema().apply("patches")).size()).isEqualTo(16);
    assertThat(stage().transformSchema(SCHEMA).fieldNames()).isEqualTo(patches.columns());
    assertThat(patches.groupBy("name").count().collectAsList()).hasSize(6).allSatisfy(row -> assertThat(row.getLong(1))
        .isEqualTo(30));
    assertThat(model.numFitted()).isEqualTo(180);
    assertThat(model.setNumPatches(2).transform(frame(rows(6))).count()).isEqualTo(12);
  }

  @Test
  void whitenedPatchesAreUncorrelatedAndThoseOfVectorsTheSame() {
    List<Row> rows = rows(60);
    List<Vector> white = patches(stage().setWhiteningEpsilon(1e-6).fit(frame(rows)).transform(frame(rows)));
    for (int i = 0; i < 16; i++) {
      for (int j = 0; j < 16; j++) {
        int one = i;
        int other = j;
        // A centred patch has no mean, so each covariance lacks its share of it.
        assertThat(white.stream().mapToDouble(patch -> patch.apply(one) * patch.apply(other)).average().orElseThrow())
            .isCloseTo((i == j ? 1 : 0) - 1.0 / 16, within(0.01));
      }
    }
    List<Row> vectors = rows.stream().filter(row -> ImageSchema.getHeight(row.getStruct(1)) == 12).map(row -> {
      byte[] pixels = ImageSchema.getData(row.getStruct(1));
      double[] values = new double[pixels.length];
      Arrays.setAll(values, k -> (pixels[(k % 192) * 3 + 2 - k / 192] & 0xff) / 255.0);
      return RowFactory.create(row.get(0), Vectors.dense(values));
    }).toList();
    Dataset<Row> ofVectors = SparkTest.session().createDataFrame(vectors,
        new StructType().add("name", DataTypes.StringType).add("image", SQLDataTypes.VectorType()));
    ImagePatches plain = stage().setWhitening("none").setImageShape(3, 12, 16);
    assertThat(plain.fit(ofVectors).transform(ofVectors).filter("name = 'i0'").count()).isEqualTo(30);
    assertThatThrownBy(() -> stage().fit(ofVectors)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("imageShape is not set");
  }

  @Test
  void patchesAreCentredAndOnDemandOfOneContrast() {
    List<Row> rows = rows(5);
    List<Vector> plain = patches(stage().setWhitening("none").fit(frame(rows)).transform(frame(rows)));
    List<Vector> even = patches(stage().setWhitening("none").setContrastNormalization(true).fit(frame(rows))
        .transform(frame(rows)));
    for (int k = 0; k < plain.size(); k++) {
      double[] patch = plain.get(k).toArray();
      double variance = Arrays.stream(patch).map(value -> value * value).average().orElseThrow();
      assertThat(Arrays.stream(patch).sum()).isCloseTo(0, within(1e-12));
      assertThat(variance).isGreaterThan(1e-4);
      assertThat(even.get(k).apply(5)).isCloseTo(patch[5] / Math.sqrt(variance + 1e-4), within(1e-12));
    }
  }

  @Test
  void orderAndPartitionsOfTheImagesChangeNoBitAndTheSeedDoes() {
    List<Row> rows = rows(20);
    ImagePatchesModel expected = stage().fit(frame(rows));
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(2));
    ImagePatchesModel found = stage().fit(frame(shuffled).repartition(5));
    assertThat(found.whiteningMatrix()).isEqualTo(expected.whiteningMatrix());
    assertThat(patches(found.transform(frame(shuffled).repartition(3)))).containsExactlyInAnyOrderElementsOf(
        patches(expected.transform(frame(rows))));
    assertThat(stage().setSeed(4).fit(frame(rows)).whiteningMatrix()).isNotEqualTo(expected.whiteningMatrix());
  }

  @Test
  void aPipelineFromImagesToCodesIsSaved(@TempDir Path directory) throws Exception {
    Dataset<Row> images = frame(rows(20));
    PipelineModel model = new Pipeline().setStages(new PipelineStage[] {stage(), new SpredSparseCoder()
        .setFeaturesCol("patches").setOutputCol("codes").setNumAtoms(20).setRegParam(0.5).setMaxIter(2)}).fit(images);
    SpredSparseCoderModel coder = (SpredSparseCoderModel) model.stages()[1];
    assertThat(coder.provenance().numTraining()).isEqualTo(600);
    ImagePatchesModel patches = (ImagePatchesModel) model.stages()[0];
    StageContract.checkParams(patches);
    StageContract.checkCopyWith(patches, patches.numPatches(), 5);
    StageContract.checkReadWrite(patches, ImagePatchesModel.read(), directory);
    model.write().save(directory.resolve("pipeline").toString());
    PipelineModel loaded = PipelineModel.load(directory.resolve("pipeline").toString());
    assertThat(loaded.transform(images).collectAsList()).isEqualTo(model.transform(images).collectAsList());
  }

  @Test
  void whatShowsNothingIsLeftOutOrRefused() {
    List<Row> rows = new ArrayList<>(rows(3));
    rows.add(RowFactory.create("flat", image(12, 12, 1, new byte[144])));
    assertThat(stage().fit(frame(rows)).transform(frame(rows)).filter("name = 'flat'").count()).isZero();
    assertThatThrownBy(() -> stage().fit(frame(rows.subList(3, 4)))).isInstanceOf(InputException.class)
        .hasMessageStartingWith("no image has a patch of a contrast above 0.01 (minContrast)");
    rows.set(3, RowFactory.create("none", null));
    assertThatThrownBy(() -> stage().fit(frame(rows))).isInstanceOf(InputException.class).hasMessageContaining("holds a null");
    assertThat(stage().setHandleInvalid("skip").fit(frame(rows)).transform(frame(rows)).count()).isEqualTo(90);
    assertThatThrownBy(() -> stage().setPatchSize(13).fit(frame(rows(1)))).isInstanceOf(InputException.class)
        .hasMessageContaining("patches of 13 × 13 pixels cannot be drawn from an image of 12 × 16");
  }
}
