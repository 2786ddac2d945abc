package ml.spred.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final int[] LABELS = IntStream.range(0, 47).map(k -> k < 23 ? 0 : k < 40 ? 1 : 2).toArray();

  private static int[] sizes(Folds folds, int repeat, int label) {
    int[] sizes = new int[folds.numFolds()];
    IntStream.range(0, LABELS.length).filter(k -> label < 0 || LABELS[k] == label).forEach(k ->
        sizes[folds.foldOf()[repeat][k]]++);
    return sizes;
  }

  private static int range(int[] values) {
    return Arrays.stream(values).max().orElseThrow() - Arrays.stream(values).min().orElseThrow();
  }

  @Test
  void everyClassIsDealtEvenlyAndEveryRepeatAnew() {
    Folds folds = Folds.draw(LABELS, null, 5, 3, 7);
    for (int repeat = 0; repeat < 3; repeat++) {
      assertThat(range(sizes(folds, repeat, -1))).isLessThanOrEqualTo(1);
      for (int label = 0; label < 3; label++) {
        assertThat(range(sizes(folds, repeat, label))).isLessThanOrEqualTo(1);
      }
    }
    assertThat(folds.foldOf()[0]).isNotEqualTo(folds.foldOf()[1]);
    assertThat(Folds.draw(LABELS, null, 5, 3, 7).foldOf()).isDeepEqualTo(folds.foldOf());
    assertThat(Folds.draw(LABELS, null, 5, 3, 8).foldOf()[0]).isNotEqualTo(folds.foldOf()[0]);
    assertThat(Folds.draw(LABELS, null, 5, 1, 7).foldOf()[0]).as("a repeat does not depend on how many there are")
        .isEqualTo(folds.foldOf()[0]);
  }

  @Test
  void aSampleIsHeldOutOnceARepeatAndTrainsOtherwise() {
    Folds folds = Folds.draw(LABELS, null, 4, 1, 1);
    int[] held = IntStream.range(0, 4).flatMap(fold -> IntStream.of(folds.held(0, fold))).sorted().toArray();
    assertThat(held).containsExactly(IntStream.range(0, LABELS.length).toArray());
    assertThat(IntStream.concat(IntStream.of(folds.held(0, 2)), IntStream.of(folds.training(0, 2))).sorted().toArray())
        .isEqualTo(held);
  }

  @Test
  void aGroupStaysInOneFold() {
    List<String> groups = IntStream.range(0, LABELS.length).mapToObj(k -> k % 12 == 0 ? null : "patient " + k % 11).toList();
    Folds folds = Folds.draw(LABELS, groups, 3, 2, 5);
    for (int repeat = 0; repeat < 2; repeat++) {
      int[] foldOf = folds.foldOf()[repeat];
      for (int k = 0; k < LABELS.length; k++) {
        for (int other = 0; other < k; other++) {
          if (groups.get(k) != null && groups.get(k).equals(groups.get(other))) {
            assertThat(foldOf[k]).isEqualTo(foldOf[other]);
          }
        }
      }
      assertThat(range(sizes(folds, repeat, -1))).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void tooFewSamplesOrGroupsAreRefused() {
    assertThatThrownBy(() -> Folds.draw(new int[] {0, 1, 0}, null, 4, 1, 1)).isInstanceOf(InputException.class)
        .hasMessage("There are 3 samples for 4 folds, and a fold needs one at least; ask for fewer folds.");
    assertThatThrownBy(() -> Folds.draw(new int[] {0, 1, 0, 1}, List.of("a", "a", "b", "b"), 3, 1, 1))
        .hasMessageContaining("There are 2 groups for 3 folds");
    assertThatThrownBy(() -> Folds.draw(LABELS, null, 1, 1, 1)).hasMessageContaining("There are 1 folds and 1 repeats");
  }

  @Test
  void halvesOfAPairAreDisjointAndEqual() {
    List<int[]> halves = HalfSamples.draw(LABELS, null, 6, 3);
    assertThat(halves).hasSize(12);
    for (int pair = 0; pair < 12; pair += 2) {
      int[] one = halves.get(pair);
      int[] other = halves.get(pair + 1);
      assertThat(one).hasSize(23).doesNotContain(other);
      assertThat(other).hasSize(23);
      for (int label = 0; label < 3; label++) {
        int own = label;
        long here = IntStream.of(one).filter(k -> LABELS[k] == own).count();
        long there = IntStream.of(other).filter(k -> LABELS[k] == own).count();
        assertThat(Math.abs(here - there)).isLessThanOrEqualTo(2);
      }
    }
    assertThat(halves.get(0)).isNotEqualTo(halves.get(2));
    assertThat(HalfSamples.draw(LABELS, null, 1, 3).get(1)).isEqualTo(halves.get(1));
  }

  @Test
  void seedsOfPlacesAreApart() {
    long[] seeds = IntStream.range(0, 1000).mapToLong(k -> Seeds.of(4, k / 10, k % 10)).distinct().toArray();
    assertThat(seeds).hasSize(1000);
    assertThat(Seeds.of(4, 1, 2)).isEqualTo(Seeds.of(4, 1, 2)).isNotEqualTo(Seeds.of(4, 2, 1)).isNotEqualTo(Seeds.of(5, 1, 2));
  }
}
