package ml.spred.spark.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments whose cells are timed, or use Spark themselves. */
class DriverExperimentsTest {
  @TempDir Path directory;

  @Test
  void timesOfTheLassoAndOfTheZerosOnTheWay() throws Exception {
    ExperimentFixture fixture = new ExperimentFixture(directory, null).define("lasso-time",
        "\"settings\": {\"samples\": 30, \"share\": 0.3, \"gap\": 1e-6, \"repeats\": 1, \"iterations\": 3000, \"every\": 10, "
            + "\"peers\": \"" + directory
                + "\"}, \"grid\": [{\"method\": [\"path\", \"adam\", \"lasso-sklearn\"], \"features\": [10, 20]}]",
        "seconds", "parts", "growth");
    assertThat(fixture.run("lasso-time")).isEqualTo(6);
    Results results = fixture.results("lasso-time");
    Results adam = results.where("method", "adam");
    assertThat(adam.numbers("zeros")).isEqualTo(results.where("method", "path").numbers("zeros"));
    for (var row : adam.rows()) {
      assertThat(Results.number(row, "seconds_75")).isPositive().isLessThanOrEqualTo(Results.number(row, "seconds_90"));
      assertThat(Results.number(row, "seconds_100")).isBetween(Results.number(row, "seconds_90"), Results.number(row, "seconds"));
    }
    assertThat(results.where("method", "lasso-sklearn").rows()).allSatisfy(row -> {
      assertThat(row.get("seconds")).isEmpty();
      assertThat(row.get("note")).startsWith("not run: ");
    });
    assertThat(fixture.page()).contains("d = 20: path solver ").doesNotContain("coordinate descent (scikit-learn)");
  }

  @Test
  void genesWithBothKindsOfLabels() throws Exception {
    writeGenes();
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("genes",
        "\"settings\": {\"peers\": \"" + directory
            + "\"}, \"grid\": [{\"labels\": [\"single\", \"all-subsets\"], \"set\": \"toy\", "
            + "\"method\": [\"majority\", \"spred-linear\"], \"split\": 1}]", "single-toy", "all-subsets-toy");
    assertThat(fixture.run("genes")).isEqualTo(4);
    Results results = fixture.results("genes");
    assertThat(results.where("labels", "single").where("method", "spred-linear").numbers("test_accuracy")[0]).isEqualTo(1);
    assertThat(results.where("labels", "single").distinct("ceiling")).containsExactly("1.0000");
    assertThat(results.where("labels", "all-subsets").distinct("ceiling")).containsExactly("0.5000");
    assertThat(results.where("labels", "all-subsets").where("method",
        "spred-linear").numbers("test_accuracy")[0]).isLessThan(0.8);
    assertThat(fixture.page()).contains("ceiling 50.0");
  }

  @Test
  void aSetThatIsNotFetchedStaysMissing() throws Exception {
    writeGenes();
    ExperimentFixture fixture = new ExperimentFixture(directory, directory).define("genes",
        "\"settings\": {\"peers\": \"" + directory + "\"}, \"grid\": [{\"labels\": \"single\", "
            + "\"set\": [\"gds1815\", \"toy\"], \"method\": \"majority\", \"split\": 1}]", "single-toy", "single-gds1815");
    fixture.run("genes");
    assertThat(fixture.results("genes").distinct("set")).containsExactly("toy");
    assertThat(fixture.run("genes")).as("the cell of the missing set alone").isEqualTo(1);
  }

  /** Forty samples, six genes, the first of which tells the classes apart; a second column crosses them. */
  private void writeGenes() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("sample,label,batch,g1,g2,g3,g4,g5,g6\n");
    for (int k = 0; k < 40; k++) {
      text.append("s").append(k).append(k % 2 == 0 ? ",sick" : ",well").append(k % 4 < 2 ? ",one" : ",two");
      text.append(',').append(k % 2 * 6 + random.nextGaussian() * 0.3);
      for (int gene = 1; gene < 6; gene++) {
        text.append(',').append(random.nextGaussian());
      }
      text.append('\n');
    }
    Files.createDirectories(directory.resolve("gene"));
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(directory.resolve("gene/toy.csv.gz")))) {
      out.write(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }
}
