package ml.spred.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CholeskyTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 18, 100, 700})
  void solvesWhatItFactored(int size) {
    Backend.require();
    INDArray values = Nd4j.create(new Random(1).doubles((long) size * size, -1, 1).toArray(), new long[] {size, size}, 'f');
    INDArray matrix = values.mmul(values.transpose()).muli(1.0 / size).addi(Nd4j.eye(size).castTo(DataType.DOUBLE));
    INDArray factor = Nd4j.create(DataType.FLOAT, new long[] {size, size}, 'f').assign(matrix.castTo(DataType.FLOAT));
    INDArray solution = Nd4j.create(DataType.FLOAT, new long[] {size, 2}, 'f').assign(1);
    Cholesky.factor(factor);
    Cholesky.solve(factor, solution);
    assertThat(matrix.mmul(solution.castTo(DataType.DOUBLE)).subi(1).normmaxNumber().doubleValue()).isLessThan(2e-5);
    assertThatThrownBy(() -> Cholesky.factor(Nd4j.zeros(DataType.FLOAT, size, size))).isInstanceOf(ArithmeticException.class);
  }
}
