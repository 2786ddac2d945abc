package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionTest {
  @TempDir Path directory;

  static Stream<Experiment<?>> experiments() {
    return Experiments.all().stream();
  }

  /** What is in the repository: small and full are there, every cell has every key, once, and the full scale is no smaller. */
  @ParameterizedTest
  @MethodSource("experiments")
  void definitionsFitTheirExperiments(Experiment<?> experiment) {
    Path definitions = ExperimentFixture.definitions();
    List<Scale> scales = Definition.scales(definitions, experiment.name());
    assertThat(scales).startsWith(Scale.SMALL).endsWith(Scale.FULL);
    for (Scale scale : scales) {
      Definition definition = Definition.read(definitions, experiment.name(), scale);
      List<List<String>> keys = definition.cells().stream().map(cell -> cell.fields(experiment.keys())).toList();
      assertThat(keys).isNotEmpty().doesNotHaveDuplicates();
      assertThat(definition.published()).isNotEmpty().extracting(Published::id).doesNotHaveDuplicates();
    }
    assertThat(Definition.read(definitions, experiment.name(), Scale.FULL).cells())
        .hasSizeGreaterThanOrEqualTo(Definition.read(definitions, experiment.name(), Scale.SMALL).cells().size());
  }

  /** A definition that no experiment reads would never run. */
  @Test
  void everyDefinitionHasItsExperiment() throws IOException {
    try (Stream<Path> files = Files.list(ExperimentFixture.definitions())) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
          .containsExactlyInAnyOrderElementsOf(experiments().map(experiment -> experiment.name() + ".json").toList());
    }
  }

  @Test
  void aGridIsTheProductOfItsListsAndTheSeeds() throws IOException {
    new ExperimentFixture(directory, null).define("landscape",
        "\"settings\": {}, \"grid\": [{\"a\": [\"x\", \"y\"], \"b\": 1}, {\"a\": \"z\", \"b\": [2, 0.5]}], \"seeds\": [7, 8]");
    Definition definition = Definition.read(directory, "landscape", Scale.FULL);
    assertThat(definition.cells()).extracting(Cell::toString).containsExactly("a=x b=1 seed=7", "a=x b=1 seed=8",
        "a=y b=1 seed=7",
        "a=y b=1 seed=8", "a=z b=2 seed=7", "a=z b=2 seed=8", "a=z b=0.5 seed=7", "a=z b=0.5 seed=8");
    assertThat(definition.cells().get(7).number("b")).isEqualTo(0.5);
    assertThatThrownBy(() -> definition.cells().get(7).integer("b")).isInstanceOf(InputException.class)
        .hasMessageContaining("0.5").hasMessageContaining("whole number");
    assertThatThrownBy(() -> definition.cells().get(0).number("a")).isInstanceOf(InputException.class)
        .hasMessageContaining("'x'");
    assertThatThrownBy(() -> definition.number("rate")).isInstanceOf(InputException.class)
        .hasMessage("the settings of landscape at the scale full have no 'rate'; add it.");
  }

  @Test
  void theFingerprintIsOfTheSettingsWhateverTheirOrder() throws IOException {
    ExperimentFixture fixture = new ExperimentFixture(directory, null);
    fixture.define("landscape", "\"settings\": {\"a\": 1, \"b\": {\"c\": 1, \"d\": 2}}, \"grid\": [{\"x\": 1}]");
    String one = Definition.read(directory, "landscape", Scale.SMALL).fingerprint();
    fixture.define("landscape", "\"settings\": {\"b\": {\"d\": 2, \"c\": 1}, \"a\": 1}, \"grid\": [{\"x\": [1, 2]}]");
    assertThat(Definition.read(directory, "landscape", Scale.SMALL).fingerprint()).isEqualTo(one);
    fixture.define("landscape", "\"settings\": {\"a\": 2, \"b\": {\"c\": 1, \"d\": 2}}, \"grid\": [{\"x\": 1}]");
    assertThat(Definition.read(directory, "landscape", Scale.SMALL).fingerprint()).isNotEqualTo(one);
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThatThrownBy(() -> Definition.read(directory, "landscape", Scale.SMALL)).isInstanceOf(InputException.class)
        .hasMessageContaining("landscape.json").hasMessageContaining("--definitions");
    assertThat(Definition.scales(directory, "landscape")).isEmpty();
    Files.writeString(directory.resolve("landscape.json"), "{\"full\": {}}");
    assertThat(Definition.scales(directory, "landscape")).containsExactly(Scale.FULL);
    assertThatThrownBy(() -> Definition.read(directory, "landscape", Scale.SMALL)).isInstanceOf(InputException.class)
        .hasMessageContaining("has no 'small'; add it.");
  }
}
