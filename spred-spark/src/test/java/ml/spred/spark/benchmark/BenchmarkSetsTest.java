package ml.spred.spark.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.spred.InputException;
import ml.spred.SharedData;
import ml.spred.expression.ExpressionSet;
import ml.spred.split.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkSetsTest {
  @TempDir
  private Path empty;

  @Test
  void aDirectoryWithoutSetsIsRefused() {
    assertThatThrownBy(() -> SetFile.in(empty)).isInstanceOf(InputException.class).hasMessageContaining("--data");
  }

  @Test
  void theRealSetsAreFound() {
    Path data = SharedData.require("gene").getParent();
    assertThat(SetFile.in(data)).hasSize(16).extracting(SetFile::name).contains("alon-colon", "gds507", "gds4019");
    assertThat(SetFile.in(data, List.of("gds507"))).singleElement().extracting(SetFile::group).isEqualTo("individual");
    assertThatThrownBy(() -> SetFile.in(data, List.of("alon"))).isInstanceOf(InputException.class)
        .hasMessageContaining("'alon'").hasMessageContaining("alon-colon");
  }

  @Test
  void aSetOfThePublishedTableIsThereOnceItIsFetched() throws IOException {
    Files.createDirectories(empty.resolve("gene"));
    Path gds = Files.createDirectories(empty.resolve("geo-files/gds"));
    assertThat(SetFile.isMissing(empty, "gds5027")).isTrue();
    assertThat(SetFile.isMissing(empty, "khan-srbct")).as("no set of that table").isFalse();
    Files.createFile(gds.resolve("GDS5027_full.soft.gz"));
    assertThat(SetFile.isMissing(empty, "gds5027")).isFalse();
    assertThat(SetFile.in(empty, List.of("gds5027"))).singleElement()
        .satisfies(set -> assertThat(set.label()).isEqualTo("other"));
  }

  @Test
  void bothSamplesOfAPatientAreInOneSplit() {
    LabelledSet set = LabelledSet.read(SetFile.in(SharedData.require("gene").getParent(), List.of("gds507")).get(0));
    Map<String, Split> ofPatient = new HashMap<>();
    for (int sample = 0; sample < set.set().numSamples(); sample++) {
      Split split = set.split(3).of(sample);
      assertThat(ofPatient.getOrDefault(set.groups().get(sample), split)).isEqualTo(split);
      ofPatient.put(set.groups().get(sample), split);
    }
    assertThat(ofPatient.values()).contains(Split.values());
  }

  @Test
  void aSplitIsPreparedByItsTrainingSamples() {
    int samples = 20;
    double[][] values = IntStream.range(0, samples).mapToObj(sample ->
        new double[] {1000 + sample, 7, sample % 3 == 0 ? Double.NaN : 200 + sample, 1000 * (sample % 2)})
        .toArray(double[][]::new);
    ExpressionSet set = ExpressionSet.builder().samples(IntStream.range(0, samples).mapToObj(sample -> "s" + sample).toList())
        .features(List.of("rising", "constant", "incomplete", "class")).values(values).build();
    List<String> labels = IntStream.range(0, samples)
        .mapToObj(sample -> sample == 0 ? "rare" : sample % 2 == 0 ? "even" : "odd").toList();
    SplitData data = SplitData.of(new LabelledSet("made", set, labels, null), 1);
    assertThat(data.classes()).containsExactly("even", "odd");
    assertThat(data.labels()).hasSize(samples - 1);
    assertThat(List.of(data.values())).allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(Double.NaN));
    assertThat(data.values()[0][0]).isEqualTo(Math.log(1002) / Math.log(2));
    assertThat(values[1][0]).as("the set itself is left alone").isEqualTo(1001);
  }
}
