package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class ExpressionSetTest {
  private final ExpressionSet set = Readings.csv("""
      sample,label,donor,A,B,C,D
      s1,x,d1,1,5,NA,0
      s2,y,d1,2,5,NA,NA
      s3,x,d2,3,5,NA,-0
      """);

  @Test
  void countsMissingAndConstant() {
    FeatureStatistics statistics = set.statistics();
    assertThat(set.missingCount()).isEqualTo(4).isEqualTo(statistics.missing());
    assertThat(set.constantFeatureCount()).isEqualTo(2);
    assertThat(statistics.absent()).isEqualTo(1);
    assertThat(statistics.incomplete()).isEqualTo(2);
    assertThat(statistics.max()).isEqualTo(5);
    assertThat(statistics.min()).isZero();
  }

  @Test
  void listsColumnsWhenOneIsAbsent() {
    assertThatThrownBy(() -> set.column("Label")).isInstanceOf(InputException.class)
        .hasMessageContainingAll("table.csv", "'Label'", "'label', 'donor'");
    assertThatThrownBy(() -> Readings.csv("sample,A\ns1,1\n").column("label")).isInstanceOf(InputException.class)
        .hasMessageContaining("none at all");
  }

  @Test
  void selectsSamplesInTheOrderAsked() {
    ExpressionSet two = set.select(new int[] {2, 0});
    assertThat(two.sampleNames()).containsExactly("s3", "s1");
    assertThat(two.column("donor")).containsExactly("d2", "d1");
    assertThat(two.values(0)).isSameAs(set.values(2));
    assertThat(two.featureNames()).isEqualTo(set.featureNames());
  }

  @Test
  void cannotBeChanged() {
    assertThatThrownBy(() -> set.column("label").set(0, "z")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> set.columns().clear()).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> set.rows().set(0, null)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesShapesThatDoNotMatch() {
    ExpressionSet.Builder builder = ExpressionSet.builder().samples(List.of("s1")).features(List.of("A"));
    assertThatThrownBy(() -> builder.values(new double[2][1]).build()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.values(new double[1][2]).build()).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.values(new double[1][1]).column("label", List.of()).build())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
