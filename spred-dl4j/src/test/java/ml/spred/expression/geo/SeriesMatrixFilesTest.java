package ml.spred.expression.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionFormat;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import org.junit.jupiter.api.Test;

/** The two real series matrices; sums and counts are those of the data's own description. */
class SeriesMatrixFilesTest {

  private static ExpressionSet read(String file) {
    return Readings.file(SharedData.require("geo-files/series-matrix").resolve(file));
  }

  private static double sum(ExpressionSet set) {
    return set.rows().stream().flatMapToDouble(Arrays::stream).sum();
  }

  private static Map<String, Long> counts(ExpressionSet set, String column) {
    return set.column(column).stream().collect(Collectors.groupingBy(value -> value, TreeMap::new, Collectors.counting()));
  }

  @Test
  void readsOnePlatformOfASeriesOfTwo() {
    ExpressionSet set = read("GSE14520-GPL571_series_matrix.txt.gz");
    assertThat(set.format()).isEqualTo(ExpressionFormat.GEO_SERIES_MATRIX);
    assertThat(set.title()).startsWith("Gene expression data of human hepatocellular carcinoma");
    assertThat(set.numSamples()).isEqualTo(43);
    assertThat(set.numFeatures()).isEqualTo(22268);
    assertThat(sum(set)).isCloseTo(4974038.178, within(1e-3));
    assertThat(set.missingCount()).isZero();
    assertThat(counts(set, "Tissue").values()).containsExactlyInAnyOrder(22L, 19L, 1L, 1L);
    assertThat(set.columns()).containsKeys("Disease state", "Individual", "title", "source name");
    assertThat(set.columns()).doesNotContainKeys("organism", "title without replicate");
    assertThat(set.column("title").get(0)).isEqualTo("Liver Tumor Tissue LCS-005A");
  }

  @Test
  void readsUnquotedNumbersAsNamesAndFindsTheClassesInTheTitles() {
    ExpressionSet set = read("GSE42872_series_matrix.txt.gz");
    assertThat(set.numSamples()).isEqualTo(6);
    assertThat(set.numFeatures()).isEqualTo(33297);
    assertThat(set.featureNames()).startsWith("7892501");
    assertThat(sum(set)).isCloseTo(1566853.0368, within(1e-4));
    assertThat(counts(set, "title without replicate"))
        .containsExactly(Map.entry("A375 cells 24h Control", 3L), Map.entry("A375 cells 24h Vemurafenib", 3L));
  }
}
