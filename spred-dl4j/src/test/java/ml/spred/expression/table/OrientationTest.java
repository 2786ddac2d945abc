package ml.spred.expression.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.spred.expression.DuplicatePolicy;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Orientation;
import ml.spred.expression.ReadOptions;
import ml.spred.expression.Readings;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

  private static ExpressionSet read(String text, ReadOptions options) {
    return Readings.text("table.tsv", text.replace(' ', '\t').replace(';', '\n'), options);
  }

  private static ExpressionSet read(String text) {
    return read(text, ReadOptions.defaults());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "sample a b c;x 1 2 3;y 4 5 6|samples-as-rows",
      "gene a b c;x 1 2 3;y 4 5 6|genes-as-rows",
      "Hugo_Symbol a b;TP53 1 2|genes-as-rows",
      "name GSM1 GSM2;x 1 2;y 3 4|genes-as-rows",
      "- GSM1 GSM2;x 1 2;y 3 4|genes-as-rows",
      "- TCGA-A1-01 TCGA-A2-01;x 1 2|genes-as-rows",
      "- a b;GSM1 1 2;GSM2 3 4|samples-as-rows",
      "- a b;ENSG00000141510.18 1 2;ENSG00000141511 3 4|genes-as-rows",
      "- 1007_s_at 117_at;x 1 2;y 3 4|samples-as-rows",
      "- a kind b;w 1 ill 2;x 3 well 4;y 5 well 6;z 7 ill 8|samples-as-rows",
      "sample s1 s2;label t n;X1 1 2;X2 3 4|genes-as-rows",
      "- a b;u 1 2;v 1 2;w 1 2;x 1 2|genes-as-rows",
      "- a b c d;u 1 2 3 4;v 1 2 3 4|samples-as-rows"})
  void isGuessed(String text, String expected) {
    ExpressionSet set = read(text);
    assertThat(set.layout()).isEqualTo(expected);
    if (expected.equals("genes-as-rows")) {
      assertThat(set.notes()).anyMatch(note -> note.contains("genes as rows, because") && note.contains("--orientation"));
    }
  }

  @Test
  void isGuessedByTheLabelAndByTheSampleSheet() {
    String text = "- a b;label 1 2;x 3 4";
    assertThat(read(text, ReadOptions.defaults().withLabelColumns(Set.of("label"))).layout()).isEqualTo("genes-as-rows");
    String square = "- a b;c 1 2;d 3 4";
    ReadOptions across = ReadOptions.defaults().withSamples(Readings.memory("sheet.csv", "id,state\na,ill\nb,well\n"));
    assertThat(read(square, across).layout()).isEqualTo("genes-as-rows");
    assertThat(read(square, across).column("state")).containsExactly("ill", "well");
    ReadOptions down = ReadOptions.defaults().withSamples(Readings.memory("sheet.csv", "id,state\nd,ill\nc,well\n"));
    assertThat(read(square, down).column("state")).containsExactly("well", "ill");
  }

  @Test
  void isWhatIsAskedFor() {
    String text = "sample a b;x 1 2;y 3 4;z 5 6";
    ExpressionSet turned = read(text, ReadOptions.defaults().withOrientation(Orientation.GENES_AS_ROWS));
    assertThat(turned.sampleNames()).containsExactly("a", "b");
    assertThat(turned.featureNames()).containsExactly("x", "y", "z");
    assertThat(turned.values(1)).containsExactly(2, 4, 6);
    assertThat(turned.notes()).isEmpty();
  }

  @Test
  void readsTheSameTableEitherWayRound() {
    ExpressionSet samples = read("sample state A B;s1 ill 1 2;s2 well NA 4");
    ExpressionSet genes = read("gene s1 s2;state ill well;A 1 NA;B 2 4");
    assertThat(genes.sampleNames()).isEqualTo(samples.sampleNames());
    assertThat(genes.featureNames()).isEqualTo(samples.featureNames());
    assertThat(genes.columns()).isEqualTo(samples.columns());
    assertThat(genes.rows()).usingElementComparator(Arrays::compare).isEqualTo(samples.rows());
  }

  @Test
  void leavesOutWhatDescribesGenes() {
    ExpressionSet set = Readings.text("counts.txt",
        "# Program:featureCounts v2.0.1; Command:featureCounts -a x\nGeneid\tChr\tStart\tLength\tgene_name\ts1.bam\ts2.bam\n"
            + "ENSG1\t1;1\t5;9\t100\tTP53\t3\t4\nENSG2\t2\t7\t200\tMYC\t5\t6\n");
    assertThat(set.sampleNames()).containsExactly("s1.bam", "s2.bam");
    assertThat(set.annotations()).containsExactly("TP53", "MYC");
    assertThat(set.values(0)).containsExactly(3, 5);
    assertThat(set.notes()).anyMatch(note -> note.contains("'gene_name'") && note.contains("'Chr', 'Start', 'Length'"));
  }

  @Test
  void readsTablesOfRWithoutANameForTheFirstColumn() {
    ExpressionSet set = read("GSM1 GSM2;TP53 1 2;MYC 3 4");
    assertThat(set.sampleNames()).containsExactly("GSM1", "GSM2");
    assertThat(set.values(1)).containsExactly(2, 4);
  }

  @Test
  void treatsRepeatedGenesAndSamplesByPolicy() {
    String text = "gene s1 s1;A 1 2;A 3 4";
    Readings.refused("t.tsv", text.replace(' ', '\t').replace(';', '\n'), ReadOptions.defaults())
        .hasMessageContainingAll("'s1'", "column 3", "--duplicate-samples");
    ExpressionSet first = read(text, ReadOptions.defaults().withDuplicateSamples(DuplicatePolicy.FIRST)
        .withDuplicateFeatures(DuplicatePolicy.SUFFIX));
    assertThat(first.sampleNames()).containsExactly("s1");
    assertThat(first.featureNames()).containsExactly("A", "A.2");
    assertThat(first.values(0)).containsExactly(1, 3);
  }

  @Test
  void namesLineAndColumnOfWhatCannotBeRead() {
    refused("gene,a,b\nx,1,2\ny,3,oops\n").hasMessageContainingAll("line 3", "column 'b'", "row 'y'", "'oops'");
    refused("gene,a,b\nx,1,2\nstate,ill,3\n").hasMessageContainingAll("line 3", "'a'", "'ill'", "--label");
    refused("gene,a,b\nx,1,2\ny,3,1e999\n").hasMessageContainingAll("line 3", "infinite");
    refused("gene,a,b\nx,1,2\ny,3\n").hasMessageContainingAll("line 3", "2 fields", "has 3");
    refused("gene,a,b\n,1,2\n").hasMessageContainingAll("line 2", "no name");
    refused("gene,a,,c\nx,1,2,3\n").hasMessageContaining("no name for column 3");
    refused("gene,a,b\nstate,ill,well\n").hasMessageContaining("no row of numbers");
  }

  @Test
  void keepsLimits() {
    String text = "gene,a,b\nx,1,2\ny,3,4\n";
    ReadOptions options = ReadOptions.defaults();
    Readings.refused("t.csv", text, options.withLimits(1, 2, 4)).hasMessageContaining("2 samples");
    Readings.refused("t.csv", text, options.withLimits(2, 1, 4)).hasMessageContaining("2 features");
    Readings.refused("t.csv", text, options.withLimits(2, 2, 3)).hasMessageContaining("4 values");
  }

  @Test
  void readsTablesOfManyBlocks() {
    String text = "gene,a,b,c\n" + IntStream.range(0, 3000)
        .mapToObj(gene -> "g" + gene + "," + gene + "," + 2 * gene + "," + -gene)
        .collect(Collectors.joining("\n"));
    ExpressionSet set = Readings.text("t.csv", text);
    assertThat(set.numFeatures()).isEqualTo(3000);
    assertThat(set.values(0)[2999]).isEqualTo(2999);
    assertThat(set.values(1)[1500]).isEqualTo(3000);
    assertThat(set.values(2)[1024]).isEqualTo(-1024);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(String text) {
    return Readings.refused("t.csv", text, ReadOptions.defaults());
  }
}
