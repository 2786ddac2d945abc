package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionSummaryTest {

  @Test
  void answersWhatCanBeALabel() {
    List<String> lines = ExpressionSummary.of(studied(24)).lines();
    assertThat(lines).contains("samples     24", "log2        suggested: the values look like raw intensities");
    assertThat(lines).anyMatch(line -> line.matches("  disease state  label +2 classes, 24 samples"));
    assertThat(lines).anyMatch(line -> line.matches("  donor +group +12 values, 24 samples"));
    assertThat(lines).anyMatch(line -> line.equals("  scan: 24 values, all different, such as 'scan0', 'scan1'"));
    assertThat(lines).contains("        16  well", "         8  ill");
    assertThat(lines).last()
        .isEqualTo("Try: spred select --input table.csv --label \"disease state\" --group donor --output out");
    assertThat(lines).allMatch(line -> line.length() <= 100);
  }

  @Test
  void saysWhenNothingCanBeALabel() {
    ExpressionSummary summary = ExpressionSummary.of(Readings.csv("sample,label,A\ns1,x,1\ns2,y,NA\n"));
    assertThat(summary.suggestedLabel()).isEmpty();
    assertThat(summary.lines()).last().asString().contains("No column can be a label", "--samples FILE");
    assertThat(ExpressionSummary.of(Readings.csv("sample,label,A\ns1,x,1\ns2,x,1\n")).lines())
        .contains("  label: 'x' throughout");
    assertThat(summary.lines()).contains("missing     1 (50 % of all values), genes affected 1, genes wholly missing 0");
  }

  @Test
  void showsTwelveClassesAndCountsTheRest() {
    List<String> values = new ArrayList<>();
    for (int sample = 0; sample < 60; sample++) {
      values.add("class " + sample % 20);
    }
    ExpressionSet set = ExpressionSet.builder().samples(values).features(List.of("A")).values(new double[60][1])
        .column("type", values).build();
    assertThat(ExpressionSummary.of(set).lines()).contains("            … and 8 more")
        .filteredOn(line -> line.startsWith("         3  class")).hasSize(12);
  }

  @Test
  void prefersAColumnWithoutRareClasses() {
    ExpressionSummary summary = ExpressionSummary.of(studied(24));
    assertThat(summary.suggestedLabel()).map(ColumnSummary::name).contains("disease state");
    ExpressionSummary onlyRare = ExpressionSummary.of(Readings.csv(
        "s,grade,A\n1,a,1\n2,a,1\n3,a,1\n4,b,1\n5,b,1\n6,b,1\n7,c,1\n"));
    assertThat(onlyRare.lines()).last().asString().contains("--label grade --rare-classes drop");
    ColumnSummary rare = ColumnSummary.of("grade", List.of("a", "a", "a", "b", "b", "b", "c"));
    assertThat(rare.rareClasses()).isEqualTo(1);
    assertThat(rare.canBeLabel()).isTrue();
    assertThat(ColumnSummary.of("patient", List.of("a", "a", "a", "b", "b", "b")).use()).isEqualTo("group, label");
  }

  private static ExpressionSet studied(int samples) {
    StringBuilder text = new StringBuilder("sample,grade,disease state,donor,scan,A,B\n");
    for (int sample = 0; sample < samples; sample++) {
      String grade = sample == 0 ? "unclear" : sample % 2 == 0 ? "low" : "high";
      text.append('s').append(sample).append(',').append(grade).append(',').append(sample % 3 == 0 ? "ill" : "well")
          .append(",d").append(sample / 2).append(",scan").append(sample).append(",0.5,1234\n");
    }
    return Readings.csv(text.toString());
  }
}
