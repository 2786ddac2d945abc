package ml.spred.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ml.spred.image.ImageBatches.Augmentation;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class ImageBatchesTest {
  private static final ImageSet IMAGES = images();

  private static ImageSet images() {
    byte[] pixels = new byte[25 * 2 * 6 * 8];
    new SplittableRandom(3).nextBytes(pixels);
    return new ImageSet(new ImageShape(2, 6, 8), 5, pixels, IntStream.range(0, 25).map(k -> k % 5).toArray());
  }

  private static List<DataSet> epoch(ImageBatches batches) {
    batches.reset();
    List<DataSet> all = new ArrayList<>();
    batches.forEachRemaining(all::add);
    return all;
  }

  @Test
  void testImagesComeInOrderWithMeanZeroAndDeviationOne() {
    List<DataSet> all = epoch(ImageBatches.testing(IMAGES, Normalisation.of(IMAGES), 10));
    assertThat(all).extracting(DataSet::numExamples).containsExactly(10, 10, 5);
    INDArray features = Nd4j.concat(0, all.stream().map(DataSet::getFeatures).toArray(INDArray[]::new));
    assertThat(features.shape()).isEqualTo(new long[] {25, 2, 6, 8});
    assertThat(features.mean(0, 2, 3).getDouble(1)).isCloseTo(0, within(1e-5));
    assertThat(features.std(false, 0, 2, 3).getDouble(0)).isCloseTo(1, within(1e-4));
    assertThat(all.get(1).getLabels().argMax(1).toIntVector()).containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
  }

  @Test
  void anEpochIsAFunctionOfSeedAndNumber() {
    Augmentation augmentation = new Augmentation(2, true);
    ImageBatches first = ImageBatches.training(IMAGES, Normalisation.of(IMAGES), 7, augmentation, 4);
    List<DataSet> zero = epoch(first);
    List<DataSet> one = epoch(first);
    List<DataSet> two = epoch(first);
    assertThat(one.get(0).getFeatures()).isNotEqualTo(zero.get(0).getFeatures());
    List<DataSet> again = epoch(ImageBatches.training(IMAGES, Normalisation.of(IMAGES), 7, augmentation, 4).startAt(2));
    for (int k = 0; k < two.size(); k++) {
      assertThat(again.get(k).getFeatures()).isEqualTo(two.get(k).getFeatures());
      assertThat(again.get(k).getLabels()).isEqualTo(two.get(k).getLabels());
    }
  }

  @Test
  void withoutAugmentationEveryImageComesOnce() {
    ImageBatches batches = ImageBatches.training(IMAGES, Normalisation.of(IMAGES), 25, Augmentation.NONE, 4);
    DataSet all = epoch(batches).get(0);
    assertThat(all.getLabels().sum(0).toDoubleVector()).containsOnly(5);
    DataSet inOrder = epoch(ImageBatches.testing(IMAGES, Normalisation.of(IMAGES), 25)).get(0);
    assertThat(all.getFeatures().sumNumber().doubleValue()).isCloseTo(inOrder.getFeatures().sumNumber().doubleValue(),
        within(1e-2));
    assertThat(all.getFeatures()).isNotEqualTo(inOrder.getFeatures());
  }

  @Test
  void flippedImagesAreMirroredAndCroppedOnesMoved() {
    ImageSet one = IMAGES.first(1);
    Normalisation normalisation = Normalisation.of(IMAGES);
    INDArray plain = epoch(ImageBatches.testing(one, normalisation, 1)).get(0).getFeatures();
    ImageBatches flipping = ImageBatches.training(one, normalisation, 1, new Augmentation(0, true), 1);
    int mirrored = 0;
    for (int k = 0; k < 40; k++) {
      INDArray seen = epoch(flipping).get(0).getFeatures();
      boolean same = seen.equals(plain);
      mirrored += same ? 0 : 1;
      if (!same) {
        assertThat(seen.getDouble(0, 1, 2, 7)).isEqualTo(plain.getDouble(0, 1, 2, 0));
      }
    }
    assertThat(mirrored).isBetween(8, 32);
  }
}
