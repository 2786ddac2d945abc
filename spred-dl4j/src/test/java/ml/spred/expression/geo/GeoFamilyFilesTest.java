package ml.spred.expression.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import ml.spred.InputException;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionSet;
import ml.spred.expression.Readings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real families and samples, and the examples that GEO publishes. Sums were taken with awk from column VALUE. */
class GeoFamilyFilesTest {

  private static ExpressionSet read(String file) {
    return Readings.file(SharedData.require("geo-files/other").resolve(file));
  }

  private static double sum(ExpressionSet set) {
    return set.rows().stream().flatMapToDouble(Arrays::stream).filter(value -> !Double.isNaN(value)).sum();
  }

  @ParameterizedTest
  @CsvSource({
      "GSE2388_family.soft.gz, 9, 100, -587.3786871869996, 0",
      "GSE3434_family.soft.gz, 4, 532, 15122.305, 25",
      "GSM11805.txt.gz, 1, 22283, 18062461.6, 0",
      "soft_ex_affy.txt, 3, 21, 27127.2, 0",
      "soft_ex_dual.txt, 3, 20, -18.4813387, 0",
      "soft_ex_family.txt, 3, 20, -18.4813387, 0"})
  void readsFilesWhoseSamplesHaveTables(String file, int samples, int genes, double sum, long missing) {
    ExpressionSet set = read(file);
    assertThat(set.numSamples()).isEqualTo(samples);
    assertThat(set.numFeatures()).isEqualTo(genes);
    assertThat(sum(set)).isCloseTo(sum, within(1e-9 * Math.abs(sum)));
    assertThat(set.missingCount()).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "GPLbroken.soft.gz|is empty (0 bytes)",
      "soft_ex_affy_chp.txt|its 3 samples, such as 'Drosophila_T0-1', have none",
      "soft_ex_platform.txt|holds no sample with a table",
      "soft_ex_series.txt|holds no sample with a table"})
  void saysWhyOthersCannotBeRead(String file, String sentence) {
    assertThatThrownBy(() -> read(file)).isInstanceOf(InputException.class).hasMessageContainingAll(file, sentence);
  }

  @Test
  void takesSymbolsFromThePlatformAndLabelsFromTheSamples() {
    ExpressionSet set = read("GSE3434_family.soft.gz");
    assertThat(set.title()).isEqualTo("M cell, FAE and VAE expresssion profiles");
    assertThat(set.sampleNames()).containsExactly("GSM77384", "GSM77385", "GSM77386", "GSM77387");
    assertThat(set.column("title")).containsExactly("M cell, purified UEA+ve FAE epithelia", "UEA-ve FAE", "VAE", "PPL");
    assertThat(set.column("characteristics").get(0)).isEqualTo("BALB/C; female");
    assertThat(set.annotations()).filteredOn(symbol -> !symbol.isEmpty()).hasSizeGreaterThan(400);
  }
}
