package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccuracySummaryTest {
  private static final SetFacts TUMOUR = new SetFacts("tumour", "label", "patient", 50, 2, 1000, 3, 0.4);
  private static final SetFacts UNMEASURED = new SetFacts("other", "label", "", 60, 0, 2000, 2, 0.5);

  private final AccuracySummary summary = AccuracySummary.of(List.of(TUMOUR, UNMEASURED), List.of(
      run(Method.MLLIB_L1, 1, 0.7, 10, 2), run(Method.MLLIB_L1, 2, 0.8, 20, 8),
      run(Method.SPRED_LINEAR, 3, 0.5, 7, 1), run(Method.SPRED_LINEAR, 2, 0.9, 6, 5), run(Method.SPRED_LINEAR, 1, 0.7, 5, 4)));

  private static AccuracyRun run(Method method, int split, double accuracy, int genes, double seconds) {
    return new AccuracyRun("tumour", method.spelling(), split, accuracy, accuracy / 2, 0.5, 1.5, 0.4, genes, 0.1, split / 100.0,
        seconds);
  }

  @Test
  void aMeanHasTheErrorOfTheMean() {
    Mean mean = Mean.of(1, 2, 3, 4);
    assertThat(mean.mean()).isEqualTo(2.5);
    // sd of 1, 2, 3, 4 is √(5/3); divided by √4.
    assertThat(mean.error()).isCloseTo(Math.sqrt(5.0 / 3) / 2, within(1e-12));
    assertThat(new Mean(4, 0.8734, 0.0123).percent()).isEqualTo("87.3 ± 1.2");
    assertThat(Mean.of(0.5).percent()).isEqualTo("50.0");
    assertThat(Mean.of().percent()).isEqualTo("–");
  }

  @Test
  void aMedianIsInTheMiddle() {
    assertThat(Mean.median(9, 1, 5)).isEqualTo(5);
    assertThat(Mean.median(9, 1, 5, 6)).isEqualTo(5.5);
    assertThat(Mean.median()).isNaN();
  }

  @Test
  void aCellSumsUpTheRunsOfAMethod() {
    AccuracySummary.Cell cell = summary.cell(TUMOUR, Method.SPRED_LINEAR);
    assertThat(cell.accuracy().count()).isEqualTo(3);
    assertThat(cell.accuracy().mean()).isCloseTo(0.7, within(1e-12));
    assertThat(cell.genes()).isEqualTo(6);
    assertThat(cell.seconds()).isEqualTo(4);
    assertThat(cell.violation()).isEqualTo(0.03);
  }

  @Test
  void differencesArePairedBySplit() {
    Mean difference = summary.cell(TUMOUR, Method.SPRED_LINEAR).difference();
    // 0.0 on split 1 and 0.1 on split 2; split 3 has no partner.
    assertThat(difference.count()).isEqualTo(2);
    assertThat(difference.mean()).isCloseTo(0.05, within(1e-12));
    assertThat(difference.error()).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void onlyWhatWasMeasuredIsShown() {
    assertThat(summary.sets()).containsExactly(TUMOUR);
    assertThat(summary.methods()).containsExactly(Method.MLLIB_L1, Method.SPRED_LINEAR);
    assertThat(summary.lines()).hasSize(2).allMatch(line -> line.size() == AccuracySummary.HEADER.size());
  }

  @Test
  void thePageShowsAccuracyDifferenceAndSets() {
    assertThat(new AccuracyPage(summary).text())
        .contains("| set | n | d | classes | largest class | mllib-l1 | spred-linear |")
        .contains("| tumour | 50 | 1000 | 3 | 40.0 | 75.0 ± 5.0 (2) | 70.0 ± 11.5 |")
        .contains("| tumour | 50 | 1000 | 3 | 40.0 | 5.0 ± 5.0 (2) |")
        .contains("| tumour | label | patient | 2 |");
  }

  @Test
  void otherLibrariesAreHeldBesideTheEnsembleOnSharedSplits() {
    AccuracySummary both = AccuracySummary.of(List.of(TUMOUR), List.of(
        run(Method.LASSONET, 1, 0.7, 10, 40), run(Method.LASSONET, 2, 0.8, 10, 90), run(Method.LASSONET, 4, 0.1, 10, 1),
        run(Method.TORCH_SPRED, 4, 0.5, 10, 1), run(Method.SPRED_ENSEMBLE, 1, 0.9, 5, 4),
        run(Method.SPRED_ENSEMBLE, 2, 0.8, 5, 3)));
    // 10 and 30 times; 20 points less and none; the last split has no partner.
    assertThat(both.cell(TUMOUR, Method.LASSONET).beside()).satisfies(beside -> {
      assertThat(beside.splits()).isEqualTo(2);
      assertThat(beside.times()).isCloseTo(20, within(1e-12));
      assertThat(beside.difference()).isCloseTo(-0.1, within(1e-12));
    });
    assertThat(new AccuracyPage(both).text()).contains("| 20×; -10.0 (2) | – |");
  }

  @Test
  void ranksCountSharedSplitsAndEqualsShare() {
    SetFacts other = new SetFacts("other", "label", "", 60, 0, 2000, 2, 0.5);
    List<AccuracyRun> runs = List.of(
        // Split 3 has no partner: without it forest and linear are equal on this set.
        on("tumour", Method.MAJORITY, 1, 0.4), on("tumour", Method.MLLIB_FOREST, 1, 0.8),
        on("tumour", Method.SPRED_LINEAR, 1, 0.8),
        on("tumour", Method.SPRED_LINEAR, 3, 0.1), on("tumour", Method.MLLIB_L1, 1, 1),
        on("other", Method.MAJORITY, 1, 0.5), on("other", Method.MLLIB_FOREST, 1, 0.6), on("other", Method.SPRED_LINEAR, 1, 0.9),
        on("other", Method.MAJORITY, 2, 0.5), on("other", Method.MLLIB_FOREST, 2, 0.7), on("other", Method.SPRED_LINEAR, 2, 0.6));
    AccuracySummary both = AccuracySummary.of(List.of(TUMOUR, other), runs);
    MeanRanks ranks = both.ranks();
    // MLlib's L1 has no run on the second set and takes no part.
    assertThat(ranks.ranks()).containsOnly(Map.entry(Method.MAJORITY, 3.0), Map.entry(Method.MLLIB_FOREST, 1.75),
        Map.entry(Method.SPRED_LINEAR, 1.25));
    assertThat(ranks.fewest()).isEqualTo(1);
    assertThat(ranks.most()).isEqualTo(2);
    assertThat(new AccuracyPage(both).text())
        .contains("## Mean rank over 2 sets, 1 for the best, on the 1 to 2 splits")
        .contains("| spred-linear | 1.25 |\n| mllib-forest | 1.75 |\n| majority | 3.00 |");
  }

  private static AccuracyRun on(String set, Method method, int split, double accuracy) {
    return new AccuracyRun(set, method.spelling(), split, accuracy, accuracy, 0.5, 1.5, 0.4, 5, 0.1, 0, 1);
  }
}
