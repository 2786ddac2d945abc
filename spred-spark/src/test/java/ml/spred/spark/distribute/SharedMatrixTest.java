package ml.spred.spark.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import ml.spred.problem.OffHeapMatrix;
import org.apache.spark.util.SizeEstimator;
import org.junit.jupiter.api.Test;

class SharedMatrixTest {
  /** Spark keeps a broadcast value in an executor's storage memory as large as it takes it for. */
  @Test
  void theMatrixTakesNoHeapOfTheExecutor() {
    OffHeapMatrix matrix = new OffHeapMatrix(1000, 10_000);
    assertThat(SizeEstimator.estimate(new Shipped<>(matrix))).isLessThan(1_000_000);
  }

  @Test
  void itTravelsUnderAnySerializer() {
    OffHeapMatrix matrix = new OffHeapMatrix(3, 2);
    matrix.put(1, new float[] {1, 2, 3});
    float[] gene = new float[3];
    JavaBytes.<Shipped<OffHeapMatrix>>read(JavaBytes.write(new Shipped<>(matrix))).value().gene(1, gene);
    assertThat(gene).containsExactly(1, 2, 3);
  }

  @Test
  void kryoCarriesSeveralAndAfterEachOther() {
    OffHeapMatrix matrix = new OffHeapMatrix(300, 100);
    float[] gene = new float[300];
    Arrays.fill(gene, 7);
    matrix.put(99, gene);
    Kryo kryo = new Kryo();
    kryo.setRegistrationRequired(false);
    Output output = new Output(1000, -1);
    kryo.writeClassAndObject(output, new Shipped<>(matrix));
    kryo.writeClassAndObject(output, new Shipped<>("next"));
    Input input = new Input(output.toBytes());
    float[] read = new float[300];
    ((OffHeapMatrix) ((Shipped<?>) kryo.readClassAndObject(input)).value()).gene(99, read);
    assertThat(read).isEqualTo(gene);
    assertThat(((Shipped<?>) kryo.readClassAndObject(input)).value()).isEqualTo("next");
  }
}
