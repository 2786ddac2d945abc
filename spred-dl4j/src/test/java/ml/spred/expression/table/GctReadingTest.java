package ml.spred.expression.table;

import static org.assertj.core.api.Assertions.assertThat;

import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.Readings;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class GctReadingTest {
  private static final String TWO = "#1.2\n2\t3\nNAME\tDescription\ts1\ts2\ts3\ng1\tTP53\t1\t2.5\t\ng2\tna\t-4\t5e1\tNaN\n";
  private static final String THREE = String.join("\n", "#1.3", "2\t3\t2\t2", "id\tchr\tpr_gene_symbol\ts1\ts2\ts3",
      "cell_line\tna\tna\tA375\tMCF7\tA375", "dose\tna\tna\t0.1\t10\t-666", "g1\t17\tTP53\t1\t2\t3", "g2\t8\tMYC\t4\t5\t6", "");
  private static final String CLS = "3 2 1\n# ill well\n0 1 0\n";

  @Test
  void readsVersionTwo() {
    ExpressionSet set = Readings.text("a.gct", TWO);
    assertThat(set.format()).isEqualTo(ExpressionFormat.GCT);
    assertThat(set.sampleNames()).containsExactly("s1", "s2", "s3");
    assertThat(set.featureNames()).containsExactly("g1", "g2");
    assertThat(set.annotations()).containsExactly("TP53", "");
    assertThat(set.values(1)).containsExactly(2.5, 50);
    assertThat(set.values(2)).containsExactly(Double.NaN, Double.NaN);
    assertThat(set.columns()).isEmpty();
  }

  @Test
  void readsVersionThreeWithItsRowsAboutSamples() {
    ExpressionSet set = Readings.text("a.gct", THREE);
    assertThat(set.column("cell_line")).containsExactly("A375", "MCF7", "A375");
    assertThat(set.column("dose")).containsExactly("0.1", "10", null);
    assertThat(set.annotations()).containsExactly("TP53", "MYC");
    assertThat(set.values(2)).containsExactly(3, 6);
  }

  @Test
  void takesClassesFromAClsFileByOrder() {
    ReadOptions options = ReadOptions.defaults();
    assertThat(Readings.text("a.gct", TWO, options.withSamples(Readings.memory("a.cls", CLS))).column("class"))
        .containsExactly("ill", "well", "ill");
    String words = "3 2 1\n# ill well\nALL AML ALL\n";
    assertThat(Readings.text("a.gct", TWO, options.withSamples(Readings.memory("a.cls", words))).column("class"))
        .containsExactly("ill", "well", "ill");
    Readings.refused("a.gct", TWO, options.withSamples(Readings.memory("a.cls", "2 2 1\n# ill well\n0 1\n")))
        .hasMessageContainingAll("a.cls", "2 samples", "has 3");
    Readings.refused("a.cls", TWO, options.withSamples(Readings.memory("a.cls", "4 2 1\n# ill well\n0 1 0\n")))
        .hasMessageContainingAll("declares 4", "lists 3");
  }

  @Test
  void refusesSizesThatAreNotTrue() {
    refused(TWO.replace("2\t3\n", "3\t3\n")).hasMessageContainingAll("declares 3 genes in line 2", "has 2");
    refused(TWO.replace("2\t3\n", "2\t4\n")).hasMessageContainingAll("line 3", "5 fields", "declares 4 samples");
    refused(TWO.replace("2\t3\n", "2\n")).hasMessageContainingAll("line 2", "'2'", "2 whole numbers");
    refused(TWO.replace("2\t3\n", "2000000000\t3\n")).hasMessageContainingAll("line 2", "2,000,000,000 features", "10,000,000");
    refused(TWO.replace("2\t3\n", "10000000\t999999\n")).hasMessageContainingAll("line 2", "values", "limit");
    refused(THREE.replace("2\t3\t2\t2", "2\t3\t2\t99999999")).hasMessageContainingAll("line 2", "limit");
  }

  @Test
  void namesLineAndColumnOfWhatCannotBeRead() {
    refused(TWO.replace("5e1", "high")).hasMessageContainingAll("line 5", "column 4", "'g2'", "'s2'", "'high'");
    refused(TWO.replace("\t5e1", "")).hasMessageContainingAll("line 5", "4 fields", "has 5");
    refused("#1.2\n").hasMessageContaining("ends at line 1");
    refused("#1.2\n1\t1\n").hasMessageContaining("ends at line 2");
    refused(THREE.replace("\t10\t", "\t")).hasMessageContainingAll("line 5", "5 fields");
    Readings.refused("a.gct", "#1.0\n", ReadOptions.defaults()).hasMessageContaining("'#1.0'");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return Readings.refused("a.gct", text, ReadOptions.defaults());
  }
}
