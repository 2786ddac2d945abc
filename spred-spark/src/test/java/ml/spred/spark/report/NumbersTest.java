package ml.spred.spark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void aBoundIsRoundedUp() {
    assertThat(Numbers.bound(100 * 1e-6)).isEqualTo("0.0001");
    assertThat(Numbers.bound(0.0001231)).isEqualTo("0.00013");
    assertThat(Numbers.bound(1e-14)).isEqualTo(Numbers.bound(0)).isEqualTo("0.000001");
    assertThat(Numbers.bound(12.34)).isEqualTo("13");
    assertThat(Numbers.bound(Double.NaN)).isEqualTo(Numbers.NONE);
  }

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void aLocaleWithACommaForThePoint() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void theLocaleFromBefore() {
    Locale.setDefault(before);
  }

  @Test
  void countsAreGroupedAndNounsAgree() {
    assertThat(Numbers.count(22_283)).isEqualTo("22,283");
    assertThat(Numbers.count(1, "gene")).isEqualTo("1 gene");
    assertThat(Numbers.count(0, "gene")).isEqualTo("0 genes");
  }

  @Test
  void numbersHaveAtMostFourDigits() {
    assertThat(Numbers.number(0.031)).isEqualTo("0.031");
    assertThat(Numbers.number(1234.56)).isEqualTo("1235");
    assertThat(Numbers.number(0)).isEqualTo("0");
    assertThat(Numbers.number(1.234567e-7)).isEqualTo("1.235e-07");
    assertThat(Numbers.number(-1_059_876)).isEqualTo("-1,060,000");
    assertThat(Numbers.number(1.059876e9)).isEqualTo("1.060e+09");
    assertThat(Numbers.number(Double.NaN)).isEqualTo("–");
  }

  @Test
  void sharesAndRatesCarryTheirUnit() {
    assertThat(Numbers.percent(0.91666)).isEqualTo("91.7\u00a0%");
    assertThat(Numbers.percent(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.share(40, 22_283)).isEqualTo("0.18\u00a0%");
    assertThat(Numbers.share(0, 0)).isEqualTo("–");
    assertThat(Numbers.bytes(999)).isEqualTo("999\u00a0B");
    assertThat(Numbers.bytes(318_040)).isEqualTo("318\u00a0kB");
    assertThat(Numbers.bytes(44_700_000)).isEqualTo("44.7\u00a0MB");
    assertThat(Numbers.seconds(3.42e-6)).isEqualTo("3.4\u00a0µs");
    assertThat(Numbers.seconds(0.0114)).isEqualTo("11\u00a0ms");
  }
}
