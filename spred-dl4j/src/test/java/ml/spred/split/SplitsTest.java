package ml.spred.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class SplitsTest {
  private static final SplitOptions DEFAULTS = SplitOptions.defaults();
  private static final int SEEDS = 50;

  @Test
  void holdsTheSharesOverallAndWithinEachClass() {
    List<String> names = names(134);
    for (int seed = 0; seed < SEEDS; seed++) {
      List<String> labels = randomLabels(134, seed, "a", "b", "b", "c", "c", "c", "c", "d");
      Splits splits = Splits.draw(names, labels, null, DEFAULTS.withSeed(seed));
      for (Split split : Split.values()) {
        assertThat((double) splits.count(split)).isCloseTo(134 * DEFAULTS.fraction(split), within(2.0));
        for (String label : Set.of("a", "b", "c", "d")) {
          double expected = DEFAULTS.fraction(split) * Collections.frequency(labels, label);
          assertThat((double) count(splits, labels, split, label)).as(label + " in " + split).isCloseTo(expected, within(1.0));
        }
      }
    }
  }

  @Test
  void putsEveryClassOfThreeOrMoreIntoEverySplit() {
    for (int size = 3; size < 40; size++) {
      List<String> labels = Collections.nCopies(size, "a");
      Splits splits = Splits.draw(names(size), labels, null, DEFAULTS.withFractions(0.9, 0.05, 0.05));
      for (Split split : Split.values()) {
        assertThat(splits.count(split)).isPositive();
      }
    }
  }

  @Test
  void takesThirdsAndNoDev() {
    assertThat(Splits.draw(names(3_000), Collections.nCopies(3_000, "a"), null, new double[] {0.333333, 0.333333, 0.333334}, 1)
        .count(Split.DEV)).isCloseTo(1_000, within(1));
    Splits withoutDev = Splits.draw(names(20), Collections.nCopies(20, "a"), null, new double[] {0.75, 0, 0.25}, 1);
    assertThat(withoutDev.count(Split.DEV)).isZero();
    assertThat(withoutDev.samples(Split.TRAIN)).hasSize(15);
  }

  @Test
  void dependsOnSeedAndNamesAndNotOnOrder() {
    List<String> labels = randomLabels(60, 3, "a", "b", "b");
    List<String> groups = IntStream.range(0, 60).mapToObj(sample -> "d" + sample / 2).toList();
    for (List<String> grouping : Arrays.asList(groups, null)) {
      Map<String, Split> first = byName(names(60), Splits.draw(names(60), labels, grouping, DEFAULTS.withSeed(5)));
      List<Integer> order = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
      Collections.shuffle(order, new Random(9));
      List<String> shuffledNames = pick(names(60), order);
      List<String> shuffledGroups = grouping == null ? null : pick(grouping, order);
      Splits shuffled = Splits.draw(shuffledNames, pick(labels, order), shuffledGroups, DEFAULTS.withSeed(5));
      assertThat(byName(shuffledNames, shuffled)).isEqualTo(first);
      assertThat(byName(names(60), Splits.draw(names(60), labels, grouping, DEFAULTS.withSeed(6)))).isNotEqualTo(first);
    }
  }

  @Test
  void keepsGroupsTogetherAndClassesBalanced() {
    List<String> names = names(120);
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<String> groups = IntStream.range(0, 120).mapToObj(sample -> "d" + random.nextInt(40)).toList();
      List<String> labels = groups.stream().map(group -> Integer.parseInt(group.substring(1)) % 3 == 0 ? "ill" : "well").toList();
      Splits splits = Splits.draw(names, labels, groups, DEFAULTS.withSeed(seed));
      assertThat(crossing(splits, groups)).isEmpty();
      for (Split split : Split.values()) {
        for (String label : Set.of("ill", "well")) {
          double expected = DEFAULTS.fraction(split) * Collections.frequency(labels, label);
          assertThat((double) count(splits, labels, split, label)).as(seed + label + split).isCloseTo(expected, within(4.0));
        }
      }
      assertThat(splits.leftOut()).isZero();
    }
  }

  @Test
  void treatsSamplesWithoutGroupAsAlone() {
    List<String> groups = new ArrayList<>(Collections.nCopies(30, null));
    Collections.fill(groups.subList(0, 10), "same");
    Splits splits = Splits.draw(names(30), Collections.nCopies(30, "a"), groups, DEFAULTS);
    assertThat(new HashSet<>(splits.bySample().subList(0, 10))).hasSize(1);
    assertThat(splits.count(Split.TRAIN)).isEqualTo(18);
  }

  @Test
  void refusesTooFewGroups() {
    List<String> groups = IntStream.range(0, 12).mapToObj(sample -> "d" + sample % 2).toList();
    assertThatThrownBy(() -> Splits.draw(names(12), Collections.nCopies(12, "a"), groups, DEFAULTS))
        .isInstanceOf(InputException.class).hasMessageContainingAll("2 groups", "3 splits", "--group");
  }

  @Test
  void notesClassesThatGroupsKeepOutOfASplit() {
    List<String> groups = IntStream.range(0, 24).mapToObj(sample -> sample < 4 ? "only" : "d" + sample).toList();
    List<String> labels = IntStream.range(0, 24).mapToObj(sample -> sample < 4 ? "rare" : "common").toList();
    assertThat(Splits.draw(names(24), labels, groups, DEFAULTS).notes()).hasSize(2)
        .allMatch(note -> note.contains("'rare'") && note.contains("groups stay together"));
  }

  @Test
  void treatsRareClassesByPolicy() {
    List<String> labels = new ArrayList<>(Collections.nCopies(20, "common"));
    labels.set(4, "odd");
    labels.set(9, "odd");
    SplitOptions options = DEFAULTS.withLabelColumn("disease state");
    assertThatThrownBy(() -> Splits.draw(names(20), labels, null, options)).isInstanceOf(InputException.class)
        .hasMessageContainingAll("'odd'", "'disease state'", "2 samples", "--rare-classes drop", "--rare-classes train");
    Splits dropped = Splits.draw(names(20), labels, null, options.withRareClasses(RareClasses.DROP));
    assertThat(dropped.of(4)).isNull();
    assertThat(dropped.leftOut()).isEqualTo(2);
    assertThat(dropped.notes()).singleElement().asString().contains("'odd'", "left out");
    Splits trained = Splits.draw(names(20), labels, null, options.withRareClasses(RareClasses.TRAIN));
    assertThat(List.of(trained.of(4), trained.of(9))).containsOnly(Split.TRAIN);
    assertThat(RareClasses.of("drop")).isEqualTo(RareClasses.DROP);
  }

  @Test
  void trainsTheWholeGroupOfARareClass() {
    List<String> labels = new ArrayList<>(Collections.nCopies(30, "common"));
    labels.set(0, "odd");
    List<String> groups = IntStream.range(0, 30).mapToObj(sample -> "d" + sample / 3).toList();
    for (int seed = 0; seed < SEEDS; seed++) {
      Splits splits = Splits.draw(names(30), labels, groups, DEFAULTS.withRareClasses(RareClasses.TRAIN).withSeed(seed));
      assertThat(splits.bySample().subList(0, 3)).containsOnly(Split.TRAIN);
      assertThat(crossing(splits, groups)).isEmpty();
    }
  }

  @Test
  void leavesOutSamplesWithoutLabel() {
    List<String> labels = new ArrayList<>(Collections.nCopies(10, "a"));
    labels.set(3, null);
    Splits splits = Splits.draw(names(10), labels, null, DEFAULTS);
    assertThat(splits.of(3)).isNull();
    assertThat(splits.leftOut()).isEqualTo(1);
    assertThat(splits.notes()).singleElement().asString().startsWith("1 samples without a value");
    assertThatThrownBy(() -> Splits.draw(names(1), Collections.singletonList(null), null, DEFAULTS))
        .isInstanceOf(InputException.class).hasMessageContaining("No sample");
  }

  @Test
  void refusesSharesThatDoNotAddUp() {
    for (double[] shares : new double[][] {{0.6, 0.2, 0.3}, {0, 0.5, 0.5}, {1.2, -0.2, 0}, {0.5, 0.5}, {Double.NaN, 0.5, 0.5}}) {
      assertThatThrownBy(() -> DEFAULTS.withFractions(shares)).isInstanceOf(InputException.class);
    }
  }

  private static List<String> names(int samples) {
    return IntStream.range(0, samples).mapToObj(sample -> "s" + sample).toList();
  }

  private static List<String> randomLabels(int samples, long seed, String... labels) {
    Random random = new Random(seed);
    return IntStream.range(0, samples).mapToObj(sample -> labels[random.nextInt(labels.length)]).toList();
  }

  private static long count(Splits splits, List<String> labels, Split split, String label) {
    return IntStream.of(splits.samples(split)).filter(sample -> labels.get(sample).equals(label)).count();
  }

  private static Set<String> crossing(Splits splits, List<String> groups) {
    Map<String, Split> sides = new HashMap<>();
    Set<String> crossing = new HashSet<>();
    for (int sample = 0; sample < groups.size(); sample++) {
      Split side = sides.putIfAbsent(groups.get(sample), splits.of(sample));
      if (side != null && side != splits.of(sample)) {
        crossing.add(groups.get(sample));
      }
    }
    return crossing;
  }

  private static Map<String, Split> byName(List<String> names, Splits splits) {
    Map<String, Split> byName = new HashMap<>();
    IntStream.range(0, names.size()).forEach(sample -> byName.put(names.get(sample), splits.of(sample)));
    return byName;
  }

  private static List<String> pick(List<String> values, List<Integer> order) {
    return order.stream().map(values::get).toList();
  }
}
