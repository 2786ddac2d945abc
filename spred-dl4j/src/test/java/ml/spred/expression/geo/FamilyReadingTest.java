package ml.spred.expression.geo;

import static org.assertj.core.api.Assertions.assertThat;

import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.Readings;
import org.junit.jupiter.api.Test;

class FamilyReadingTest {
  private static final String NAME = "GSE1_family.soft";
  private static final String PLATFORM = String.join("\n",
      "^DATABASE = GeoMiame", "^SERIES = GSE1", "!Series_title = A family", "^PLATFORM = GPL1", "#ID = ", "!platform_table_begin",
      "ID\tDescription\tGene Symbol", "p1\tx\tTP53 /// WRAP53", "p2\ty\t---", "p3\tz\tMYC", "!platform_table_end\n");

  private static String sample(String name, String platform, String characteristic, String... rows) {
    return "^SAMPLE = " + name + "\n!Sample_title = " + name + " rep1\n!Sample_platform_id = " + platform
        + "\n!Sample_characteristics_ch1 = " + characteristic + "\n#ID_REF = \n!sample_table_begin\nID_REF\tABS_CALL\tVALUE\n"
        + String.join("\n", rows) + "\n!sample_table_end\n";
  }

  private static final String ONE = sample("GSM1", "GPL1", "state: ill", "p1\tP\t1", "p2\tA\t2");
  private static final String TWO = sample("GSM2", "GPL1", "state: well", "p3\tP\t5", "p1\tP\tnull");

  @Test
  void matchesGenesByNameAndLeavesMissingWhatASampleLacks() {
    ExpressionSet set = Readings.text(NAME, PLATFORM + ONE + TWO);
    assertThat(set.title()).isEqualTo("A family");
    assertThat(set.sampleNames()).containsExactly("GSM1", "GSM2");
    assertThat(set.featureNames()).containsExactly("p1", "p2", "p3");
    assertThat(set.values(0)).containsExactly(1, 2, Double.NaN);
    assertThat(set.values(1)).containsExactly(Double.NaN, Double.NaN, 5);
    assertThat(set.annotations()).containsExactly("TP53", "", "MYC");
    assertThat(set.column("state")).containsExactly("ill", "well");
    assertThat(set.notes()).anyMatch(note -> note.contains("1 samples have other genes"));
  }

  @Test
  void takesValuesAndSymbolsFromTheColumnsAskedFor() {
    ReadOptions options = ReadOptions.defaults().withSymbolColumn("Description");
    assertThat(Readings.text(NAME, PLATFORM + ONE, options).annotations()).containsExactly("x", "y");
    Readings.refused(NAME, PLATFORM + ONE, ReadOptions.defaults().withValueColumn("SIGNAL"))
        .hasMessageContainingAll("'SIGNAL'", "ABS_CALL, VALUE", "--value-column");
  }

  @Test
  void refusesSamplesOfTwoPlatforms() {
    Readings.refused(NAME, ONE + TWO.replace("GPL1", "GPL2"), ReadOptions.defaults())
        .hasMessageContainingAll("2 platforms", "GPL1: 1", "GPL2: 1");
  }

  @Test
  void namesLineAndColumnOfWhatCannotBeRead() {
    ReadOptions options = ReadOptions.defaults();
    Readings.refused(NAME, ONE.replace("\t2", "\tlow"), options)
        .hasMessageContainingAll("line 9", "column 3", "'p2'", "'GSM1'", "'low'");
    Readings.refused(NAME, ONE.replace("A\t2", "A"), options).hasMessageContainingAll("line 9", "2 fields");
    Readings.refused(NAME, ONE.replace("!sample_table_end\n", ""), options).hasMessageContainingAll("cut short", "'GSM1'");
    Readings.refused(NAME, ONE + TWO, options.withLimits(1, 10, 100)).hasMessageContaining("2 samples");
    Readings.refused(NAME, ONE + TWO, options.withLimits(2, 2, 100)).hasMessageContaining("3 features");
  }

  @Test
  void treatsRepeatedProbesByPolicyInEverySample() {
    String text = sample("GSM1", "GPL1", "a: b", "p1\tP\t1", "p1\tP\t2") + sample("GSM2", "GPL1", "a: c", "p1\tP\t3", "p1\tP\t4");
    Readings.refused(NAME, text, ReadOptions.defaults()).hasMessageContainingAll("'p1'", "line 9");
    ExpressionSet first = Readings.text(NAME, text, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.FIRST));
    assertThat(first.values(1)).containsExactly(3);
    ExpressionSet all = Readings.text(NAME, text, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.SUFFIX));
    assertThat(all.featureNames()).containsExactly("p1", "p1.2");
    assertThat(all.values(1)).containsExactly(3, 4);
  }
}
