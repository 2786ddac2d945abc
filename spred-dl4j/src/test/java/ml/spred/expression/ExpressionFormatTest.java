package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionFormatTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "a.csv|sample,A|CSV", "a.CSV.gz|sample;A|CSV", "a.tsv.gz|sample|TSV", "a.tab|x|TSV", "a.txt|a,b,c|CSV",
      "GDS1.soft.gz|!anything|GEO_SOFT", "renamed.csv|^DATABASE = Geo|GEO_SOFT", "old.txt|^dataset = GDS1|GEO_SOFT",
      "a.txt|^SERIES = GSE1|GEO_SOFT", "a.txt|^SAMPLE = GSM1|GEO_SOFT", "a.txt|^PLATFORM = GPL1|GEO_SOFT",
      "a.gct|#1.2|GCT", "a.txt|#1.3|GCT", "a.gct.gz|#1.0|GCT", "a_series_matrix.txt.gz|x|GEO_SERIES_MATRIX",
      "matrix.mtx.gz|%%MatrixMarket matrix coordinate|TEN_X", "a.h5ad|\ufffdHDF|H5AD", "a.parquet|PAR1|PARQUET"})
  void recognisesFiles(String name, String head, ExpressionFormat format) {
    assertThat(ExpressionFormat.detect(name, head)).isEqualTo(format);
  }

  @Test
  void recognisesSeriesMatricesByTheirTabs() {
    assertThat(ExpressionFormat.detect("a.txt", "!Series_title\t\"x\"")).isEqualTo(ExpressionFormat.GEO_SERIES_MATRIX);
    assertThat(ExpressionFormat.detect("a.txt", "!Series_title = x")).isEqualTo(ExpressionFormat.GEO_SOFT);
  }

  @Test
  void recognisesTabsInText() {
    assertThat(ExpressionFormat.detect("a.txt", "sample\tA, B\tC\n1,2,3,4,5")).isEqualTo(ExpressionFormat.TSV);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^Annotation", "PK\u0003\u0004", "%PDF-1.4", "<!DOCTYPE html>"})
  void refusesFilesOfOtherKinds(String head) {
    assertThatThrownBy(() -> ExpressionFormat.detect("file.csv", head)).isInstanceOf(InputException.class)
        .hasMessageContaining("file.csv");
  }

  @ParameterizedTest
  @EnumSource
  void readsItsOwnSpelling(ExpressionFormat format) {
    assertThat(ExpressionFormat.of(format.spelling())).isEqualTo(format);
  }

  @Test
  void listsSpellingsWhenOneIsUnknown() {
    assertThatThrownBy(() -> ExpressionFormat.of("xls")).isInstanceOf(InputException.class)
        .hasMessageContainingAll("'xls'", "csv", "tsv", "geo-soft");
    assertThatThrownBy(() -> DuplicatePolicy.of("all")).isInstanceOf(InputException.class).hasMessageContaining("'all'");
    assertThatThrownBy(() -> LabelMode.of("all")).isInstanceOf(InputException.class).hasMessageContaining("'all'");
    assertThat(LabelMode.of("all-subsets")).isEqualTo(LabelMode.ALL_SUBSETS);
    assertThat(DuplicatePolicy.of("suffix")).isEqualTo(DuplicatePolicy.SUFFIX);
  }
}
