package ml.spred.spark.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.InputException;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;

class ValidationRowsTest {
  private final SpredFeatureSelector selector = new SpredFeatureSelector();
  private final SampleTable table = table(48);

  /** Classes 0, 0, 0, 1 in turn; patients of 2 samples; every third marked. */
  private static SampleTable table(int samples) {
    List<SampleRow> rows = IntStream.range(0, samples)
        .mapToObj(k -> SampleRow.of(Vectors.dense(k, 1), k % 4 == 3 ? 1 : 0, "p" + k / 2, k % 3 == 0)).sorted().toList();
    return new SampleTable(rows, new ClassLabels(new String[] {"a", "b"}));
  }

  @Test
  void aQuarterOfEachClassIsDrawn() {
    SampleTable ungrouped = new SampleTable(IntStream.range(0, 48)
        .mapToObj(k -> SampleRow.of(Vectors.dense(k, 1), k % 4 == 3 ? 1 : 0, null, false)).sorted().toList(),
        new ClassLabels(new String[] {"a", "b"}));
    boolean[] rows = ValidationRows.of(ungrouped, selector);
    assertThat(count(ungrouped, rows, 0)).isEqualTo(9);
    assertThat(count(ungrouped, rows, 1)).isEqualTo(3);
    assertThat(ValidationRows.of(ungrouped, selector.setSeed(2))).isNotEqualTo(rows);
    assertThat(ValidationRows.of(ungrouped, selector.setSeed(1))).isEqualTo(rows);
  }

  @Test
  void aPatientIsOnOneSide() {
    boolean[] rows = ValidationRows.of(table, selector.setGroupCol("patient"));
    Set<String> validation = new HashSet<>();
    Set<String> training = new HashSet<>();
    for (int k = 0; k < rows.length; k++) {
      (rows[k] ? validation : training).add(table.groups().get(k));
    }
    assertThat(validation).isNotEmpty().doesNotContainAnyElementsOf(training);
  }

  @Test
  void markedRowsAreTakenInEveryMode() {
    selector.setValidationIndicatorCol("marked");
    assertThat(ValidationRows.of(table, selector)).isEqualTo(table.marked());
    assertThat(ValidationRows.of(table, selector.setSelectionMode("kappa").setKappa(0.1))).isEqualTo(table.marked());
  }

  @Test
  void aGivenStrengthNeedsNoRows() {
    assertThat(ValidationRows.of(table, selector.setSelectionMode("kappa").setKappa(0.1))).containsOnly(false);
    assertThat(ValidationRows.of(table, selector.setRelaxation("auto"))).as("for the relaxation").contains(true);
  }

  @Test
  void oneStandardErrorDrawsTheSameRowsAsTheBest() {
    boolean[] best = ValidationRows.of(table, selector);
    assertThat(ValidationRows.of(table, selector.setSelectionMode("oneStandardError"))).isEqualTo(best);
  }

  @Test
  void noRowsForValidationAreRefused() {
    List<SampleRow> few = IntStream.range(0, 4)
        .mapToObj(k -> SampleRow.of(Vectors.dense(k), k % 2, null, false)).sorted().toList();
    SampleTable tiny = new SampleTable(few, new ClassLabels(new String[] {"a", "b"}));
    assertThatThrownBy(() -> ValidationRows.of(tiny, selector)).isInstanceOf(InputException.class)
        .hasMessageContaining("none of the 4 rows is left for validation, because no class has 3 of them, and selectionMode")
        .hasMessageContaining("'validation' needs some");
    assertThatThrownBy(() -> ValidationRows.of(tiny, selector.setValidationIndicatorCol("marked")))
        .isInstanceOf(InputException.class).hasMessageContaining("column 'marked' is true for none of the 4 rows");
  }

  private static long count(SampleTable table, boolean[] rows, int label) {
    return IntStream.range(0, rows.length).filter(k -> rows[k] && table.labels()[k] == label).count();
  }
}
