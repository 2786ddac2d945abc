package ml.spred.expression;

import static org.assertj.core.api.Assertions.assertThat;

import ml.spred.SharedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class GeneSetFilesTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "gene-sets.csv", numLinesToSkip = 1)
  void readsAsDescribed(String name, int samples, int features, int classes, int largest, int smallest, int constant) {
    ExpressionSet set = Readings.file(SharedData.require("gene/" + name + ".csv.gz"));
    ColumnSummary label = ColumnSummary.of("label", set.column("label"));
    assertThat(set.numSamples()).isEqualTo(samples);
    assertThat(set.numFeatures()).isEqualTo(features);
    assertThat(label.counts()).hasSize(classes);
    assertThat(label.counts().values()).first().isEqualTo(largest);
    assertThat(label.counts().values()).last().isEqualTo(smallest);
    assertThat(set.constantFeatureCount()).isEqualTo(constant);
    assertThat(set.missingCount()).isZero();
    assertThat(set.columns()).containsOnlyKeys("label");
  }
}
