package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import ml.spred.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparseCodingTest {
  private static final String DEFINITION = "\"settings\": {\"photographs\": \"stripes\", \"side\": 4, "
      + "\"patchesPerPhotograph\": 100, \"whitening\": 0.01, \"atoms\": 12, \"batch\": 100, \"passes\": 4, \"gap\": 1e-4}, "
      + "\"grid\": [{\"lambda\": [0.5, 1000]}], \"seeds\": [1]";

  @TempDir Path directory;

  /** Three pictures of slanted stripes and noise. */
  private static void draw(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(1);
    for (int k = 0; k < 3; k++) {
      BufferedImage picture = new BufferedImage(24, 18, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 24; x++) {
        for (int y = 0; y < 18; y++) {
          int level = (x + k * y) % 5 * 40 + random.nextInt(60);
          picture.setRGB(x, y, level << 16 | level << 8 | level);
        }
      }
      ImageIO.write(picture, "png", folder.resolve("stripes" + k + ".png").toFile());
    }
  }

  @Test
  void atomsFitThePatchesBetterPassByPass() throws Exception {
    draw(directory.resolve("images").resolve("stripes"));
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("sparse-coding", DEFINITION, "atoms",
        "objective", "seconds");
    assertThat(fixture.run("sparse-coding")).isEqualTo(2);
    Results results = fixture.results("sparse-coding");
    Results learned = results.where("lambda", 0.5);
    double[] passes = learned.where("part", "pass").numbers("objective");
    Results end = learned.where("part", "end");
    assertThat(passes).hasSize(4);
    assertThat(end.numbers("number")).containsExactly(300);
    assertThat(end.numbers("objective")[0]).isLessThan(passes[0]);
    assertThat(end.numbers("largest_gap")[0]).isBetween(0.0, 1e-4);
    assertThat(end.numbers("atoms_per_patch")[0]).isBetween(1.0, 12.0);
    assertThat(end.numbers("seconds")[0]).isPositive();
    Results atoms = learned.where("part", "atom");
    assertThat(atoms.rows()).hasSize(12).allSatisfy(row -> assertThat(Arrays.stream(row.get("values").split(" "))
        .mapToDouble(Double::parseDouble).map(value -> value * value).sum()).isBetween(0.98, 1.02));
    assertThat(atoms.numbers("number")[0]).isGreaterThanOrEqualTo(atoms.numbers("number")[11]);
    assertThat(Arrays.stream(atoms.numbers("number")).sum() / 300)
        .isCloseTo(end.numbers("atoms_per_patch")[0], org.assertj.core.api.Assertions.within(0.01));
    // Above the largest strength every code is empty.
    assertThat(results.where("lambda", 1000.0).where("part", "end").numbers("atoms_per_patch")).containsExactly(0);
    assertThat(fixture.page()).contains("no code's relative gap above ");
    assertThat(fixture.picture("sparse-coding").getElementsByTagName("image").getLength()).isEqualTo(2);
  }

  @Test
  void saysWhatCannotBeUsed() throws Exception {
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("sparse-coding", DEFINITION);
    assertThatThrownBy(() -> fixture.run("sparse-coding")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("there is no folder ").hasMessageContaining("images/stripes with photographs");
    ExperimentFixture without = new ExperimentFixture(directory, null).define("sparse-coding", DEFINITION);
    assertThatThrownBy(() -> without.run("sparse-coding")).isInstanceOf(InputException.class)
        .hasMessageStartingWith("--data is missing; give the folder that holds images/stripes");
  }
}
