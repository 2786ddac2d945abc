package ml.spred.expression;

import static ml.spred.expression.Readings.refusedSoft;
import static ml.spred.expression.Readings.soft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class SoftReadingTest {
  private static final String HEADER = """
      ^DATABASE = Geo
      ^DATASET = GDS1
      !dataset_title = Heat at 37°C
      !dataset_feature_count = 3
      ^SUBSET = GDS1_1
      !subset_description = young
      !subset_sample_id = GSM1,GSM2
      !subset_type = age
      ^SUBSET = GDS1_2
      !subset_description = old
      !subset_sample_id = GSM3
      !subset_type = age
      ^SUBSET = GDS1_3
      !subset_description = drug, 5 mg
      !subset_sample_id = GSM1, GSM3
      !subset_type = agent
      ^DATASET = GDS1
      #ID_REF = Platform reference identifier
      """;
  private static final String TABLE = """
      !dataset_table_begin
      ID_REF\tIDENTIFIER\tGSM3\tGSM1\tGSM2
      p1\tTP53\t1.5\t-2\t3e1
      p2\tTP53\tnull\tNULL\t
      p3\t\t0\tNaN\t7
      !dataset_table_end
      """;

  @Test
  void readsGenesAsFeaturesAndSubsetsAsColumns() {
    ExpressionSet set = soft(HEADER + TABLE);
    assertThat(set.title()).isEqualTo("Heat at 37°C");
    assertThat(set.sampleNames()).containsExactly("GSM3", "GSM1", "GSM2");
    assertThat(set.featureNames()).containsExactly("p1", "p2", "p3");
    assertThat(set.annotations()).containsExactly("TP53", "TP53", "");
    assertThat(set.values(0)).containsExactly(1.5, Double.NaN, 0);
    assertThat(set.values(1)).containsExactly(-2, Double.NaN, Double.NaN);
    assertThat(set.values(2)).containsExactly(30, Double.NaN, 7);
    assertThat(set.columns().keySet()).containsExactly("age", "agent");
    assertThat(set.column("age")).containsExactly("old", "young", "young");
    assertThat(set.column("agent")).containsExactly("drug, 5 mg", "drug, 5 mg", null);
    assertThat(set.notes()).isEmpty();
  }

  @Test
  void readsTheLayoutOf2003() {
    String old = (HEADER + TABLE.replace("!dataset_table_begin\n", "").replace("!dataset_table_end\n", ""))
        .replace("^DATA", "^data").replace("DATASET", "dataset").replace("^SUBSET", "^subset")
        .replace("feature_count", "maximum_probes").replace("\n", "\r\n");
    assertThat(soft(old).values(2)).containsExactly(30, Double.NaN, 7);
    assertThat(soft(old).column("age")).containsExactly("old", "young", "young");
  }

  @Test
  void leavesOutAnnotationColumnsOfFullFiles() {
    String full = TABLE.replace("GSM2\n", "GSM2\tGene title\tGO\n").replace("3e1\n", "3e1\ttumor protein\tx\n")
        .replace("NULL\t\n", "NULL\t\ttumor protein\n");
    ExpressionSet set = soft(HEADER + full);
    assertThat(set.sampleNames()).containsExactly("GSM3", "GSM1", "GSM2");
    assertThat(set.values(2)).containsExactly(30, Double.NaN, 7);
    assertThat(set.notes()).singleElement().asString().contains("'Gene title', 'GO'");
  }

  @Test
  void notesAShortenedTable() {
    assertThat(soft(HEADER.replace("count = 3", "count = 9000") + TABLE).notes())
        .singleElement().asString().contains("9,000", "3");
    String empty = TABLE.replaceAll("p\\d.*\\n", "");
    assertThat(soft(HEADER + empty).numFeatures()).isZero();
  }

  @Test
  void refusesFilesThatAreCut() {
    refusedSoft(HEADER + TABLE.replace("!dataset_table_end\n", "")).hasMessageContainingAll("cut short", "!dataset_table_end");
    refusedSoft(HEADER).hasMessageContainingAll("cut short", "before its table");
    refusedSoft(HEADER + TABLE.replace("p3\t\t0\tNaN\t7", "p3\t\t0")).hasMessageContainingAll("line 23", "3 fields", "has 5");
    refusedSoft(HEADER + TABLE.replace("p3\t\t0\tNaN\t7", "p3\t\t0\t1\t2\t3")).hasMessageContaining("6 fields");
  }

  @Test
  void refusesOtherFiles() {
    refusedSoft("^DATABASE = GeoMiame\n^SUBSET = GDS1_1\nID_REF\tGSM1\n").hasMessageContaining("no ^DATASET");
    refusedSoft("^DATABASE = GeoMiame\n^SERIES = GSE1\n").hasMessageContaining("no sample with a table");
    refusedSoft("^DATABASE = Geo\nsome text\n").hasMessageContainingAll("line 2", "'some text'");
    refusedSoft(HEADER + TABLE.replace("GSM", "chip")).hasMessageContaining("without samples");
  }

  @Test
  void refusesTextAndInfinity() {
    refusedSoft(HEADER + TABLE.replace("3e1", "high")).hasMessageContainingAll("line 21", "'p1'", "'GSM2'", "'high'");
    refusedSoft(HEADER + TABLE.replace("3e1", "1e999")).hasMessageContainingAll("line 21", "'1e999'", "infinite");
  }

  @Test
  void treatsRepeatedGenesByPolicy() {
    String text = HEADER + TABLE.replace("p3", "p1");
    refusedSoft(text).hasMessageContainingAll("'p1'", "line 23");
    ExpressionSet first = soft(text, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.FIRST));
    assertThat(first.featureNames()).containsExactly("p1", "p2");
    assertThat(first.annotations()).containsExactly("TP53", "TP53");
    assertThat(first.values(2)).containsExactly(30, Double.NaN);
    ExpressionSet all = soft(text, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.SUFFIX));
    assertThat(all.featureNames()).containsExactly("p1", "p2", "p1.2");
  }

  @Test
  void stopsAtLimits() {
    assertThatThrownBy(() -> soft(HEADER + TABLE, ReadOptions.defaults().withLimits(10, 2, 100)))
        .isInstanceOf(InputException.class).hasMessageContainingAll("3 features", "limit of 2");
    assertThatThrownBy(() -> soft(HEADER + TABLE, ReadOptions.defaults().withLimits(2, 10, 100)))
        .isInstanceOf(InputException.class).hasMessageContainingAll("3 samples", "limit of 2");
  }

  @Test
  void joinsSubsetsOfOneTypeThatOverlap() {
    ExpressionSet set = soft(HEADER.replace("GSM3\n!subset_type = age", "GSM2,GSM3\n!subset_type = age") + TABLE);
    assertThat(set.column("age")).containsExactly("old", "young", "young + old");
    assertThat(set.notes()).singleElement().asString().contains("'GSM2'", "'age'");
  }

  @Test
  void buildsThePublishedLabelsOnRequest() {
    ExpressionSet set = soft(HEADER + TABLE, ReadOptions.defaults().withLabelMode(LabelMode.ALL_SUBSETS));
    assertThat(set.sampleNames()).containsExactly("GSM3#age", "GSM1#age", "GSM2#age", "GSM3#agent", "GSM1#agent");
    assertThat(set.columns()).containsOnlyKeys("all subsets");
    assertThat(set.column("all subsets"))
        .containsExactly("age: old", "age: young", "age: young", "agent: drug, 5 mg", "agent: drug, 5 mg");
    assertThat(set.values(3)).isSameAs(set.values(0));
    assertThat(set.notes()).singleElement().asString().contains("contradict");
  }
}
