package ml.spred.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SpansTest {
  private static INDArray random(int rows, int columns, long seed) {
    Random random = new Random(seed);
    return Nd4j.create(random.doubles((long) rows * columns, -1, 1).toArray(), new long[] {rows, columns}, 'f');
  }

  private static INDArray basis(INDArray rows, DataType type) {
    INDArray basis = Nd4j.create(type, new long[] {rows.size(1), rows.size(0)}, 'f');
    try (Lanes lanes = new Lanes(2)) {
      Spans.orthonormal(lanes, rows, basis);
    }
    return basis;
  }

  private static double distanceFromIdentity(INDArray basis, int rank) {
    INDArray gram = basis.transpose().mmul(basis).castTo(DataType.DOUBLE);
    INDArray expected = Nd4j.zeros(DataType.DOUBLE, gram.shape());
    for (int k = 0; k < rank; k++) {
      expected.putScalar(k, k, 1);
    }
    return gram.sub(expected).normmaxNumber().doubleValue();
  }

  @Test
  void theBasisIsOrthonormalAndHoldsAllRows() {
    INDArray rows = random(8, 40, 1);
    INDArray basis = basis(rows, DataType.DOUBLE);
    assertThat(distanceFromIdentity(basis, 8)).isLessThan(1e-14);
    assertThat(rows.mmul(basis).mmul(basis.transpose()).distance2(rows)).isLessThan(1e-13);
  }

  @Test
  void nearlyEqualRowsAreToldApartAsFarAsPrecisionGoes() {
    INDArray rows = random(6, 30, 2).muli(1e-4);
    rows.addiRowVector(random(1, 30, 3).muli(10));
    INDArray basis = basis(rows, DataType.DOUBLE);
    assertThat(distanceFromIdentity(basis, 6)).isLessThan(1e-13);
    assertThat(rows.mmul(basis).mmul(basis.transpose()).distance2(rows) / rows.norm2Number().doubleValue()).isLessThan(1e-10);
  }

  @Test
  void dependentRowsLeaveZeroColumns() {
    INDArray rows = random(5, 20, 4);
    rows.getRow(3).assign(rows.getRow(0).add(rows.getRow(1)));
    rows.getRow(4).assign(0);
    INDArray basis = basis(rows, DataType.FLOAT);
    assertThat(distanceFromIdentity(basis, 3)).isLessThan(1e-6);
    assertThat(basis(random(4, 9, 5).muli(0), DataType.FLOAT).normmaxNumber().doubleValue()).isZero();
  }
}
