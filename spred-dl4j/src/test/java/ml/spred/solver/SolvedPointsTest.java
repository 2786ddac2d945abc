package ml.spred.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SolvedPointsTest {
  private static INDArray dense(DataType type, int length, long seed) {
    return Nd4j.create(new Random(seed).doubles(length, -1, 1).toArray(), 1, length).castTo(type);
  }

  @ParameterizedTest
  @EnumSource(value = DataType.class, names = {"FLOAT", "DOUBLE"})
  void everyPointComesBackAsItWas(DataType type) {
    SolvedPoints points = new SolvedPoints();
    int[] lengths = {1 << 17, 3, 1 << 16, (1 << 16) + 7, 1 << 17, 5, 1 << 16};
    for (int k = 0; k < lengths.length; k++) {
      points.add(new SparsePoint(new int[] {k}, new double[][] {{k, -k}}, dense(type, lengths[k], k)));
    }
    assertThat(points.size()).isEqualTo(lengths.length);
    for (int k = 0; k < lengths.length; k++) {
      SparsePoint point = points.get(k);
      assertThat(point.genes()).containsExactly(k);
      assertThat(point.folded()[0]).containsExactly(k, -k);
      assertThat(point.dense().dataType()).isEqualTo(type);
      assertThat(point.dense()).isEqualTo(dense(type, lengths[k], k));
      assertThat(points.sparse(k).genes()).containsExactly(k);
    }
  }

  @ParameterizedTest
  @EnumSource(value = DataType.class, names = "FLOAT")
  void theNewestPointsStayTheObjectsThatTheyAre(DataType type) {
    SolvedPoints points = new SolvedPoints();
    SparsePoint one = new SparsePoint(new int[0], new double[0][], dense(type, 1 << 17, 1));
    SparsePoint two = new SparsePoint(new int[0], new double[0][], dense(type, 1 << 17, 2));
    points.add(one);
    points.add(two);
    assertThat(points.get(0)).isSameAs(one);
    assertThat(points.get(1)).isSameAs(two);
    points.add(two);
    assertThat(points.get(0)).isNotSameAs(one);
    assertThat(points.sparse(0).dense()).isNull();
  }
}
