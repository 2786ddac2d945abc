package ml.spred.expression.geo;

import static org.assertj.core.api.Assertions.assertThat;

import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.Readings;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class SeriesMatrixReadingTest {
  private static final String NAME = "GSE1_series_matrix.txt";
  private static final String HEADER = String.join("\n",
      "!Series_title\t\"A series\"",
      "!Series_summary\t\"one\"",
      "!Series_summary\t\"two\"",
      "",
      "!Sample_title\t\"a rep1\"\t\"a rep2\"\t\"b, biological replicate 1\"",
      "!Sample_geo_accession\t\"GSM1\"\t\"GSM2\"\t\"GSM3\"",
      "!Sample_organism_ch1\t\"Homo sapiens\"\t\"Homo sapiens\"\t\"Mus musculus\"",
      "!Sample_characteristics_ch1\t\"Tissue: liver\"\t\"age: 40\"\t\"tissue: lung\"",
      "!Sample_characteristics_ch1\t\"age: 31\"\t\"Tissue: liver: left lobe\"\t\"\"",
      "!Sample_characteristics_ch1\t\"title: x\"\t\"see http://a.b\"\t\"Tissue: fresh\"",
      "!series_matrix_table_begin\n");
  private static final String TABLE = String.join("\n",
      "\"ID_REF\"\t\"GSM1\"\t\"GSM2\"\t\"GSM3\"",
      "\"p1\"\t1.5\t-2\tnull",
      "\"p2\"\t\t3e2\t\"4\"\r",
      "!series_matrix_table_end\n");

  private static ExpressionSet read(String text) {
    return Readings.text(NAME, text);
  }

  @Test
  void readsValuesWhateverTheirQuotes() {
    ExpressionSet set = read(HEADER + TABLE);
    assertThat(set.title()).isEqualTo("A series");
    assertThat(set.sampleNames()).containsExactly("GSM1", "GSM2", "GSM3");
    assertThat(set.featureNames()).containsExactly("p1", "p2");
    assertThat(set.values(0)).containsExactly(1.5, Double.NaN);
    assertThat(set.values(1)).containsExactly(-2, 300);
    assertThat(set.values(2)).containsExactly(Double.NaN, 4);
  }

  @Test
  void gathersCharacteristicsByKeyWhateverLineTheyStandOn() {
    ExpressionSet set = read(HEADER + TABLE);
    assertThat(set.column("Tissue")).containsExactly("liver", "liver: left lobe", "lung; fresh");
    assertThat(set.column("age")).containsExactly("31", "40", null);
    assertThat(set.column("title (characteristic)")).containsExactly("x", null, null);
    assertThat(set.column("characteristics")).containsExactly(null, "see http://a.b", null);
    assertThat(set.column("organism")).containsExactly("Homo sapiens", "Homo sapiens", "Mus musculus");
    assertThat(set.column("title without replicate")).containsExactly("a", "a", "b");
  }

  @Test
  void matchesTheTableByAccessionNotByOrder() {
    ExpressionSet set = read(HEADER + TABLE.replace("\"GSM1\"\t\"GSM2\"\t\"GSM3\"", "\"GSM3\"\t\"GSM1\"\t\"GSM9\""));
    assertThat(set.column("title")).containsExactly("b, biological replicate 1", "a rep1", null);
  }

  @Test
  void namesLineAndColumnOfWhatCannotBeRead() {
    refused(HEADER + TABLE.replace("3e2", "high")).hasMessageContainingAll("line 14", "column 3", "'p2'", "'GSM2'", "'high'");
    refused(HEADER + TABLE.replace("\t3e2", "")).hasMessageContainingAll("line 14", "3 fields", "has 4");
    refused(HEADER + TABLE.replace("3e2", "1e999")).hasMessageContainingAll("line 14", "'1e999'", "infinite");
    refused(HEADER + TABLE.replace("!series_matrix_table_end\n", "")).hasMessageContainingAll("cut short", "line 14");
    refused(HEADER).hasMessageContaining("cut short");
    refused(HEADER + "\"ID_REF\"\n!series_matrix_table_end\n").hasMessageContainingAll("line 12", "no sample");
    refused(HEADER + TABLE.lines().limit(1).findFirst().orElseThrow() + "\n!series_matrix_table_end\n")
        .hasMessageContainingAll("without a gene", "supplementary files");
    refused("!Series_title\t\"x\"\nGSM1\t1\n").hasMessageContainingAll("line 2", "'GSM1\t1'");
  }

  @Test
  void keepsPoliciesAndLimits() {
    String twice = HEADER + TABLE.replace("\"p2\"", "\"p1\"");
    refused(twice).hasMessageContainingAll("'p1'", "line 14", "--duplicate-features");
    assertThat(Readings.text(NAME, twice, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.SUFFIX)).featureNames())
        .containsExactly("p1", "p1.2");
    Readings.refused(NAME, HEADER + TABLE, ReadOptions.defaults().withLimits(2, 10, 100)).hasMessageContaining("3 samples");
    Readings.refused(NAME, HEADER + TABLE, ReadOptions.defaults().withLimits(3, 1, 100)).hasMessageContaining("2 features");
    Readings.refused(NAME, HEADER + TABLE, ReadOptions.defaults().withLimits(3, 2, 5)).hasMessageContaining("6 values");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return Readings.refused(NAME, text, ReadOptions.defaults());
  }
}
