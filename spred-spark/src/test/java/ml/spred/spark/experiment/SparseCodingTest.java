package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseCodingTest {
  private static final String DEFINITION = "\"settings\": {\"format\": \"%s\", \"side\": 4, \"patches\": 300, "
      + "\"whitening\": 0.01, \"atoms\": 12, \"batch\": 100, \"passes\": 4, \"gap\": 1e-4}, "
      + "\"grid\": [{\"lambda\": [0.5, 1000]}], \"seeds\": [1]";

  @TempDir Path directory;

  @Test
  void atomsFitThePatchesBetterPassByPass() throws Exception {
    ImageFixture.write(directory);
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("sparse-coding",
        String.format(DEFINITION, "mnist"), "atoms", "objective", "seconds");
    assertThat(fixture.run("sparse-coding")).isEqualTo(2);
    Results results = fixture.results("sparse-coding");
    Results learned = results.where("lambda", 0.5);
    double[] passes = learned.where("part", "pass").numbers("objective");
    Results end = learned.where("part", "end");
    assertThat(passes).hasSize(4);
    assertThat(end.numbers("objective")[0]).isLessThan(passes[0]);
    assertThat(end.numbers("largest_gap")[0]).isBetween(0.0, 1e-4);
    assertThat(end.numbers("atoms_per_patch")[0]).isBetween(1.0, 12.0);
    assertThat(learned.where("part", "pass").numbers("seconds")).isSorted();
    Results atoms = learned.where("part", "atom");
    assertThat(atoms.rows()).hasSize(12).allSatisfy(row -> assertThat(Arrays.stream(row.get("values").split(" "))
        .mapToDouble(Double::parseDouble).map(value -> value * value).sum()).isBetween(0.98, 1.02));
    assertThat(atoms.numbers("number")[0]).isGreaterThanOrEqualTo(atoms.numbers("number")[11]);
    // Above the largest strength every code is empty.
    assertThat(results.where("lambda", 1000.0).where("part", "end").numbers("atoms_per_patch")).containsExactly(0);
    assertThat(fixture.page()).contains("no code's relative gap above ");
    assertThat(fixture.picture("sparse-coding").getElementsByTagName("image").getLength()).isEqualTo(2);
  }

  @Test
  void saysWhatCannotBeUsed() throws Exception {
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("sparse-coding",
        String.format(DEFINITION, "tiff"));
    assertThatThrownBy(() -> fixture.run("sparse-coding")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("the format 'tiff' of sparse-coding is none of cifar10, ");
    assertThatThrownBy(() -> new SparseCoding().data(null, null)).isInstanceOf(InputException.class)
        .hasMessageStartingWith("--data is missing; give the folder that holds images/");
  }
}
