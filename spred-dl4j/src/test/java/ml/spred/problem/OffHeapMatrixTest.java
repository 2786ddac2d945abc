package ml.spred.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OffHeapMatrixTest {
  private static final int SAMPLES = 7;
  private static final int GENES = 23;

  private static FeatureMatrix matrix() {
    Random random = new Random(1);
    FeatureMatrix matrix = FeatureMatrix.zeros(SAMPLES, GENES);
    for (int gene = 0; gene < GENES; gene++) {
      for (int sample = 0; sample < SAMPLES; sample++) {
        matrix.set(sample, gene, random.nextInt(10) == 0 ? Float.NaN : random.nextGaussian());
      }
    }
    return matrix;
  }

  private static OffHeapMatrix inPieces(int piece) {
    OffHeapMatrix matrix = new OffHeapMatrix(SAMPLES, GENES, piece);
    float[] gene = new float[SAMPLES];
    for (int feature = 0; feature < GENES; feature++) {
      matrix().gene(feature, gene);
      matrix.put(feature, gene);
    }
    return matrix;
  }

  @Test
  void samplesAndGenesAreThoseOfTheHeap() {
    int[] samples = {6, 0, 3, 3};
    int[] genes = {22, 5};
    for (SampleMatrix matrix : new SampleMatrix[] {OffHeapMatrix.copyOf(matrix()), inPieces(SAMPLES), inPieces(3 * SAMPLES + 1)}) {
      assertThat(matrix.samples(samples).values()).isEqualTo(matrix().samples(samples).values());
      assertThat(matrix.features(genes).values()).isEqualTo(matrix().features(genes).values());
    }
    assertThat(matrix().samples(samples).get(2, 4)).isEqualTo(matrix().get(3, 4));
  }

  @Test
  void serializationKeepsEveryBit() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(inPieces(5 * SAMPLES));
    }
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      OffHeapMatrix copy = (OffHeapMatrix) in.readObject();
      assertThat(copy.features(new int[] {0, 11, 22}).values()).isEqualTo(matrix().features(new int[] {0, 11, 22}).values());
    }
    assertThat(bytes.size()).isLessThan(4 * SAMPLES * GENES + 1000);
  }
}
