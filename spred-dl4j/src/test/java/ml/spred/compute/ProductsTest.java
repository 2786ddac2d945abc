package ml.spred.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ProductsTest {
  @ParameterizedTest
  @CsvSource({"5, 7, 3", "45, 20, 300", "9, 300, 700", "1, 4, 257", "6, 1, 1"})
  void everyTransposeAndEveryBlockIsTheProduct(int rows, int inner, int columns) {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE}) {
      for (boolean left : new boolean[] {false, true}) {
        for (boolean right : new boolean[] {false, true}) {
          check(type, left, right, rows, inner, columns);
        }
      }
    }
  }

  private static void check(DataType type, boolean left, boolean right, int rows, int inner, int columns) {
    INDArray a = left ? random(type, inner, rows) : random(type, rows, inner);
    INDArray b = right ? random(type, columns, inner) : random(type, inner, columns);
    INDArray expected = (left ? a.transpose() : a).mmul(right ? b.transpose() : b);
    INDArray shared = Nd4j.create(type, new long[] {rows, columns}, 'f');
    INDArray kept = Nd4j.create(type, new long[] {rows, columns}, 'f').addi(2);
    try (Lanes lanes = new Lanes(2)) {
      Products.multiply(lanes, a, left, b, right, shared);
    }
    Products.multiply(a, left, b, right, kept, 0.5);
    assertThat(shared.sub(expected).normmaxNumber().doubleValue()).isLessThan(1e-4);
    assertThat(kept.sub(expected.add(1)).normmaxNumber().doubleValue()).isLessThan(1e-4);
  }

  private static INDArray random(DataType type, int rows, int columns) {
    return Nd4j.randn(type, rows, columns).dup('f');
  }
}
