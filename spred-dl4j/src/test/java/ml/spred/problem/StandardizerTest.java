package ml.spred.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  private static final double NONE = Double.NaN;
  private final FeatureMatrix matrix = FeatureMatrix.ofRows(new double[][] {{1, 7, 10}, {2, 7, 20}, {6, 7, 60}});

  @Test
  void featuresGetMeanZeroAndDeviationOne() {
    Standardizer standardizer = Standardizer.fit(matrix, Scaling.FEATURE, MissingValues.REFUSE);
    assertThat(standardizer.mean()).containsExactly(3, 7, 30);
    assertThat(standardizer.apply(6, 0)).isCloseTo(3 / Math.sqrt(14 / 3.0), within(1e-12));
    assertThat(standardizer.apply(60, 2)).isCloseTo(standardizer.apply(6, 0), within(1e-12));
  }

  @Test
  void globalScalingUsesOneDeviation() {
    Standardizer standardizer = Standardizer.fit(matrix, Scaling.GLOBAL, MissingValues.REFUSE);
    double deviation = Math.sqrt((14 / 3.0 + 0 + 1400 / 3.0) / 3);
    assertThat(standardizer.apply(6, 0)).isCloseTo(3 / deviation, within(1e-9));
    assertThat(standardizer.apply(60, 2)).isCloseTo(30 / deviation, within(1e-9));
  }

  @Test
  void noneLeavesValuesAsTheyAre() {
    Standardizer standardizer = Standardizer.fit(matrix, Scaling.NONE, MissingValues.REFUSE);
    assertThat(standardizer.apply(6, 0)).isEqualTo(6);
    assertThat(standardizer.apply(60, 2)).isEqualTo(60);
  }

  @Test
  void constantGenesAreCountedAndBecomeZero() {
    Standardizer standardizer = Standardizer.fit(matrix, Scaling.FEATURE, MissingValues.REFUSE);
    assertThat(standardizer.numConstant()).isEqualTo(1);
    assertThat(standardizer.apply(8, 1)).isZero();
  }

  @Test
  void genesMissingThroughoutAreCountedAndBecomeZero() {
    FeatureMatrix holes = FeatureMatrix.ofRows(new double[][] {{NONE, 1}, {NONE, NONE}, {NONE, 3}});
    for (MissingValues policy : new MissingValues[] {MissingValues.MEAN, MissingValues.ZERO}) {
      Standardizer standardizer = Standardizer.fit(holes, Scaling.FEATURE, policy);
      assertThat(standardizer.numAllMissing()).isEqualTo(1);
      assertThat(standardizer.numMissing()).isEqualTo(4);
      assertThat(standardizer.apply(holes).values()).doesNotContain(Float.NaN);
      assertThat(standardizer.apply(5, 0)).isZero();
    }
  }

  @Test
  void missingValuesTakeTheMeanOfTheTrainingRows() {
    FeatureMatrix holes = FeatureMatrix.ofRows(new double[][] {{1}, {NONE}, {3}});
    Standardizer standardizer = Standardizer.fit(holes, Scaling.CENTER, MissingValues.MEAN);
    assertThat(standardizer.mean()).containsExactly(2);
    assertThat(standardizer.apply(NONE, 0)).isZero();
  }

  @Test
  void missingValuesTakeZeroOnTheScaleOfTheInput() {
    FeatureMatrix holes = FeatureMatrix.ofRows(new double[][] {{1}, {NONE}, {5}});
    Standardizer standardizer = Standardizer.fit(holes, Scaling.CENTER, MissingValues.ZERO);
    assertThat(standardizer.mean()).containsExactly(2);
    assertThat(standardizer.apply(NONE, 0)).isEqualTo(-2);
  }

  @Test
  void missingValuesAreRefusedByDefaultPolicy() {
    FeatureMatrix holes = FeatureMatrix.ofRows(new double[][] {{1, 2}, {3, NONE}});
    assertThatThrownBy(() -> Standardizer.fit(holes, Scaling.FEATURE, MissingValues.REFUSE))
        .isInstanceOf(InputException.class).hasMessageContaining("feature 1 of sample 1 is missing");
  }

  @Test
  void infiniteValuesAreRefused() {
    FeatureMatrix infinite = FeatureMatrix.ofRows(new double[][] {{1}, {Double.POSITIVE_INFINITY}});
    assertThatThrownBy(() -> Standardizer.fit(infinite, Scaling.FEATURE, MissingValues.MEAN))
        .isInstanceOf(InputException.class).hasMessageContaining("feature 0 of sample 1 is infinite");
  }
}
