package ml.spred.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeoAccessionTest {

  @ParameterizedTest
  @CsvSource({
      "GDS3952, datasets/GDS3nnn/GDS3952",
      "GDS15, datasets/GDSnnn/GDS15",
      "gse14520, series/GSE14nnn/GSE14520",
      "GSE1000, series/GSE1nnn/GSE1000",
      "GSE999, series/GSEnnn/GSE999",
      "GPL96, platforms/GPLnnn/GPL96",
      "GPL10558, platforms/GPL10nnn/GPL10558",
      "GSM1234567, samples/GSM1234nnn/GSM1234567"})
  void findsTheFolder(String accession, String folder) {
    assertThat(GeoAccession.of(accession).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GDS", "GDS0", "GDS03952", "3952", "GDSx", "GSE1/../..", "GDS12345678901234567890", "SRR1"})
  void refusesOtherNames(String text) {
    assertThatThrownBy(() -> GeoAccession.of(text)).isInstanceOf(InputException.class)
        .hasMessageContainingAll("'" + text + "'", "GDS3952");
  }

  @Test
  void everyTypeHasADefaultFile() {
    assertThat(GeoFile.defaultOf(GeoAccession.Type.GDS)).isEqualTo(GeoFile.SOFT);
    assertThat(GeoFile.defaultOf(GeoAccession.Type.GSE)).isEqualTo(GeoFile.MATRIX);
    assertThat(GeoFile.defaultOf(GeoAccession.Type.GPL)).isEqualTo(GeoFile.ANNOTATION);
    assertThat(GeoFile.defaultOf(GeoAccession.Type.GSM)).isEqualTo(GeoFile.SAMPLE);
  }

  @Test
  void filesThatARecordDoesNotHave() {
    assertThatThrownBy(() -> GeoFile.MATRIX.requireFor(GeoAccession.of("GDS15"))).isInstanceOf(InputException.class)
        .hasMessageContainingAll("'matrix'", "GDS15", "soft, full");
    assertThatThrownBy(() -> GeoFile.of("zip")).isInstanceOf(InputException.class).hasMessageContaining("annotation");
  }
}
