package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplesOnlyTest {
  private static final String SOFT = """
      ^DATASET = GDS1
      !dataset_title = t
      !dataset_feature_count = 2
      ^SUBSET = GDS1_1
      !subset_description = sick
      !subset_sample_id = GSM1
      !subset_type = disease state
      ^SUBSET = GDS1_2
      !subset_description = well
      !subset_sample_id = GSM2
      !subset_type = disease state
      !dataset_table_begin
      ID_REF\tIDENTIFIER\tGSM1\tGSM2
      a\tA\t1\t2
      b\tB\t3\tbroken
      !dataset_table_end
      """;
  private static final String SERIES = """
      !Series_title\t"t"
      !Sample_geo_accession\t"GSM1"\t"GSM2"
      !Sample_characteristics_ch1\t"disease state: sick"\t"disease state: well"
      !series_matrix_table_begin
      "ID_REF"\t"GSM1"\t"GSM2"
      "a"\t1\t2
      "b"\t3\tbroken
      !series_matrix_table_end
      """;
  private static final String GCT = """
      #1.3
      2\t2\t0\t1
      id\tGSM1\tGSM2
      disease state\tsick\twell
      a\t1\t2
      b\t3\tbroken
      """;
  private static final String GENES_AS_ROWS = """
      gene,GSM1,GSM2
      disease state,sick,well
      a,1,2
      b,3,4
      c,5,6
      """;
  private static final String SAMPLES_AS_ROWS = """
      sample,disease state,a,b,c
      GSM1,sick,1,2,3
      GSM2,well,4,5,6
      """;

  private static ExpressionSet read(String name, String text, ReadOptions options) {
    return ExpressionReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), name,
        options.withSamplesOnly());
  }

  private static void requireSamplesAlone(ExpressionSet set) {
    assertThat(set.numFeatures()).isZero();
    assertThat(set.sampleNames()).containsExactly("GSM1", "GSM2");
    assertThat(set.columns()).hasEntrySatisfying(set.columns().containsKey("Disease state") ? "Disease state" : "disease state",
        values -> assertThat(values).containsExactly("sick", "well"));
  }

  @ParameterizedTest
  @ValueSource(strings = {SOFT, SERIES, GCT})
  void stopsBeforeTheGenes(String text) {
    // The damage in the second gene would be refused by whoever reads it.
    requireSamplesAlone(read("file", text, ReadOptions.defaults()));
  }

  @Test
  void stopsAfterTheLabelsOfATableWithGenesAsRows() {
    requireSamplesAlone(read("file.csv", GENES_AS_ROWS, ReadOptions.defaults().withOrientation(Orientation.GENES_AS_ROWS)));
  }

  @Test
  void readsTheRestWhereSamplesAreRows() {
    ExpressionSet set = read("file.csv", SAMPLES_AS_ROWS, ReadOptions.defaults().withOrientation(Orientation.SAMPLES_AS_ROWS));
    assertThat(set.numFeatures()).isEqualTo(3);
  }
}
