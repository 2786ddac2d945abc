package ml.spred.expression;

import static ml.spred.expression.Readings.csv;
import static ml.spred.expression.Readings.refusedCsv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Set;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;

class CsvReadingTest {

  @Test
  void readsSamplesFeaturesAndLabels() {
    ExpressionSet set = csv("sample,label,A,B\ns1,x,1,-2.5\ns2,y,3e2,.5\n");
    assertThat(set.sampleNames()).containsExactly("s1", "s2");
    assertThat(set.featureNames()).containsExactly("A", "B");
    assertThat(set.annotations()).containsExactly("", "");
    assertThat(set.column("label")).containsExactly("x", "y");
    assertThat(set.values(0)).containsExactly(1, -2.5);
    assertThat(set.values(1)).containsExactly(300, 0.5);
    assertThat(set.format()).isEqualTo(ExpressionFormat.CSV);
  }

  @Test
  void readsQuotesCarriageReturnsByteOrderMarkAndBlankLines() {
    ExpressionSet set = csv("\ufeff\"sample\",\"site, \"\"main\"\"\",A\r\n\"s 1\",\"lung, left\",1\r\n\r\ns2,skin,2\r\n\r\n");
    assertThat(set.sampleNames()).containsExactly("s 1", "s2");
    assertThat(set.column("site, \"main\"")).containsExactly("lung, left", "skin");
    assertThat(set.values(1)).containsExactly(2);
  }

  @Test
  void readsTabsByNameAndByContent() {
    String text = "sample\tlabel\tA\ns1\tx, y\t1\n";
    for (String name : new String[] {"t.tsv", "t.tab", "t.txt"}) {
      ExpressionSet set = ExpressionReader.read(Readings.bytes(text), name);
      assertThat(set.format()).isEqualTo(ExpressionFormat.TSV);
      assertThat(set.column("label")).containsExactly("x, y");
    }
  }

  @Test
  void takesMissingTokensAsMissing() {
    ExpressionSet set = csv("sample,label,A,B,C,D,E,F,G\ns1,x,,NA,NaN,null,NULL,?,nan\ns2,?,1,2,3,4,5,6,7\n");
    assertThat(Arrays.stream(set.values(0)).allMatch(Double::isNaN)).isTrue();
    assertThat(set.values(1)).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(set.missingCount()).isEqualTo(7);
    assertThat(set.column("label")).containsExactly("x", null);
  }

  @Test
  void decidesColumnsThatBeginMissingByTheirFirstValue() {
    ExpressionSet set = csv("sample,A,site,B,never,C\ns1,NA,,1,,7\ns2,NA,lung,2,,8\ns3,5,skin,3,,9\n");
    assertThat(set.featureNames()).containsExactly("A", "B", "never", "C");
    assertThat(set.values(0)).containsExactly(Double.NaN, 1, Double.NaN, 7);
    assertThat(set.values(2)).containsExactly(5, 3, Double.NaN, 9);
    assertThat(set.column("site")).containsExactly(null, "lung", "skin");
  }

  @Test
  void keepsLabelsThatLookLikeNumbers() {
    ExpressionSet set = csv("sample,label,batch,A\ns1,2338,1,10\ns2,2339,2,20\n",
        ReadOptions.defaults().withLabelColumns(Set.of("batch")));
    assertThat(set.column("label")).containsExactly("2338", "2339");
    assertThat(set.column("batch")).containsExactly("1", "2");
    assertThat(set.featureNames()).containsExactly("A");
  }

  @Test
  void takesDaysAndDosesAsText() {
    ExpressionSet set = csv("sample,time,code,A\ns1,7d,0x1p3,1\ns2,9d,5f,2\ns3,9d,5f,2\n");
    assertThat(set.columns()).containsOnlyKeys("time", "code");
    assertThat(set.notes()).anyMatch(note -> note.contains("'time', 'code'") && note.contains("label or group"));
  }

  @Test
  void notesNumbersThatStandBeforeATextColumn() {
    assertThat(csv("sample,age,site,A\ns1,44,lung,1\n").notes()).anyMatch(note -> note.contains("'age'"));
    assertThat(csv("sample,label,A\ns1,x,1\n").notes()).isEmpty();
  }

  @Test
  void refusesTextInAFeature() {
    refusedCsv("sample,label,A\ns1,x,1\ns2,x,oops\n").hasMessageContainingAll("line 3", "'A'", "'oops'", "--label");
    refusedCsv("sample,label,A,B\ns1,x,oops,1\ns2,x,2,1\ns3,x,3,1\n").hasMessageContainingAll("'A'", "'oops'", "'s1'");
  }

  @Test
  void refusesInfinity() {
    for (String text : new String[] {"Inf", "-inf", "Infinity", "1e400", "-1e999"}) {
      refusedCsv("sample,A,B\ns1,1,2\ns2,1," + text + "\n")
          .hasMessageContainingAll("line 3", "'B'", "'" + text + "'", "infinite");
      refusedCsv("sample,A,B\ns1,1," + text + "\n").hasMessageContainingAll("line 2", "'B'", "'" + text + "'");
    }
  }

  @Test
  void refusesRaggedRows() {
    refusedCsv("sample,A,B\ns1,1,2\ns2,1\n").hasMessageContainingAll("line 3", "2 fields", "has 3");
    refusedCsv("sample,A,B\ns1,1,2\ns2,1,2,3,4\n").hasMessageContainingAll("line 3", "5 fields", "has 3");
  }

  @Test
  void readsHeadersWithoutANameForTheFirstColumnAsRWritesThem() {
    ExpressionSet set = csv("A,B,site\ns1,1,2,lung\ns2,3,4,skin\n",
        ReadOptions.defaults().withOrientation(Orientation.SAMPLES_AS_ROWS));
    assertThat(set.sampleNames()).containsExactly("s1", "s2");
    assertThat(set.featureNames()).containsExactly("A", "B");
    assertThat(set.values(1)).containsExactly(3, 4);
    assertThat(set.column("site")).containsExactly("lung", "skin");
  }

  @Test
  void refusesTablesWithoutContent() {
    refusedCsv("").hasMessageContaining("empty");
    refusedCsv("\n\n").hasMessageContaining("no header");
    refusedCsv("sample,A\n").hasMessageContaining("no samples");
    refusedCsv("sample\ns1\n").hasMessageContaining("single column");
    refusedCsv("sample;A;B\ns1;1;2\n").hasMessageContainingAll("single column", "'sample;A;B'");
    refusedCsv("sample,label\ns1,x\n").hasMessageContainingAll("no column of numbers", "'label'");
    refusedCsv("sample,,A\ns1,1,2\n").hasMessageContaining("no name for column 2");
    refusedCsv("sample,A\n,1\n").hasMessageContainingAll("line 2", "no sample name");
    refusedCsv("sample,A\n\"s1,1\ns2,2\n").hasMessageContaining("quote");
  }

  @Test
  void treatsRepeatedFeaturesByPolicy() {
    String text = "sample,label,A,B,A,A.2\ns1,x,1,2,3,4\n";
    refusedCsv(text).hasMessageContainingAll("'A'", "column 5", "--duplicate-features");
    ExpressionSet first = csv(text, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.FIRST));
    assertThat(first.featureNames()).containsExactly("A", "B", "A.2");
    assertThat(first.values(0)).containsExactly(1, 2, 4);
    assertThat(first.notes()).anyMatch(note -> note.contains("'A'") && note.contains("first"));
    ExpressionSet all = csv(text, ReadOptions.defaults().withDuplicateFeatures(DuplicatePolicy.SUFFIX));
    assertThat(all.featureNames()).doesNotHaveDuplicates().startsWith("A", "B", "A.2").hasSize(4);
    assertThat(all.values(0)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void treatsRepeatedSamplesByPolicy() {
    String text = "sample,label,A\ns1,x,1\ns2,y,2\ns1,z,3\n";
    refusedCsv(text).hasMessageContainingAll("'s1'", "line 4", "--duplicate-samples first");
    ExpressionSet first = csv(text, ReadOptions.defaults().withDuplicateSamples(DuplicatePolicy.FIRST));
    assertThat(first.sampleNames()).containsExactly("s1", "s2");
    assertThat(first.column("label")).containsExactly("x", "y");
    assertThatThrownBy(() -> ReadOptions.defaults().withDuplicateSamples(DuplicatePolicy.SUFFIX))
        .isInstanceOf(InputException.class);
  }

  @Test
  void stopsAtLimits() {
    String text = "sample,A,B\ns1,1,2\ns2,1,2\n";
    assertThatThrownBy(() -> csv(text, ReadOptions.defaults().withLimits(1, 10, 100)))
        .isInstanceOf(InputException.class).hasMessageContainingAll("2 samples", "limit of 1", "--max-samples");
    assertThatThrownBy(() -> csv(text, ReadOptions.defaults().withLimits(10, 1, 100)))
        .isInstanceOf(InputException.class).hasMessageContainingAll("2 features", "limit of 1");
    assertThatThrownBy(() -> csv(text, ReadOptions.defaults().withLimits(10, 10, 3)))
        .isInstanceOf(InputException.class).hasMessageContainingAll("4 values", "limit of 3");
    assertThat(csv(text, ReadOptions.defaults().withLimits(2, 2, 4)).numSamples()).isEqualTo(2);
  }

  @Test
  void readsWideTables() {
    int features = 200_000;
    StringBuilder text = new StringBuilder("sample,label");
    for (int feature = 0; feature < features; feature++) {
      text.append(",g").append(feature);
    }
    for (int sample = 0; sample < 5; sample++) {
      text.append("\ns").append(sample).append(",x");
      for (int feature = 0; feature < features; feature++) {
        text.append(',').append(sample + feature).append(".5");
      }
    }
    ExpressionSet set = csv(text.append('\n').toString());
    assertThat(set.numFeatures()).isEqualTo(features);
    assertThat(set.values(4)[features - 1]).isEqualTo(features + 3.5);
  }

  @Test
  void readsGzipWhateverTheName() {
    byte[] packed = Readings.gzip("sample,label,A\ns1,x,1\n");
    assertThat(ExpressionReader.read(new ByteArrayInputStream(packed), "table.csv").values(0)).containsExactly(1);
  }

  @Test
  void refusesDamagedGzip() {
    StringBuilder text = new StringBuilder("sample,A\n");
    for (int sample = 0; sample < 20_000; sample++) {
      text.append('s').append(sample).append(',').append(sample * 0.37).append('\n');
    }
    byte[] packed = Readings.gzip(text.toString());
    byte[] half = Arrays.copyOf(packed, packed.length / 2);
    assertThatThrownBy(() -> ExpressionReader.read(new ByteArrayInputStream(half), "t.csv.gz"))
        .isInstanceOf(InputException.class).hasMessageContainingAll("t.csv.gz", "cut short", "download");
    assertThatThrownBy(() -> ExpressionReader.read(new ByteArrayInputStream(new byte[0]), "t.csv.gz"))
        .isInstanceOf(InputException.class).hasMessageContainingAll("t.csv.gz", "empty");
    assertThatThrownBy(() -> ExpressionReader.read(new ByteArrayInputStream(Readings.gzip("")), "t.csv.gz"))
        .isInstanceOf(InputException.class).hasMessageContainingAll("t.csv.gz", "empty once unpacked");
    byte[] altered = packed.clone();
    Arrays.fill(altered, 100, 200, (byte) 0xff);
    assertThatThrownBy(() -> ExpressionReader.read(new ByteArrayInputStream(altered), "t.csv.gz"))
        .isInstanceOf(InputException.class).hasMessageContaining("t.csv.gz");
  }
}
