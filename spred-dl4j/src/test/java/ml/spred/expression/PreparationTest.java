package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class PreparationTest {
  private static final String TABLE = "sample,AFFX-1,p1,p2,p3,p4\ns1,9,1,2,5,\ns2,9,3,8,5,1\ns3,9,5,14,7,\n";
  private static final String PLATFORM = "#ID = probe\nID\tGene Symbol\np1\tTP53\np2\tTP53 /// WRAP53\np4\tMYC\nAFFX-1\t---\n";
  private static final String SHEET = "patient\tcode\tstate\nP1\ts2\till\nP2\ts1\twell\nP3\ts9\tNA\n";

  private static ReadOptions options() {
    return ReadOptions.defaults();
  }

  private static ExpressionSet read(ReadOptions options) {
    return Readings.text("table.csv", TABLE, options);
  }

  private static ReadOptions annotated() {
    return options().withAnnotation(Readings.memory("GPL1.txt", PLATFORM));
  }

  @Test
  void takesSymbolsFromATableOfThePlatform() {
    ExpressionSet set = read(annotated());
    assertThat(set.annotations()).containsExactly("", "TP53", "TP53", "", "MYC");
    assertThat(set.notes()).anyMatch(note -> note.contains("GPL1.txt gives a gene symbol to 3 of 5"));
    String assignment = "ID,gene_assignment\np1,NM_1 // OR4F17 // family // 19p13 /// ENST1 // OTHER\np2,---\n";
    assertThat(read(options().withAnnotation(Readings.memory("a.csv", assignment))).annotations())
        .containsExactly("", "OR4F17", "", "", "");
  }

  @Test
  void saysWhatIsWrongWithAnAnnotation() {
    Readings.refused("table.csv", TABLE, options().withAnnotation(Readings.memory("a.csv", "ID,symbol\nx,TP53\n")))
        .hasMessageContainingAll("a.csv", "no gene symbol for any feature", "'p1'");
    Readings.refused("a.csv", TABLE, options().withAnnotation(Readings.memory("a.csv", "#x\nID,colour\np1,red\n")))
        .hasMessageContainingAll("line 2", "'ID', 'colour'", "--symbol-column");
    assertThat(read(options().withAnnotation(Readings.memory("a.csv", "ID,colour\np1,red\n")).withSymbolColumn("colour"))
        .annotations()).contains("red");
  }

  @Test
  void averagesProbesOfAGene() {
    ExpressionSet set = read(annotated().withCollapse(ProbeCollapse.MEAN));
    assertThat(set.featureNames()).containsExactly("AFFX-1", "TP53", "p3", "MYC");
    assertThat(set.values(0)).containsExactly(9, 1.5, 5, Double.NaN);
    assertThat(set.values(1)).containsExactly(9, 5.5, 5, 1);
    assertThat(set.annotations()).containsExactly("", "p1 and 1 more", "", "p4");
    assertThat(set.notes()).anyMatch(
        note -> note.contains("5 probes are 4 genes now (the mean of their probes); 2 probes without"));
  }

  @Test
  void keepsTheProbeThatVariesMost() {
    ExpressionSet set = read(annotated().withCollapse(ProbeCollapse.MAX_VARIANCE));
    assertThat(set.featureNames()).containsExactly("AFFX-1", "TP53", "p3", "MYC");
    assertThat(set.values(2)).containsExactly(9, 14, 7, Double.NaN);
  }

  @Test
  void looksAtLogarithmsOfRawIntensities() {
    String table = "sample,bright,dim\ns1,10000,10\ns2,11000,80\ns3,12000,640\n";
    String platform = "ID,symbol\nbright,MYC\ndim,MYC\n";
    ReadOptions options = options().withAnnotation(Readings.memory("a.csv", platform)).withCollapse(ProbeCollapse.MAX_VARIANCE);
    assertThat(Readings.text("table.csv", table, options).annotations()).containsExactly("dim of 2 probes");
    assertThat(Readings.text("table.csv", table, options).values(2)).containsExactly(640);
  }

  @Test
  void collapsesSparseSetsToSparseOnes() {
    ExpressionSet dense = read(annotated());
    SparseRows rows = new SparseRows(5, new int[][] {{0, 1, 2}, {4}, {}},
        new double[][] {{9, 1, 2}, {Double.NaN}, {}});
    ExpressionSet sparse = dense.toBuilder().sparse(rows).build();
    ExpressionSet means = CollapsedProbes.of(sparse, ProbeCollapse.MEAN);
    assertThat(means.isSparse()).isTrue();
    assertThat(means.sparse().indices()[0]).containsExactly(0, 1);
    assertThat(means.values(0)).containsExactly(9, 1.5, 0, 0);
    assertThat(means.values(1)).containsExactly(0, 0, 0, Double.NaN);
    assertThat(CollapsedProbes.of(sparse, ProbeCollapse.MAX_VARIANCE).values(0)).containsExactly(9, 2, 0, 0);
  }

  @Test
  void refusesToCollapseWithoutSymbols() {
    Readings.refused("table.csv", TABLE, options().withCollapse(ProbeCollapse.MEAN))
        .hasMessageContainingAll("no gene symbols", "--annotation");
  }

  @Test
  void leavesOutControlProbesWhereAsked() {
    assertThat(read(options()).featureNames()).contains("AFFX-1");
    ExpressionSet set = read(options().withControlProbes(ControlProbes.DROP));
    assertThat(set.featureNames()).containsExactly("p1", "p2", "p3", "p4");
    assertThat(set.values(0)).containsExactly(1, 2, 5, Double.NaN);
    assertThat(set.notes()).anyMatch(note -> note.contains("1 control probes"));
    assertThat(List.of("AFFX-BioB-5_at", "ERCC-00002", "(+)E1A_r60_1", "DarkCorner")).allMatch(ControlProbes::isControl);
    assertThat(List.of("AFF3", "ERCC1", "ERCC6-201", "1007_s_at")).noneMatch(ControlProbes::isControl);
  }

  @Test
  void joinsASampleSheetByTheColumnThatHasTheNames() {
    ExpressionSet set = read(options().withSamples(Readings.memory("sheet.tsv", SHEET)));
    assertThat(set.column("state")).containsExactly("well", "ill", null);
    assertThat(set.column("patient")).containsExactly("P2", "P1", null);
    assertThat(set.columns()).doesNotContainKey("code");
    assertThat(set.notes()).contains("Of 3 samples 2 are in sheet.tsv, by its column 'code'; without a row there: 's3';"
        + " rows that match no sample: 's9'.");
  }

  @Test
  void refusesSheetsThatDoNotFit() {
    refusedSheet("id,state\nx,ill\ny,well\n").hasMessageContainingAll("no row for any sample", "'s1'", "'x', 'y'");
    refusedSheet("id,state\ns1,ill\ns1,well\n").hasMessageContainingAll("'s1' a second time in line 3", "'id'");
    refusedSheet("id,state\ns1,ill,more\n").hasMessageContaining("line 2 has 3 fields where the header has 2");
    refusedSheet("id,state,state\ns1,a,b\n").hasMessageContainingAll("'state' a second time in column 3");
    refusedSheet("id\ns1\n").hasMessageContaining("is no sample sheet");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refusedSheet(String sheet) {
    return Readings.refused("sheet.csv", TABLE, options().withSamples(Readings.memory("sheet.csv", sheet)));
  }

  @Test
  void readsSparseRowsAsTheDenseOnesTheyStandFor() {
    SparseRows rows = new SparseRows(3, new int[][] {{1}, {0, 2}}, new double[][] {{5}, {Double.NaN, 7}});
    ExpressionSet set = ExpressionSet.builder().samples(List.of("a", "b")).features(List.of("A", "B", "C")).sparse(rows).build();
    assertThat(set.rows()).usingElementComparator(Arrays::compare)
        .containsExactly(new double[] {0, 5, 0}, new double[] {Double.NaN, 0, 7});
    assertThat(set.missingCount()).isEqualTo(1);
    assertThat(set.select(new int[] {1}).values(0)).containsExactly(Double.NaN, 0, 7);
    assertThat(set.selectFeatures(new int[] {2, 1}).values(0)).containsExactly(0, 5);
    assertThat(set.statistics().missing()).isEqualTo(1);
  }
}
