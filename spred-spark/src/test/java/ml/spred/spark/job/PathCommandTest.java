package ml.spred.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code spred path} writes and says. */
class PathCommandTest extends CommandLineTest {

  private Result path(String... more) throws IOException {
    List<String> args = List.of("path", "--input", table().toString(), "--label", "class", "--heads", "linear", "--num-kappas",
        "6", "--output", output().toString());
    return spred(Stream.concat(args.stream(), Arrays.stream(more)).toArray(String[]::new));
  }

  @Test
  void writesItsFilesAndNothingElse() throws IOException {
    Result result = path();

    assertThat(result.code()).as(result.err()).isZero();
    try (var files = Files.list(output())) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("path.csv", "entering_order.csv",
          "coefficients.csv", "metrics.json", "report.html");
    }
  }

  @Test
  void aLineForEachKappaFromSparseToDense() throws IOException {
    path();

    List<String> lines = lines("path.csv");
    assertThat(lines.get(0)).isEqualTo("kappa,lambda,numFeatures,objective,loss,penalty,gap,violation,worstFeature,holds,"
        + "devAccuracy,devStandardError,devLogLoss,chosen,oneStandardError");
    List<String[]> cells = lines.stream().skip(1).map(line -> line.split(",")).toList();
    assertThat(cells).hasSizeBetween(2, 6);
    assertThat(cells).extracting(row -> -Double.parseDouble(row[0])).isSorted();
    assertThat(cells).allSatisfy(row -> {
      assertThat(Double.parseDouble(row[1])).isEqualTo(2 * Double.parseDouble(row[0]));
      assertThat(Double.parseDouble(row[6])).isLessThan(1e-6);
      assertThat(row[9]).isEqualTo("true");
    });
    assertThat(cells).filteredOn(row -> row[13].equals("true")).hasSize(1);
    assertThat(cells).filteredOn(row -> row[14].equals("true")).hasSize(1);
  }

  @Test
  void genesAreListedInTheOrderOfEntry() throws IOException {
    path();

    assertThat(lines("entering_order.csv").get(0)).isEqualTo("order,feature,annotation,entersAt,leavesAt,numPoints");
    assertThat(lines("entering_order.csv").get(1)).startsWith("1,signal,,").contains(",,");
    assertThat(lines("coefficients.csv").get(0)).isEqualTo("kappa,feature,class,weight");
    assertThat(lines("coefficients.csv")).anyMatch(line -> line.matches("[^,]+,signal,sick,[0-9.E-]+"))
        .anyMatch(line -> line.matches("[^,]+,signal,well,-[0-9.E-]+"));
  }

  @Test
  void certifiesEveryPoint() throws IOException {
    path();

    JsonNode metrics = new ObjectMapper().readTree(output().resolve("metrics.json").toFile());
    assertThat(metrics.get("command").asText()).startsWith("spred path --input");
    assertThat(metrics.at("/certificates/holds").asBoolean()).isTrue();
    assertThat(metrics.at("/certificates/largestGap").asDouble()).isLessThan(1e-6);
    assertThat(metrics.get("path")).hasSize(metrics.get("numPoints").asInt());
    assertThat(metrics.get("kappaMax").asDouble()).isEqualTo(metrics.at("/path/0/kappa").asDouble());
    assertThat(metrics.at("/wallSeconds/total").asDouble()).isPositive();
    assertThat(metrics.has("splits")).as("scores of test samples").isFalse();
  }

  @Test
  void saysHowTheGenesEnter() throws IOException {
    Result result = path("--one-standard-error");

    assertThat(result.out()).contains("24 samples, 5 genes", "strengths from kappa", "chosen      1 gene at kappa",
        "    1  signal", "certificate holds at all", "above the global minimum", "out/report.html");
    assertThat(Files.readString(output().resolve("report.html"))).contains("Order of entry", "signal");
  }

  @Test
  void aNumberOfGenesIsNoOptionOfAPath() throws IOException {
    Result result = path("--num-features", "3");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Unknown option");
    assertThat(output()).doesNotExist();
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(output().resolve(file));
  }
}
