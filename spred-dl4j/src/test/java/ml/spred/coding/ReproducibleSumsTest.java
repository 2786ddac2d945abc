package ml.spred.coding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import ml.spred.split.Shuffle;
import org.junit.jupiter.api.Test;

class ReproducibleSumsTest {
  /** Of both signs, over 80 powers of ten. */
  private static double[] terms(int count, long seed) {
    Random random = new Random(seed);
    return random.doubles(count).map(term -> (term - 0.5) * Math.pow(10, random.nextInt(80) - 40)).toArray();
  }

  private static double sum(double[] terms, int[] order, int parts) {
    ReproducibleSums all = new ReproducibleSums(1);
    for (int part = 0; part < parts; part++) {
      ReproducibleSums sums = new ReproducibleSums(1);
      for (int k = part; k < order.length; k += parts) {
        sums.add(0, terms[order[k]]);
      }
      all.add(sums);
    }
    return all.value(0);
  }

  @Test
  void neitherOrderNorPartsChangeABit() {
    double[] terms = terms(3000, 1);
    double expected = sum(terms, Shuffle.order(terms.length, new Random(0)), 1);
    double plain = Arrays.stream(terms).sum();
    assertThat(expected).isCloseTo(plain, within(Math.abs(plain) * 1e-9)).isNotZero();
    for (int seed = 1; seed <= 20; seed++) {
      assertThat(sum(terms, Shuffle.order(terms.length, new Random(seed)), seed)).isEqualTo(expected);
    }
  }

  @Test
  void termsOfLikeSizeAreSummedMoreExactlyThanInDouble() {
    double[] terms = new Random(3).doubles(100_000, -1, 1).toArray();
    BigDecimal exact = Arrays.stream(terms).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    double found = sum(terms, Shuffle.order(terms.length, new Random(1)), 3);
    assertThat(exact.subtract(new BigDecimal(found)).abs().doubleValue()).isLessThan(1e-11);
  }

  @Test
  void extremesAreNoExceptions() {
    assertThat(sum(new double[] {Double.MIN_VALUE, 0, -Double.MIN_NORMAL}, new int[] {0, 1, 2}, 2)).isCloseTo(0, within(1e-290));
    assertThat(sum(new double[] {1, 0x1p1000, -0x1p1000}, new int[] {0, 1, 2}, 1)).isZero();
    assertThat(sum(new double[] {0x1p1000, 1}, new int[] {0, 1}, 1)).isEqualTo(0x1p1000);
    assertThat(sum(new double[0], new int[0], 3)).isZero();
  }

  @Test
  void travelsAndGoesOn() throws Exception {
    ReproducibleSums sums = new ReproducibleSums(5);
    sums.add(3, -0x1p-30);
    sums.add(1, 4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(sums);
    }
    ReproducibleSums back;
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      back = (ReproducibleSums) in.readObject();
    }
    back.add(3, -0x1p-31);
    assertThat(back.value(3)).isEqualTo(-3 * 0x1p-31);
    assertThat(back.value(1)).isEqualTo(4);
    assertThat(back.value(0)).isZero();
  }
}
